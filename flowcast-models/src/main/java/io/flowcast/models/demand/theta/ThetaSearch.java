package io.flowcast.models.demand.theta;

import io.flowcast.models.demand.internal.Decomposition;
import io.flowcast.models.demand.series.StopCheck;

/**
 * Finds the Theta model of a series without season with the least sum of squared one-step errors.
 *
 * <p>Given alpha, the mean of each cell is linear in the level before the first cell and in the weight of the trend:
 * mu_t = S_t + l_0 P_t + w G_t, where the recursions of S, P and G know nothing of l_0 and w. So both follow from two normal equations, the weight
 * within [0, 1], and only alpha is searched for: on a grid, then by golden section around its best point. That is the exact minimum over all of them
 * (variable projection, Golub and Pereyra, SIAM Journal on Numerical Analysis 10, 1973) at O(n) for each of some thirty alphas, without allocation.
 *
 * <p>A cell that is not known passes as its mean, which keeps everything linear; a dynamic line sees a straight line in its place, here only. One instance
 * serves one thread.
 */
final class ThetaSearch {
    /** Between these bounds Fiorucci et al. search. */
    private static final double ALPHA_MIN = 0.1;

    private static final double ALPHA_MAX = 0.99;
    private static final int GRID = 12;
    private static final double TOLERANCE = 1e-3;

    private final StopCheck stop;
    private double[] z = new double[0];
    private int n;
    private double[] filled = new double[0];
    private double[] intercept = new double[0];
    private double[] slope = new double[0];
    private double lineIntercept;
    private double lineSlope;
    private boolean free;

    // Of the last evaluation.
    private double start;
    private double weight;

    ThetaSearch(StopCheck stop) {
        this.stop = stop;
    }

    /** Takes a series, NaN where nothing is known but not in the first cell; read, not kept in sync. */
    void series(double[] values, int length) {
        z = values;
        n = length;
        if (filled.length < n) {
            filled = new double[n];
            intercept = new double[n];
            slope = new double[n];
        }
        Decomposition.fillGaps(z, n, filled);
        line();
    }

    /** Least squares line through the known cells, t = 1, 2, ... */
    private void line() {
        double meanT = 0;
        double meanZ = 0;
        int known = 0;
        for (int t = 0; t < n; t++) {
            if (!Double.isNaN(z[t])) {
                known++;
                meanT += (t + 1 - meanT) / known;
                meanZ += (z[t] - meanZ) / known;
            }
        }
        double tt = 0;
        double tz = 0;
        for (int t = 0; t < n; t++) {
            if (!Double.isNaN(z[t])) {
                tt += (t + 1 - meanT) * (t + 1 - meanT);
                tz += (t + 1 - meanT) * (z[t] - meanZ);
            }
        }
        lineSlope = tt > 0 ? tz / tt : 0;
        lineIntercept = meanZ - lineSlope * meanT;
    }

    /**
     * Fits one model.
     *
     * @param dynamic whether the line is that of the cells seen so far
     * @param freeWeight whether the weight of the trend is free; else it is 1/2, theta 2
     * @return the best rule
     */
    ThetaRule fit(boolean dynamic, boolean freeWeight) {
        free = freeWeight;
        lines(dynamic);
        double step = (ALPHA_MAX - ALPHA_MIN) / (GRID - 1);
        double best = Double.POSITIVE_INFINITY;
        double alpha = ALPHA_MIN;
        for (int i = 0; i < GRID; i++) {
            double a = ALPHA_MIN + i * step;
            double squares = squares(a);
            if (squares < best) {
                best = squares;
                alpha = a;
            }
        }
        alpha = refine(alpha, best, Math.max(ALPHA_MIN, alpha - step), Math.min(ALPHA_MAX, alpha + step));
        squares(alpha);
        return new ThetaRule(dynamic, alpha, weight, start, lineIntercept, lineSlope);
    }

    private double refine(double alpha, double best, double low, double high) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double a = alpha;
        double least = best;
        double left = high - golden * (high - low);
        double right = low + golden * (high - low);
        double atLeft = squares(left);
        double atRight = squares(right);
        double from = low;
        double to = high;
        while (to - from > TOLERANCE) {
            if (atLeft < atRight) {
                to = right;
                right = left;
                atRight = atLeft;
                left = to - golden * (to - from);
                atLeft = squares(left);
            } else {
                from = left;
                left = right;
                atLeft = atRight;
                right = from + golden * (to - from);
                atRight = squares(right);
            }
        }
        double middle = atLeft < atRight ? left : right;
        return Math.min(atLeft, atRight) < least ? middle : a;
    }

    /** Intercept and slope that the mean of each cell sees. */
    private void lines(boolean dynamic) {
        if (!dynamic) {
            for (int t = 0; t < n; t++) {
                intercept[t] = lineIntercept;
                slope[t] = lineSlope;
            }
            return;
        }
        double mean = filled[0];
        double a = filled[0];
        double b = 0;
        for (int t = 0; t < n; t++) {
            intercept[t] = a;
            slope[t] = b;
            int cells = t + 1;
            double before = mean;
            mean += (filled[t] - mean) / cells;
            if (cells > 1) {
                b = ((cells - 2) * b + 6 * (filled[t] - before) / cells) / (cells + 1);
                a = mean - b * (cells + 1) / 2;
            }
        }
    }

    /** Least sum of squares for an alpha; leaves level and weight. */
    private double squares(double alpha) {
        stop.passed(n);
        double p = 1 - alpha;
        double s = 0;
        double q = 0;
        double power = 1;
        double carried = 1;
        double rr = 0;
        double rp = 0;
        double rg = 0;
        double pp = 0;
        double pg = 0;
        double gg = 0;
        for (int t = 0; t < n; t++) {
            double next = power * p;
            double d = power * intercept[t] + (1 - next) / alpha * slope[t];
            double value = z[t];
            power = next;
            if (Double.isNaN(value)) {
                q += alpha * d;
                continue;
            }
            double g = q + d;
            double r = value - s;
            rr += r * r;
            rp += r * carried;
            rg += r * g;
            pp += carried * carried;
            pg += carried * g;
            gg += g * g;
            s += alpha * r;
            q *= p;
            carried *= p;
        }
        double w = 0.5;
        if (free) {
            double determinant = pp * gg - pg * pg;
            w = determinant > 1e-10 * pp * gg ? (rg * pp - rp * pg) / determinant : 0.5;
            w = Math.min(1, Math.max(0, w));
        }
        weight = w;
        start = pp > 0 ? (rp - w * pg) / pp : 0;
        return rr + start * start * pp + w * w * gg - 2 * start * rp - 2 * w * rg + 2 * start * w * pg;
    }
}
