package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.StopCheck;
import org.jspecify.annotations.Nullable;

/**
 * Local regression on cells 0, 1, 2, ... with tricube weights (Cleveland and Devlin 1988), degree 0 or 1.
 *
 * <p>Neighbourhoods are those of the appendix of Cleveland et al. 1990: as many cells as the window, shifted inwards at the ends, and a wider
 * reach where the window is longer than the series. With jumps only every so many cells are regressed, what lies between is interpolated. O(window) for each regressed
 * cell. Workspaces are kept; one instance serves one thread.
 */
final class Loess {
    private final StopCheck stop;
    private double[] weight = new double[0];

    Loess(StopCheck stop) {
        this.stop = stop;
    }

    /**
     * Smooths.
     *
     * @param y values from position {@code from} on, all finite
     * @param from position of the first
     * @param n number of cells
     * @param window odd number of cells of a neighbourhood
     * @param degree 0 or 1
     * @param jump regress every so many cells
     * @param trust weight of each cell from position 0 on, or null for 1
     * @param result receives the smooth from position {@code to} on
     * @param to position of the first
     */
    void smooth(
            double[] y,
            int from,
            int n,
            int window,
            int degree,
            int jump,
            double @Nullable [] trust,
            double[] result,
            int to) {
        if (n < 2) {
            result[to] = y[from];
            return;
        }
        int step = Math.min(jump, n - 1);
        int last = 0;
        for (int i = 0; ; i = Math.min(i + step, n - 1)) {
            int left = Math.max(0, Math.min(i - (window - 1) / 2, n - window));
            int right = Math.min(n - 1, left + window - 1);
            double value = at(y, from, n, window, degree, i, left, right, trust);
            result[to + i] = Double.isNaN(value) ? y[from + i] : value;
            double slope = i > last ? (result[to + i] - result[to + last]) / (i - last) : 0;
            for (int j = last + 1; j < i; j++) {
                result[to + j] = result[to + last] + slope * (j - last);
            }
            last = i;
            if (i == n - 1) {
                return;
            }
        }
    }

    /** The regression at one place, inside the cells or not; NaN where no cell of the neighbourhood is trusted. */
    double at(
            double[] y,
            int from,
            int n,
            int window,
            int degree,
            double x,
            int left,
            int right,
            double @Nullable [] trust) {
        stop.passed(2L * (right - left));
        if (weight.length < n) {
            weight = new double[n];
        }
        double reach = Math.max(x - left, right - x) + (window > n ? (window - n) / 2 : 0);
        double sum = 0;
        for (int j = left; j <= right; j++) {
            double distance = Math.abs(j - x);
            double w = 0;
            // A cell next to the edge of the reach counts nothing, one at the place itself counts full.
            if (distance <= 0.999 * reach) {
                double ratio = distance / reach;
                double cube = 1 - ratio * ratio * ratio;
                w = (distance <= 0.001 * reach ? 1 : cube * cube * cube) * (trust == null ? 1 : trust[j]);
            }
            weight[j] = w;
            sum += w;
        }
        if (!(sum > 0)) {
            return Double.NaN;
        }
        double centre = 0;
        double value = 0;
        for (int j = left; j <= right; j++) {
            weight[j] /= sum;
            centre += weight[j] * j;
            value += weight[j] * y[from + j];
        }
        if (degree == 0 || !(reach > 0)) {
            return value;
        }
        double spread = 0;
        double product = 0;
        for (int j = left; j <= right; j++) {
            double d = j - centre;
            spread += weight[j] * d * d;
            product += weight[j] * d * y[from + j];
        }
        // All weight on one cell says nothing about a slope.
        return Math.sqrt(spread) > 0.001 * (n - 1) ? value + product / spread * (x - centre) : value;
    }
}
