package io.flowcast.models.demand.seasonal;

import java.util.Arrays;

/**
 * States before the first cell: the level of the first cycle, and seasons as means by phase over the first cycles, each smoothed to as many harmonics as Akaike's
 * criterion keeps. Workspaces are kept; one instance serves one thread.
 */
final class StartStates {
    /** Cycles of the longest season to start from. */
    private static final int CYCLES = 2;
    /** Cells to start the level from where there is no season. */
    private static final int SOME = 6;

    private double[] left = new double[0];
    private int[] count = new int[0];

    /**
     * Finds them.
     *
     * @param z values, NaN where missing
     * @param n number of cells
     * @param periods of the seasons
     * @param firstStep step of the calendar of the first cell
     * @param state receives level and seasons; slope and rest are 0
     */
    void find(double[] z, int n, int[] periods, int firstStep, SmoothedState state) {
        int longest = periods.length == 0 ? SOME : periods[periods.length - 1];
        int used = Math.min(n, CYCLES * longest);
        if (left.length < used) {
            left = new double[used];
        }
        state.slope = 0;
        state.rest = 0;
        state.level = mean(z, 0, Math.min(n, longest), 0);
        double blockMean = state.level;
        for (int block = 0; block < used; block += longest) {
            int end = Math.min(used, block + longest);
            blockMean = mean(z, block, end, blockMean);
            for (int t = block; t < end; t++) {
                left[t] = z[t] - blockMean;
            }
        }
        for (int i = 0; i < periods.length; i++) {
            season(used, periods[i], firstStep, state.seasons[i]);
        }
    }

    private static double mean(double[] z, int from, int to, double otherwise) {
        double sum = 0;
        int known = 0;
        for (int t = from; t < to; t++) {
            if (!Double.isNaN(z[t])) {
                sum += z[t];
                known++;
            }
        }
        return known == 0 ? otherwise : sum / known;
    }

    private void season(int n, int period, int firstStep, double[] season) {
        if (count.length < period) {
            count = new int[period];
        }
        Arrays.fill(count, 0, period, 0);
        Arrays.fill(season, 0);
        double squares = 0;
        int known = 0;
        for (int t = 0; t < n; t++) {
            if (!Double.isNaN(left[t])) {
                int phase = Math.floorMod(firstStep + t, period);
                season[phase] += left[t];
                count[phase]++;
                squares += left[t] * left[t];
                known++;
            }
        }
        double mean = 0;
        for (int p = 0; p < period; p++) {
            season[p] = count[p] == 0 ? 0 : season[p] / count[p];
            mean += season[p] / period;
        }
        for (int p = 0; p < period; p++) {
            season[p] -= mean;
        }
        smooth(season, squares, known);
        for (int t = 0; t < n; t++) {
            left[t] -= season[Math.floorMod(firstStep + t, period)];
        }
    }

    /** Keeps the first harmonics, as many as make N log(sum of squares) + 2 (coefficients) least. O(period^2). */
    private static void smooth(double[] season, double squares, int known) {
        int m = season.length;
        int half = m / 2;
        double[] cosine = new double[half + 1];
        double[] sine = new double[half + 1];
        double remaining = squares;
        double best = known * Math.log(Math.max(remaining, 1e-300));
        int keep = 0;
        for (int k = 1; k <= half; k++) {
            double c = 0;
            double s = 0;
            for (int p = 0; p < m; p++) {
                double angle = 2 * Math.PI * ((long) k * p % m) / m;
                c += season[p] * Math.cos(angle);
                s += season[p] * Math.sin(angle);
            }
            double share = 2 * k == m ? 1.0 / m : 2.0 / m;
            cosine[k] = c * share;
            sine[k] = 2 * k == m ? 0 : s * share;
            remaining -= known * (c * c + s * s) * share / m;
            int coefficients = Math.min(2 * k, m - 1);
            double criterion = known * Math.log(Math.max(remaining, 1e-12 * squares + 1e-300)) + 2.0 * coefficients;
            if (criterion < best) {
                best = criterion;
                keep = k;
            }
        }
        for (int p = 0; p < m; p++) {
            double sum = 0;
            for (int k = 1; k <= keep; k++) {
                double angle = 2 * Math.PI * ((long) k * p % m) / m;
                sum += cosine[k] * Math.cos(angle) + sine[k] * Math.sin(angle);
            }
            season[p] = sum;
        }
    }
}
