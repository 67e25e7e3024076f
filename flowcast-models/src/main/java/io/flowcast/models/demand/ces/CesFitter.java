package io.flowcast.models.demand.ces;

import io.flowcast.models.demand.internal.BoxMinimiser;
import io.flowcast.models.demand.internal.Decomposition;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.StopCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fits complex exponential smoothing with each season that is allowed, by least squares, and takes the one with the smallest AICc; one that would run
 * away is refitted without growth. One instance serves one thread.
 */
final class CesFitter implements SeriesFitter {
    /** Around the region of {@link CesLikelihood#stable}; seasons have theirs where they add to the level. */
    private static final double[] LOWER = {0.01, 0.01, 0.01, 0.01};

    private static final double[] UPPER = {2.5, 1.9, 2, 1.9};
    private static final double[] STEP = {0.2, 0.03, 0.1, 0.1};
    private static final double[] A0_GRID = {1.05, 1.2, 1.5, 1.8};
    private static final double[] A1_GRID = {0.97, 1.0, 1.03};
    private static final double[] PARTIAL_GRID = {0.05, 0.3};
    private static final double[] FULL_GRID = {1.02, 1.15, 1.4};
    private static final double[] NO_GRID = {0};
    private static final int MAX_ITERATIONS = 60;
    private static final double TOLERANCE = 1e-3;

    private final List<CesSeason> allowed;
    private final CesLikelihood likelihood;
    private final BoxMinimiser minimiser = new BoxMinimiser();
    private final Decomposition decomposition = new Decomposition();
    private final double[] x = new double[4];
    private final double[] upper = new double[4];
    private double[] z = new double[0];

    CesFitter(List<CesSeason> allowed, StopCheck stop) {
        this.allowed = allowed;
        likelihood = new CesLikelihood(stop);
    }

    @Override
    public @Nullable CesModel fit(Series series) {
        int n = series.length();
        if (z.length < n) {
            z = new double[n];
        }
        double mean = 0;
        int known = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < n; t++) {
            double value = series.values()[t];
            if (!Double.isNaN(value)) {
                known++;
                mean += (Math.abs(value) - mean) / known;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        double size = mean > 0 ? mean : 1;
        for (int t = 0; t < n; t++) {
            z[t] = series.values()[t] / size;
        }
        likelihood.series(z, n, known);
        CesModel best = null;
        double least = Double.POSITIVE_INFINITY;
        for (CesSeason season : allowed) {
            int period = season == CesSeason.NONE ? 1 : series.season();
            int free = season.parameters + 1;
            if ((season != CesSeason.NONE && (period < 2 || n < 2 * period)) || known < free + 2) {
                continue;
            }
            prepare(season, period, n);
            CesModel model = null;
            double value = minimised(season, UPPER[1]);
            if (value < Double.POSITIVE_INFINITY) {
                model = model(season, period, series, size);
                if (!model.bounded(high - low)) {
                    value = minimised(season, 1);
                    model = value < Double.POSITIVE_INFINITY ? model(season, period, series, size) : null;
                }
            }
            double aicc = value + 2 * free + 2.0 * free * (free + 1) / Math.max(0.5, known - free - 1);
            if (model != null && aicc < least && model.bounded(high - low)) {
                least = aicc;
                best = model;
            }
        }
        return best;
    }

    private CesModel model(CesSeason season, int period, Series series, double size) {
        CesRule rule = new CesRule(
                season, period, x[0], x[1], season.parameters > 2 ? x[2] : 0, season.parameters > 3 ? x[3] : 0);
        return CesModel.of(rule, likelihood.before(rule, x), size, series);
    }

    private void prepare(CesSeason season, int period, int n) {
        int first = Math.max(10, period);
        double mean = 0;
        int count = 0;
        for (int t = 0; t < n && count < first; t++) {
            if (!Double.isNaN(z[t])) {
                count++;
                mean += (z[t] - mean) / count;
            }
        }
        double[] factors = new double[0];
        if (season != CesSeason.NONE) {
            factors = decomposition.season(z, n, 0, period, false);
            for (int j = 0; season == CesSeason.SIMPLE && j < period; j++) {
                factors[j] += mean;
            }
        }
        likelihood.season(season, period, mean, factors);
    }

    /** Leaves the best parameters and returns -2 log likelihood up to a constant. */
    private double minimised(CesSeason season, double mostImaginary) {
        System.arraycopy(UPPER, 0, upper, 0, 4);
        upper[1] = mostImaginary;
        if (season == CesSeason.FULL) {
            upper[3] = Math.min(upper[3], mostImaginary);
        }
        if (!bestOfGrid(season)) {
            return Double.POSITIVE_INFINITY;
        }
        return minimiser.minimise(likelihood, x, LOWER, upper, STEP, season.parameters, MAX_ITERATIONS, TOLERANCE);
    }

    private boolean bestOfGrid(CesSeason season) {
        double[] grid = season == CesSeason.PARTIAL ? PARTIAL_GRID : season == CesSeason.FULL ? FULL_GRID : NO_GRID;
        double best = Double.POSITIVE_INFINITY;
        double a0 = 0;
        double a1 = 0;
        double b0 = 0;
        for (double real : A0_GRID) {
            for (double imaginary : A1_GRID) {
                for (double weight : grid) {
                    x[0] = real;
                    x[1] = Math.min(upper[1], imaginary);
                    x[2] = weight;
                    x[3] = 1;
                    double value = likelihood.value(x);
                    if (value < best) {
                        best = value;
                        a0 = x[0];
                        a1 = x[1];
                        b0 = weight;
                    }
                }
            }
        }
        x[0] = a0;
        x[1] = a1;
        x[2] = b0;
        x[3] = 1;
        return best < Double.POSITIVE_INFINITY;
    }
}
