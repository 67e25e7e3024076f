package io.flowcast.models.demand.ensemble;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.DataHash;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Averages forecasters of panels: the mean is the weighted mean of the members' means, each quantile that of their quantiles, drawn to that mean.
 *
 * <p>Averaged quantiles keep the shape the members share where averaged probabilities would spread it (Lichtendahl, Grushka-Cockayne and Winkler 2013). How steps
 * and rows depend on each other is taken from the first member: its sample paths, each value moved to the same probability of the average.
 *
 * <p>Cost: that of all members; a sample path costs one probability and one quantile for each step beyond that. Immutable and safe for several threads.
 */
public final class EnsembleForecaster implements DemandForecaster {
    private final String name;
    private final List<DemandForecaster> members;
    private final double[] weights;
    private final boolean inStock;

    /**
     * Members of equal weight.
     *
     * @param name name of the ensemble, lower case words joined by dashes
     * @param members the members, at least one; the first says how steps and rows depend on each other
     */
    public EnsembleForecaster(String name, List<DemandForecaster> members) {
        this(name, members, equal(members.size()));
    }

    /**
     * Members with given weights.
     *
     * @param name name of the ensemble, lower case words joined by dashes
     * @param members the members, at least one; the first says how steps and rows depend on each other
     * @param weights of each member, at least 0 and not all 0; scaled to sum to 1
     * @throws IllegalArgumentException if there is no member or a weight is not as said
     */
    public EnsembleForecaster(String name, List<DemandForecaster> members, double[] weights) {
        this(name, members, weights, false);
    }

    private EnsembleForecaster(String name, List<DemandForecaster> members, double[] weights, boolean inStock) {
        double sum = Arrays.stream(weights).sum();
        boolean sound = Arrays.stream(weights).allMatch(w -> w >= 0) && sum > 0 && sum < Double.POSITIVE_INFINITY;
        if (members.isEmpty() || weights.length != members.size() || !sound) {
            throw new IllegalArgumentException("an ensemble needs members and a weight of at least 0 for each, not "
                    + members.size() + " members and weights " + Arrays.toString(weights));
        }
        this.name = name;
        this.members = List.copyOf(members);
        this.weights = Arrays.stream(weights).map(w -> w / sum).toArray();
        this.inStock = inStock;
    }

    /**
     * Quantiles of days on which the stock lasts, averaged with those of forecasters that know all days only.
     *
     * <p>The first member gives the mean of all days and quantiles of days in stock. The mean of those quantiles over that mean says, for each row and step, what days in
     * stock sell of what all days would; the quantiles of the other members are taken times that share. The mean of the ensemble stays that of all days.
     *
     * @param name name of the ensemble, lower case words joined by dashes
     * @param first forecaster whose quantiles are of days in stock; says how steps and rows depend on each other
     * @param others forecasters of all days
     * @param weights of first and others, at least 0 and not all 0; scaled to sum to 1
     * @return the forecaster
     * @throws IllegalArgumentException if a weight is not as said
     */
    public static EnsembleForecaster ofDaysInStock(
            String name, DemandForecaster first, List<DemandForecaster> others, double[] weights) {
        List<DemandForecaster> members = new ArrayList<>(List.of(first));
        members.addAll(others);
        return new EnsembleForecaster(name, members, weights, true);
    }

    private static double[] equal(int members) {
        double[] weights = new double[members];
        Arrays.fill(weights, 1);
        return weights;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        List<FittedDemand> fitted = new ArrayList<>();
        for (DemandForecaster member : members) {
            fitted.add(member.fit(panel, context));
        }
        return new FittedEnsemble(
                name,
                weights,
                fitted,
                inStock,
                Recalibration.NONE,
                made(name, weights, fitted, DataHash.of(panel), context));
    }

    static Provenance made(
            String name, double[] weights, List<FittedDemand> members, String dataHash, RunContext context) {
        Provenance[] from = members.stream().map(FittedDemand::provenance).toArray(Provenance[]::new);
        return Provenance.of("forecast", name, Map.of("weights", Arrays.toString(weights)), dataHash, context, from);
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return EnsembleFile.read(name, members, weights, inStock, in);
    }
}
