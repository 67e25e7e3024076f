package io.flowcast.models.demand.internal;

/**
 * The season of the classical decomposition: means by phase of what a centred moving average over one season leaves, as ratios or differences, normalised (Makridakis,
 * Wheelwright and Hyndman, "Forecasting: Methods and Applications", 3rd edition 1998, section 3.4).
 *
 * <p>In gaps the moving average sees a straight line; the means are those of the known cells alone. O(n m). One instance serves one thread and keeps its
 * workspace.
 */
public final class Decomposition {
    private double[] line = new double[0];

    /** A decomposition; its workspace comes with the first call. */
    public Decomposition() {}

    /**
     * The season of a series.
     *
     * @param z the series, NaN where nothing is known but not in the first cell
     * @param n its length, at least two seasons
     * @param firstStep step of the calendar of the first cell
     * @param m season length in steps
     * @param ratio whether ratios are asked for; all values must then be positive
     * @return one number for each phase of the calendar, with mean 1 for ratios and 0 for differences; 1 or 0 for a phase of which nothing is known
     */
    public double[] season(double[] z, int n, int firstStep, int m, boolean ratio) {
        if (line.length < n) {
            line = new double[n];
        }
        fillGaps(z, n, line);
        double[] season = new double[m];
        int[] count = new int[m];
        int half = m / 2;
        boolean even = m % 2 == 0;
        for (int t = half; t + half < n; t++) {
            if (Double.isNaN(z[t])) {
                continue;
            }
            double middle = 0;
            for (int i = t - half; i <= t + half; i++) {
                middle += even && (i == t - half || i == t + half) ? 0.5 * line[i] : line[i];
            }
            middle /= m;
            int phase = Math.floorMod(firstStep + t, m);
            season[phase] += ratio ? z[t] / middle : z[t] - middle;
            count[phase]++;
        }
        double mean = 0;
        for (int j = 0; j < m; j++) {
            season[j] = count[j] > 0 ? season[j] / count[j] : ratio ? 1 : 0;
            mean += season[j] / m;
        }
        for (int j = 0; j < m; j++) {
            season[j] = ratio ? season[j] / mean : season[j] - mean;
        }
        return season;
    }

    /**
     * Copies a series; a gap is bridged by a straight line, one at the end by the last value.
     *
     * @param z the series, NaN where nothing is known but not in the first cell
     * @param n its length
     * @param filled receives it
     */
    public static void fillGaps(double[] z, int n, double[] filled) {
        int last = 0;
        for (int t = 0; t < n; t++) {
            filled[t] = z[t];
            if (Double.isNaN(z[t])) {
                filled[t] = filled[last];
            } else {
                for (int i = last + 1; i < t; i++) {
                    double share = (double) (i - last) / (t - last);
                    filled[i] = z[last] + share * (z[t] - z[last]);
                }
                last = t;
            }
        }
    }
}
