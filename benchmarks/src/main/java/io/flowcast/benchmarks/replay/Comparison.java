package io.flowcast.benchmarks.replay;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.simulate.ConfidenceInterval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares policies at equal fill rate. */
final class Comparison {
    /**
     * One policy at one fill rate.
     *
     * @param policy its name
     * @param fillRate at which it is read, in percent
     * @param wastePercent share of what could have been sold that was wasted
     * @param wastedKilograms over the hidden days
     * @param lostUnits demand that was not met
     * @param cost waste, lost sales, holding and loss on closing stock
     * @param kilometres driven
     * @param transportCost of driving
     * @param kilogramsCo2e of waste and driving
     */
    record Row(
            String policy,
            ConfidenceInterval fillRate,
            ConfidenceInterval wastePercent,
            ConfidenceInterval wastedKilograms,
            ConfidenceInterval lostUnits,
            ConfidenceInterval cost,
            ConfidenceInterval kilometres,
            ConfidenceInterval transportCost,
            ConfidenceInterval kilogramsCo2e) {}

    /**
     * The policies at one fill rate.
     *
     * @param targetFillRate the fill rate
     * @param rows the policies that reach it
     * @param notReached names of those that do not
     */
    record Table(double targetFillRate, List<Row> rows, List<String> notReached) {}

    private final ReplayWorld world;
    private final ReplayTrips trips;
    private final RunContext context;
    private final Map<String, ReplayTrips.Driven[][]> driven = new HashMap<>();

    Comparison(ReplayWorld world, ReplayTrips trips, RunContext context) {
        this.world = world;
        this.trips = trips;
        this.context = context;
    }

    /** All policies at one fill rate; a policy with a single level stands at its own. */
    Table at(double target, Map<String, Outcome[][]> sweeps) {
        List<Row> rows = new ArrayList<>();
        List<String> notReached = new ArrayList<>();
        sweeps.forEach((name, sweep) -> {
            EqualFill.Position[] positions = positions(sweep, target);
            if (positions == null) {
                notReached.add(name);
            } else {
                rows.add(row(name, sweep, positions));
            }
        });
        return new Table(target, rows, notReached);
    }

    private static EqualFill.Position @Nullable [] positions(Outcome[][] sweep, double target) {
        int seeds = sweep[0].length;
        EqualFill.Position[] positions = new EqualFill.Position[seeds];
        for (int s = 0; s < seeds; s++) {
            double[] fill = new double[sweep.length];
            for (int level = 0; level < fill.length; level++) {
                fill[level] = sweep[level][s].flow().fillRate();
            }
            EqualFill.Position position =
                    sweep.length == 1 ? new EqualFill.Position(0, 0, 0) : EqualFill.find(fill, target);
            if (position == null) {
                return null;
            }
            positions[s] = position;
        }
        return positions;
    }

    private Row row(String name, Outcome[][] sweep, EqualFill.Position[] positions) {
        int seeds = positions.length;
        ReplayTrips.Driven[][] ways = driven.computeIfAbsent(name, key -> new ReplayTrips.Driven[sweep.length][seeds]);
        Parallel.forEach(context, "drive", seeds, s -> {
            drive(ways, sweep, positions[s].lower(), s);
            drive(ways, sweep, positions[s].upper(), s);
        });
        return new Row(
                name,
                read(positions, (level, s) -> sweep[level][s].fillPercent()),
                read(positions, (level, s) -> sweep[level][s].wastePercent()),
                read(positions, (level, s) -> sweep[level][s].wastedKilograms()),
                read(positions, (level, s) -> sweep[level][s].flow().lost()),
                read(positions, (level, s) -> sweep[level][s].flow().cost()),
                read(positions, (level, s) -> way(ways, level, s).kilometres()),
                read(positions, (level, s) -> way(ways, level, s).cost()),
                read(
                        positions,
                        (level, s) -> sweep[level][s].wasteKilogramsCo2e()
                                + way(ways, level, s).kilogramsCo2e()));
    }

    private void drive(ReplayTrips.Driven[][] ways, Outcome[][] sweep, int level, int s) {
        if (ways[level][s] == null) {
            ways[level][s] = trips.drive(
                    sweep[level][s].grams(), world.rules.simulation().seeds().get(s));
        }
    }

    private static ReplayTrips.Driven way(ReplayTrips.Driven[][] ways, int level, int s) {
        return Objects.requireNonNull(ways[level][s]);
    }

    private interface Figure {
        double of(int level, int seed);
    }

    private ConfidenceInterval read(EqualFill.Position[] positions, Figure figure) {
        double[] runs = new double[positions.length];
        for (int s = 0; s < runs.length; s++) {
            EqualFill.Position p = positions[s];
            runs[s] = p.read(figure.of(p.lower(), s), figure.of(p.upper(), s));
        }
        return ConfidenceInterval.of(runs, world.rules.simulation().confidenceLevel());
    }
}
