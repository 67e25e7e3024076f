package io.flowcast.models.demand.internal;

/**
 * Finds a local minimum of a smooth function inside a box.
 *
 * <p>Quasi-Newton with projection: variables at a bound whose gradient points outward are frozen, the others follow the inverse
 * BFGS direction, and an Armijo search runs along the projected path (Bertsekas, "Projected Newton Methods for
 * Optimization Problems with Simple Constraints", SIAM J. Control and Optimization 20, 1982; update: Nocedal and Wright, "Numerical
 * Optimization", equation 6.17). Infinite values are allowed: the search steps back from them. O(d^2) per iteration besides the
 * function; workspaces are kept, so a call allocates nothing once the largest dimension was seen. One instance serves one thread.
 */
public final class BoxMinimiser {
    /** A function with its gradient. */
    public interface Objective {
        /** Value at x; infinity where x is not admissible. */
        double value(double[] x);

        /** Value at x, and its gradient if the value is finite. */
        double valueAndGradient(double[] x, double[] gradient);
    }

    private static final double ARMIJO = 1e-4;
    private static final int MAX_HALVINGS = 20;

    private int capacity;
    private double[] inverse = new double[0];
    private double[] gradient = new double[0];
    private double[] trial = new double[0];
    private double[] trialGradient = new double[0];
    private double[] direction = new double[0];
    private double[] change = new double[0];
    private double[] turn = new double[0];
    private double[] product = new double[0];
    private boolean[] frozen = new boolean[0];
    private int evaluations;

    /** A minimiser; workspaces come with the first call. */
    public BoxMinimiser() {}

    /** Evaluations of the last call. */
    public int evaluations() {
        return evaluations;
    }

    /**
     * Minimises in place.
     *
     * @param f the function
     * @param x starting point inside the box; the minimum found on return
     * @param lower lower bounds
     * @param upper upper bounds
     * @param step typical sizes of a useful change of each variable
     * @param d number of variables
     * @param maxIterations limit
     * @param tolerance stops when two successive iterations each gain less than this
     * @return value at the minimum, infinite if the start is not admissible
     */
    public double minimise(
            Objective f,
            double[] x,
            double[] lower,
            double[] upper,
            double[] step,
            int d,
            int maxIterations,
            double tolerance) {
        ensure(d);
        evaluations = 1;
        double value = f.valueAndGradient(x, gradient);
        if (!(value < Double.POSITIVE_INFINITY)) {
            return value;
        }
        reset(step, d);
        boolean fresh = true;
        int small = 0;
        for (int iteration = 0; iteration < maxIterations && small < 2; iteration++) {
            for (int i = 0; i < d; i++) {
                frozen[i] = (x[i] <= lower[i] && gradient[i] > 0) || (x[i] >= upper[i] && gradient[i] < 0);
            }
            direct(d);
            double decrease = lineSearch(f, x, lower, upper, d, value, fresh ? 0.5 : 1);
            if (decrease < 0) {
                if (fresh) {
                    break;
                }
                reset(step, d);
                fresh = true;
                continue;
            }
            small = decrease < tolerance ? small + 1 : 0;
            value -= decrease;
            for (int i = 0; i < d; i++) {
                change[i] = trial[i] - x[i];
                turn[i] = trialGradient[i] - gradient[i];
                x[i] = trial[i];
                gradient[i] = trialGradient[i];
            }
            update(d, fresh);
            fresh = false;
        }
        return value;
    }

    private void ensure(int d) {
        if (capacity < d) {
            capacity = d;
            inverse = new double[d * d];
            gradient = new double[d];
            trial = new double[d];
            trialGradient = new double[d];
            direction = new double[d];
            change = new double[d];
            turn = new double[d];
            product = new double[d];
            frozen = new boolean[d];
        }
    }

    /** Inverse curvature diag(step^2), scaled so that the first move is about one typical step. */
    private void reset(double[] step, int d) {
        double norm = 0;
        for (int i = 0; i < d; i++) {
            double g = gradient[i] * step[i];
            norm += g * g;
        }
        double scale = 1 / Math.max(Math.sqrt(norm), 1e-300);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                inverse[i * d + j] = 0;
            }
            inverse[i * d + i] = scale * step[i] * step[i];
        }
    }

    private void direct(int d) {
        for (int i = 0; i < d; i++) {
            double sum = 0;
            if (!frozen[i]) {
                int row = i * d;
                for (int j = 0; j < d; j++) {
                    if (!frozen[j]) {
                        sum -= inverse[row + j] * gradient[j];
                    }
                }
            }
            direction[i] = sum;
        }
    }

    /** Fills trial and trialGradient with a better point and returns the gain, or -1 if there is none. */
    private double lineSearch(
            Objective f, double[] x, double[] lower, double[] upper, int d, double value, double firstStep) {
        double length = firstStep;
        for (int k = 0; k < MAX_HALVINGS; k++) {
            double slope = 0;
            for (int i = 0; i < d; i++) {
                trial[i] = Math.min(upper[i], Math.max(lower[i], x[i] + length * direction[i]));
                slope += gradient[i] * (trial[i] - x[i]);
            }
            if (!(slope < 0)) {
                return -1;
            }
            evaluations++;
            double next = f.valueAndGradient(trial, trialGradient);
            double gain = value - next;
            if (gain >= -ARMIJO * slope && gain >= 0) {
                return gain;
            }
            // Minimum of the parabola through value, slope and the trial, kept within a tenth and a half of the step.
            double better = next < Double.POSITIVE_INFINITY ? -slope / (2 * (next - value - slope)) : 0.1;
            length *= Math.min(0.5, Math.max(0.1, better));
        }
        return -1;
    }

    private void update(int d, boolean rescale) {
        double curvature = 0;
        double turnSquared = 0;
        double changeSquared = 0;
        for (int i = 0; i < d; i++) {
            curvature += change[i] * turn[i];
            turnSquared += turn[i] * turn[i];
            changeSquared += change[i] * change[i];
        }
        if (!(curvature > 1e-10 * Math.sqrt(turnSquared * changeSquared))) {
            return;
        }
        if (rescale) {
            // Shanno-Phua scaling in the metric of the typical steps.
            double weighted = 0;
            for (int i = 0; i < d; i++) {
                weighted += turn[i] * turn[i] * inverse[i * d + i];
            }
            double ratio = curvature / weighted;
            for (int i = 0; i < d; i++) {
                inverse[i * d + i] *= ratio;
            }
        }
        double quadratic = 0;
        for (int i = 0; i < d; i++) {
            double sum = 0;
            int row = i * d;
            for (int j = 0; j < d; j++) {
                sum += inverse[row + j] * turn[j];
            }
            product[i] = sum;
            quadratic += sum * turn[i];
        }
        double a = (1 + quadratic / curvature) / curvature;
        double b = 1 / curvature;
        for (int i = 0; i < d; i++) {
            int row = i * d;
            double ci = a * change[i] - b * product[i];
            double pi = b * change[i];
            for (int j = 0; j < d; j++) {
                inverse[row + j] += ci * change[j] - pi * product[j];
            }
        }
    }
}
