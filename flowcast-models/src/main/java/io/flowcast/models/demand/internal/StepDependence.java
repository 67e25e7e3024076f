package io.flowcast.models.demand.internal;

/**
 * How an error carries over to later steps of the same series: the linear innovation recursion
 *
 * <pre>
 *   x_h = sum_{j=1}^{h-1} c_j e_{h-j} + e_h,    c_j = alpha + beta (phi + ... + phi^j) + gamma [j mod m = 0]
 * </pre>
 *
 * (Hyndman, Koehler, Ord and Snyder 2008, table 6.1). Naive forecasts are the case alpha = 1 or gamma = 1.
 *
 * @param alpha share of an error that stays in the level
 * @param beta share that enters the trend
 * @param phi damping of the trend
 * @param gamma share that returns after a season
 * @param period season length in steps, at least 1
 */
public record StepDependence(double alpha, double beta, double phi, double gamma, int period) {
    /** Errors of different steps have nothing to do with each other. */
    public static final StepDependence NONE = new StepDependence(0, 0, 1, 0, 1);

    /** Fills c_1 .. c_(n-1) at positions 1 .. n-1; position 0 holds 1, the error of the step itself. */
    public void weights(double[] c, int n) {
        double damped = 0;
        double power = 1;
        for (int j = 0; j < n; j++) {
            if (j == 0) {
                c[0] = 1;
            } else {
                power *= phi;
                damped += power;
                c[j] = alpha + beta * damped + (j % period == 0 ? gamma : 0);
            }
        }
    }

    boolean none() {
        return alpha == 0 && beta == 0 && gamma == 0;
    }
}
