package io.flowcast.models.demand.internal;

import java.util.Arrays;

/**
 * The dependence of the linear innovation recursion of exponential smoothing:
 *
 * <pre>
 *   c_j = alpha + beta (phi + ... + phi^j) + gamma [j mod m = 0]
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
public record SmoothingDependence(double alpha, double beta, double phi, double gamma, int period)
        implements StepDependence {
    @Override
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

    @Override
    public boolean none() {
        return alpha == 0 && beta == 0 && gamma == 0;
    }

    @Override
    public void carryOver(double[] innovations, int paths, int steps) {
        double[] scale = scale(steps);
        double[] season = new double[period];
        for (int k = 0; k < paths; k++) {
            double level = 0;
            double trend = 0;
            Arrays.fill(season, 0);
            int phase = 0;
            for (int h = 0; h < steps; h++) {
                int at = k * steps + h;
                double e = innovations[at];
                double base = level + phi * trend;
                innovations[at] = (base + season[phase] + e) * scale[h];
                level = base + alpha * e;
                trend = phi * trend + beta * e;
                season[phase] += gamma * e;
                phase = phase + 1 == season.length ? 0 : phase + 1;
            }
        }
    }
}
