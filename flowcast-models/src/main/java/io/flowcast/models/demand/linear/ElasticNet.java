package io.flowcast.models.demand.linear;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.SparseModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/**
 * Fits a linear model with an elastic-net penalty.
 *
 * <p>Columns are centred and brought to spread 1 before the penalty acts, and the target too, so that a strength means the same for any table. A missing value takes the mean of its column. Immutable and
 * safe for several threads.
 */
public final class ElasticNet {
    private static final String TARGET = "y";

    private final double strength;
    private final double absolutePart;
    private final int rounds;

    /**
     * With a penalty.
     *
     * @param strength weight of the penalty beside the mean squared error of a target with spread 1, above 0; 0.001 to 0.1 are usual
     * @param absolutePart share of the penalty on absolute coefficients, from 0.01 to 1; 1 is the lasso
     * @param rounds passes over all coefficients at most, at least 1
     */
    public ElasticNet(double strength, double absolutePart, int rounds) {
        if (!(strength > 0 && strength <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("strength must be above 0, not " + strength);
        }
        if (!(absolutePart >= 0.01 && absolutePart <= 1)) {
            throw new IllegalArgumentException("absolutePart must be from 0.01 to 1, not " + absolutePart);
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("at least 1 round, not " + rounds);
        }
        this.strength = strength;
        this.absolutePart = absolutePart;
        this.rounds = rounds;
    }

    /**
     * Fits.
     *
     * @param names of the columns, all different
     * @param columns values by column and row; NaN where missing, not infinite
     * @param targets one for each row, finite
     * @param context cancellation, asked before and after the fit: Tribuo's own loop cannot be stopped
     * @return the model
     * @throws RunStoppedException if stopped
     */
    public LinearModel fit(List<String> names, float[][] columns, float[] targets, RunContext context) {
        int features = names.size();
        if (features == 0
                || columns.length != features
                || names.stream().distinct().count() != features) {
            throw new IllegalArgumentException(columns.length + " columns for " + features + " different names");
        }
        int rows = targets.length;
        if (rows == 0) {
            throw new IllegalArgumentException("no rows");
        }
        double[] means = new double[features];
        double[] spreads = new double[features];
        for (int f = 0; f < features; f++) {
            if (columns[f].length != rows) {
                throw new IllegalArgumentException(
                        names.get(f) + " has " + columns[f].length + " values for " + rows + " rows");
            }
            spreads[f] = measure(names.get(f), columns[f], means, f);
        }
        double[] middle = new double[1];
        for (float y : targets) {
            if (Float.isNaN(y)) {
                throw new IllegalArgumentException("a target is missing");
            }
        }
        double size = measure("target", targets, middle, 0);
        double[] coefficients = new double[features];
        double intercept = middle[0];
        boolean anyVaries = false;
        for (double s : spreads) {
            anyVaries |= s > 0;
        }
        if (size > 0 && anyVaries) {
            context.stopIfAsked("fitting a linear model");
            double[] scaled = solve(columns, targets, means, spreads, middle[0], size, context.seed());
            for (int f = 0; f < features; f++) {
                coefficients[f] = spreads[f] > 0 ? scaled[f] * size / spreads[f] : 0;
            }
            intercept += scaled[features] * size;
            context.stopIfAsked("fitting a linear model");
        }
        return new LinearModel(names, means, coefficients, intercept);
    }

    /** Mean into its place; returns the spread, 0 for a constant column. */
    private static double measure(String name, float[] values, double[] means, int at) {
        double sum = 0;
        int count = 0;
        for (float v : values) {
            if (Float.isInfinite(v)) {
                throw new IllegalArgumentException(name + " holds an infinite value");
            }
            if (!Float.isNaN(v)) {
                sum += v;
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double squares = 0;
        for (float v : values) {
            squares += Float.isNaN(v) ? 0 : (v - mean) * (v - mean);
        }
        means[at] = mean;
        double spread = Math.sqrt(squares / values.length);
        return spread > 1e-7 * Math.abs(mean) ? spread : 0;
    }

    /** Coefficients between columns of spread 1 and a target of spread 1, and last the intercept. */
    private double[] solve(
            float[][] columns,
            float[] targets,
            double[] means,
            double[] spreads,
            double middle,
            double size,
            long seed) {
        RegressionFactory factory = new RegressionFactory();
        SimpleDataSourceProvenance source = new SimpleDataSourceProvenance(
                "table", OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), factory);
        MutableDataset<Regressor> data = new MutableDataset<>(source, factory);
        int features = columns.length;
        String[] names = new String[features];
        for (int f = 0; f < features; f++) {
            names[f] = String.format("f%05d", f); // Tribuo sorts features by name
        }
        double[] row = new double[features];
        for (int r = 0; r < targets.length; r++) {
            for (int f = 0; f < features; f++) {
                float v = columns[f][r];
                row[f] = Float.isNaN(v) || spreads[f] == 0 ? 0 : (v - means[f]) / spreads[f];
            }
            data.add(new ArrayExample<>(new Regressor(TARGET, (targets[r] - middle) / size), names, row.clone()));
        }
        ElasticNetCDTrainer trainer = new ElasticNetCDTrainer(strength, absolutePart, 1e-6, rounds, false, seed);
        SparseModel<Regressor> model = trainer.train(data);
        // a linear model is known by what it says at zero and at the unit vectors
        double[] known = new double[features + 1];
        double[] probe = new double[features];
        known[features] = predict(model, names, probe);
        for (int f = 0; f < features; f++) {
            probe[f] = 1;
            known[f] = predict(model, names, probe) - known[features];
            probe[f] = 0;
        }
        return known;
    }

    private static double predict(SparseModel<Regressor> model, String[] names, double[] values) {
        Prediction<Regressor> said = model.predict(new ArrayExample<>(new Regressor(TARGET, 0), names, values.clone()));
        return said.getOutput().getValues()[0];
    }
}
