package io.flowcast.models.demand.arima;

import java.util.Arrays;

/**
 * Finds a local minimum of a sum of squares inside a symmetric box: Levenberg and Marquardt's method with the scaling of Marquardt 1963 (Nocedal and Wright,
 * "Numerical Optimization", section 10.3), derivatives by forward differences, parameters at a bound frozen when they press outward.
 *
 * <p>One iteration costs as many evaluations as there are parameters, and then one or two. Workspaces are kept. Serves one thread.
 */
final class SquaresMinimiser {
    /** Residuals of a point. */
    interface Objective {
        /** Fills residuals; returns how many, or -1 if the point is not admissible. */
        int residuals(double[] x, double[] residuals);
    }

    private static final double DIFFERENCE = 1e-6;
    private static final int MAX_TRIALS = 10;
    /** Slope towards the inside, as a share of the sum, that frees a parameter at its bound. */
    private static final double CALL_BACK = 1e-3;
    /** Least share of the largest curvature that damping goes by: what is flat for the linear model is not flat. */
    private static final double LEAST_SHARE = 1e-2;
    /** Farther away a linear model of the residuals says nothing. */
    private static final double LONGEST_STEP = 0.6;

    private double[] residuals = new double[0];
    private double[] moved = new double[0];
    private double[][] jacobian = new double[0][];
    private double[] normal = new double[0];
    private double[] factor = new double[0];
    private double[] slope = new double[0];
    private double[] step = new double[0];
    private double[] trial = new double[0];
    private boolean[] frozen = new boolean[0];

    /**
     * Minimises in place.
     *
     * @param f the residuals
     * @param x starting point; the minimum found on return
     * @param k number of parameters
     * @param room most residuals there can be
     * @param bound largest absolute value of a parameter
     * @param maxIterations limit
     * @param tolerance stops when an iteration lowers the sum by less than this share
     * @return the least sum of squares, infinite if the start is not admissible
     */
    double minimise(Objective f, double[] x, int k, int room, double bound, int maxIterations, double tolerance) {
        ensure(k, room);
        int n = f.residuals(x, residuals);
        double sum = n < 0 ? Double.POSITIVE_INFINITY : squares(residuals, n);
        if (k == 0 || !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            return sum;
        }
        double damping = 1e-3;
        for (int iteration = 0; iteration < maxIterations; iteration++) {
            if (!differentiate(f, x, k, n, bound, sum)) {
                return sum;
            }
            double before = sum;
            double gain = -1;
            for (int attempt = 0; attempt < MAX_TRIALS; attempt++) {
                double expected = propose(x, k, bound, damping);
                if (!(expected > 0)) {
                    damping *= 8;
                    continue;
                }
                int count = f.residuals(trial, moved);
                double next = count == n ? squares(moved, n) : Double.POSITIVE_INFINITY;
                if (next < sum) {
                    gain = sum - next;
                    sum = next;
                    System.arraycopy(trial, 0, x, 0, k);
                    double[] swap = residuals;
                    residuals = moved;
                    moved = swap;
                    if (gain > 0.7 * expected) {
                        damping = Math.max(damping * 0.1, 1e-9);
                    } else if (gain < 0.25 * expected) {
                        damping = Math.min(damping * 4, 1e6);
                    }
                    break;
                }
                if (expected < tolerance * sum) {
                    return sum;
                }
                damping *= 8;
            }
            if (gain < tolerance * before) {
                return sum;
            }
        }
        return sum;
    }

    private boolean differentiate(Objective f, double[] x, int k, int n, double bound, double before) {
        for (int i = 0; i < k; i++) {
            double at = x[i];
            double h = at > bound - 1e-3 ? -DIFFERENCE : DIFFERENCE;
            x[i] = at + h;
            int count = f.residuals(x, moved);
            x[i] = at;
            if (count != n) {
                return false;
            }
            double[] column = jacobian[i];
            double scale = 1 / h;
            double sum = 0;
            for (int t = 0; t < n; t++) {
                double d = (moved[t] - residuals[t]) * scale;
                column[t] = d;
                sum += d * residuals[t];
            }
            slope[i] = sum;
            // At a bound functions of angles are flat: only a slope that tells something calls a parameter back.
            double inward = at >= bound ? sum : at <= -bound ? -sum : Double.POSITIVE_INFINITY;
            frozen[i] = inward < CALL_BACK * before;
            for (int j = 0; j <= i; j++) {
                double product = 0;
                double[] other = jacobian[j];
                for (int t = 0; t < n; t++) {
                    product += column[t] * other[t];
                }
                normal[i * k + j] = product;
            }
        }
        return true;
    }

    /** Puts the next point into trial; returns the decrease of the sum that the linear model expects. */
    private double propose(double[] x, int k, double bound, double damping) {
        double largest = 0;
        for (int i = 0; i < k; i++) {
            largest = Math.max(largest, normal[i * k + i]);
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = frozen[i] || frozen[j] ? 0 : normal[i * k + j];
                if (i == j) {
                    sum = frozen[i] ? 1 : sum + damping * Math.max(sum, LEAST_SHARE * largest) + 1e-300;
                }
                for (int l = 0; l < j; l++) {
                    sum -= factor[i * k + l] * factor[j * k + l];
                }
                factor[i * k + j] = i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / factor[j * k + j];
            }
        }
        for (int i = 0; i < k; i++) {
            double sum = frozen[i] ? 0 : -slope[i];
            for (int l = 0; l < i; l++) {
                sum -= factor[i * k + l] * step[l];
            }
            step[i] = sum / factor[i * k + i];
        }
        for (int i = k - 1; i >= 0; i--) {
            double sum = step[i];
            for (int l = i + 1; l < k; l++) {
                sum -= factor[l * k + i] * step[l];
            }
            step[i] = sum / factor[i * k + i];
        }
        double expected = 0;
        double longest = 0;
        for (int i = 0; i < k; i++) {
            longest = Math.max(longest, Math.abs(step[i]));
        }
        double share = Math.min(1, LONGEST_STEP / Math.max(longest, 1e-300));
        for (int i = 0; i < k; i++) {
            trial[i] = Math.max(-bound, Math.min(bound, x[i] + step[i] * share));
            step[i] = trial[i] - x[i];
        }
        for (int i = 0; i < k; i++) {
            double sum = 2 * slope[i];
            for (int j = 0; j < k; j++) {
                sum += normal[Math.max(i, j) * k + Math.min(i, j)] * step[j];
            }
            expected -= step[i] * sum;
        }
        return expected;
    }

    private static double squares(double[] residuals, int n) {
        double sum = 0;
        for (int t = 0; t < n; t++) {
            sum += residuals[t] * residuals[t];
        }
        return sum;
    }

    private void ensure(int k, int room) {
        if (residuals.length < room || step.length < k) {
            int n = Math.max(room, residuals.length);
            int size = Math.max(k, step.length);
            residuals = new double[n];
            moved = new double[n];
            jacobian = new double[size][n];
            normal = new double[size * size];
            factor = new double[size * size];
            slope = new double[size];
            step = new double[size];
            trial = new double[size];
            frozen = new boolean[size];
        }
        Arrays.fill(frozen, false);
    }
}
