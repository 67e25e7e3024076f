package io.flowcast.models.demand.internal;

import java.util.Arrays;

/**
 * How an error of one step carries over to later steps of the same series: the moving average form x_h = sum_{j=1}^{h-1} c_j e_{h-j} + e_h.
 * Immutable.
 */
public interface StepDependence {
    /** Fills c_1 .. c_(n-1) at positions 1 .. n-1; position 0 holds 1, the error of the step itself. */
    void weights(double[] c, int n);

    /** Whether errors of different steps have nothing to do with each other. */
    boolean none();

    /**
     * Turns innovations into standardised errors, x_h / sd(x_h), in place.
     *
     * @param innovations path after path
     * @param paths how many
     * @param steps steps of each
     */
    void carryOver(double[] innovations, int paths, int steps);

    /** The standard deviation of x_h for innovations of variance 1, as its inverse, for each step. */
    default double[] scale(int steps) {
        double[] c = new double[steps];
        weights(c, steps);
        double squares = 0;
        for (int h = 0; h < steps; h++) {
            squares += c[h] * c[h];
            c[h] = 1 / Math.sqrt(squares);
        }
        return c;
    }

    /**
     * Errors that carry over with any weights; those beyond the last one given are zero. A path of n steps costs O(n weights).
     *
     * @param weights c_1 and on, finite
     * @return the dependence
     */
    static StepDependence ofWeights(double[] weights) {
        return new MovingAverageDependence(weights.clone());
    }

    /** Weights as they are. */
    final class MovingAverageDependence implements StepDependence {
        private final double[] weight;
        private final boolean none;

        private MovingAverageDependence(double[] weight) {
            this.weight = weight;
            none = Arrays.stream(weight).allMatch(c -> c == 0);
        }

        @Override
        public void weights(double[] c, int n) {
            for (int j = 0; j < n; j++) {
                c[j] = j == 0 ? 1 : j <= weight.length ? weight[j - 1] : 0;
            }
        }

        @Override
        public boolean none() {
            return none;
        }

        @Override
        public void carryOver(double[] innovations, int paths, int steps) {
            double[] scale = scale(steps);
            for (int k = 0; k < paths; k++) {
                // From the last step back, so that earlier innovations are still there.
                for (int h = steps - 1; h >= 0; h--) {
                    double x = innovations[k * steps + h];
                    for (int j = 1; j <= Math.min(h, weight.length); j++) {
                        x += weight[j - 1] * innovations[k * steps + h - j];
                    }
                    innovations[k * steps + h] = x * scale[h];
                }
            }
        }
    }
}
