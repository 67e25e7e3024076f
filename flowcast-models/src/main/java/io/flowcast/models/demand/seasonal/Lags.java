package io.flowcast.models.demand.seasonal;

import java.util.TreeSet;

/** Which cells of the past a cell of several seasons leans on. */
final class Lags {
    /** Cells just before. */
    private static final int SHORT = 3;
    /** Cells on each side of a cell one season ago. */
    private static final int AROUND_SEASON = 2;
    /** Cells on each side of a cell some more seasons ago. */
    private static final int AROUND_MULTIPLE = 1;
    /** As many seasons back at most: six days lie between yesterday and this day last week. */
    private static final int MULTIPLES = 6;
    /** Rows for each coefficient that a regression needs. */
    private static final int ROWS_EACH = 4;

    /** Pairs of neighbours that a single lag needs. */
    private static final int LEAST_PAIRS = 6;

    private Lags() {}

    /**
     * The cells just before, those around one season ago for every season the history holds twice, and those some shorter seasons ago. What the history
     * is too short for is left out, the longest lags first.
     *
     * @param seasons season lengths, rising
     * @param values NaN where nothing is known
     * @param length number of cells
     * @return lags, rising; none if the series is too short for any
     */
    static int[] of(int[] seasons, double[] values, int length) {
        int usable = 0;
        while (usable < seasons.length && seasons[usable] <= length / 2) {
            usable++;
        }
        for (int count = usable; count >= 0; count--) {
            int[] lags = with(seasons, count, length);
            int longest = lags[lags.length - 1];
            boolean enough = pairs(values, length, longest, 0) >= ROWS_EACH * (lags.length + 1);
            if (enough && (count == 0 || repeats(seasons[count - 1], values, length, longest))) {
                return lags;
            }
        }
        return pairs(values, length, 1, 1) >= LEAST_PAIRS ? new int[] {1} : new int[0];
    }

    /** Whether a season was seen twice over, gaps set aside for half of it at most. */
    private static boolean repeats(int season, double[] values, int length, int longest) {
        return length - longest >= season && 2 * pairs(values, length, longest, season) >= season;
    }

    /** Known cells from a position on whose cell some steps before is known too. */
    private static int pairs(double[] values, int length, int from, int back) {
        int count = 0;
        for (int t = from; t < length; t++) {
            count += Double.isNaN(values[t]) || Double.isNaN(values[t - back]) ? 0 : 1;
        }
        return count;
    }

    private static int[] with(int[] seasons, int count, int length) {
        TreeSet<Integer> lags = new TreeSet<>();
        for (int l = 1; l <= SHORT; l++) {
            lags.add(l);
        }
        for (int i = 0; i < count; i++) {
            int m = seasons[i];
            around(lags, m, AROUND_SEASON);
            // A longer season bounds the multiples; without one, the history does.
            int limit = i + 1 < count ? seasons[i + 1] : length / 4;
            for (int k = 2; k <= MULTIPLES && k * m + AROUND_MULTIPLE < limit; k++) {
                around(lags, k * m, AROUND_MULTIPLE);
            }
        }
        return lags.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void around(TreeSet<Integer> lags, int centre, int width) {
        for (int l = Math.max(1, centre - width); l <= centre + width; l++) {
            lags.add(l);
        }
    }
}
