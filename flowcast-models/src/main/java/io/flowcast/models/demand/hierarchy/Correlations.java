package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.RunContext;

/**
 * What the one-step errors of nodes had in common: standardised errors of the last steps, and how far their correlations are to be drawn to none.
 *
 * <p>The intensity is that of Schaefer and Strimmer, "A shrinkage approach to large-scale covariance matrix estimation", Statistical Applications in Genetics and
 * Molecular Biology 4 (2005), table 2, target D: the sum of the variances of the correlations over the sum of their squares. With more than {@value #MOST_NODES}
 * nodes it is estimated from evenly spaced ones. Immutable.
 *
 * @param steps how many errors each node has
 * @param errors standardised errors, node after node; 0 where there is none
 * @param shrinkage weight of no correlation, from 0 to 1
 */
record Correlations(int steps, double[] errors, double shrinkage) {
    private static final int MOST_NODES = 600;
    private static final int MOST_STEPS = 40;
    private static final double LEAST_SHRINKAGE = 0.02;

    /** Nothing in common. */
    static final Correlations NONE = new Correlations(0, new double[0], 1);

    /** Errors of a fitted model over the last third of the panel, with the parameters it has. */
    static Correlations of(FittedDemand fitted, DemandPanel nodes, RunContext context) {
        int n = nodes.rows();
        int end = nodes.end();
        int first = end;
        for (int r = 0; r < n; r++) {
            first = Math.min(first, nodes.start(r));
        }
        int steps = Math.min(MOST_STEPS, (end - first) / 3);
        if (steps < 4) {
            return NONE;
        }
        double[] errors = new double[Math.multiplyExact(n, steps)];
        for (int s = 0; s < steps; s++) {
            int origin = end - steps + s;
            DemandForecast ahead = fitted.forecast(nodes.asKnownAt(origin), 1, context);
            // A row that has ended shifts nothing: the forecast starts at the panel's own end.
            for (int r = 0; r < n && ahead.origin() == origin; r++) {
                boolean seen = origin < nodes.end(r)
                        && origin >= nodes.start(r)
                        && nodes.state(r, origin) == CellState.OBSERVED;
                errors[r * steps + s] = seen ? nodes.value(r, origin) - ahead.mean(r, 0) : 0;
            }
        }
        standardise(errors, n, steps);
        return new Correlations(steps, errors, shrinkage(errors, n, steps));
    }

    /** Each node's errors to mean square 1, so that R R' with R = errors / sqrt(steps) is a correlation. */
    private static void standardise(double[] errors, int n, int steps) {
        for (int r = 0; r < n; r++) {
            double largest = 0;
            for (int s = 0; s < steps; s++) {
                largest = Math.max(largest, Math.abs(errors[r * steps + s]));
            }
            double squares = 0;
            for (int s = 0; s < steps && largest > 0; s++) {
                double e = errors[r * steps + s] / largest;
                squares += e * e;
            }
            double scale = squares > 0 ? Math.sqrt(steps / squares) / largest : 0;
            for (int s = 0; s < steps; s++) {
                errors[r * steps + s] *= scale;
            }
        }
    }

    static double shrinkage(double[] errors, int n, int steps) {
        int stride = (n + MOST_NODES - 1) / MOST_NODES;
        double variances = 0;
        double squares = 0;
        for (int i = 0; i < n; i += stride) {
            for (int j = i + stride; j < n; j += stride) {
                double mean = 0;
                double square = 0;
                for (int s = 0; s < steps; s++) {
                    double w = errors[i * steps + s] * errors[j * steps + s];
                    mean += w / steps;
                    square += w * w;
                }
                variances += (square - steps * mean * mean) / ((double) steps * (steps - 1));
                squares += mean * mean;
            }
        }
        return squares > 0 ? Math.min(1, Math.max(LEAST_SHRINKAGE, variances / squares)) : 1;
    }

    /** Columns of R in W = s (shrinkage I + R R') s. */
    double[] factors() {
        double[] r = errors.clone();
        double part = Math.sqrt((1 - shrinkage) / Math.max(1, steps));
        for (int i = 0; i < r.length; i++) {
            r[i] *= part;
        }
        return r;
    }
}
