package io.flowcast.models.demand.internal;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What past days had in common: the normal score of each row's one-step error on each of some past dates, NaN where it was not seen.
 *
 * <p>A possible future draws one date for each step, the same for all rows, and each row takes its own score of that date; so days on
 * which many rows sold more than expected together come back together. The score is mixed with one of the row's own, {@code
 * sqrt(1 - d^2) score + d own}: a smooth bootstrap that keeps the variance (Silverman and Young, "The bootstrap: to smooth or not to
 * smooth?", Biometrika 74, 1987) at the price of a share d^2 of the correlation. Immutable.
 */
public final class PastScores {
    /** Share of a row's own chance: few dates make many different futures. */
    private static final double OWN = 0.35;

    private static final double COMMON = Math.sqrt(1 - OWN * OWN);

    private final int dates;
    private final float[][] byRow;

    /**
     * Takes scores.
     *
     * @param dates how many dates
     * @param byRow for each row as many scores, or none if the row has not seen any; kept, not copied
     */
    public PastScores(int dates, float[][] byRow) {
        this.dates = dates;
        this.byRow = byRow;
    }

    /** Normal scores by rank: the i-th smallest of n values gets the quantile at (i - 1/2)/n, scaled to variance 1. */
    public static void rankScores(double[] values, float[] scores) {
        int n = values.length;
        Integer[] order = new Integer[n];
        int seen = 0;
        for (int i = 0; i < n; i++) {
            scores[i] = Float.NaN;
            if (!Double.isNaN(values[i])) {
                order[seen++] = i;
            }
        }
        Arrays.sort(order, 0, seen, (a, b) -> Double.compare(values[a], values[b]));
        double squares = 0;
        for (int i = 0; i < seen; i++) {
            double z = Normal.quantile((i + 0.5) / seen);
            scores[order[i]] = (float) z;
            squares += z * z;
        }
        float scale = squares > 0 ? (float) Math.sqrt(seen / squares) : 1;
        for (int i = 0; i < n; i++) {
            scores[i] *= scale;
        }
    }

    /** Number of dates. */
    public int dates() {
        return dates;
    }

    /** Scores of a row, empty if it has none. */
    public float[] ofRow(int row) {
        return byRow[row];
    }

    /** The date of one step of one future: the same for all rows. */
    int date(SplittableRandom future) {
        return dates == 0 ? 0 : future.nextInt(dates);
    }

    /** The score of one row on a date, mixed with one of its own. */
    double score(int row, int date, double own) {
        float[] scores = byRow[row];
        if (scores.length == 0 || Float.isNaN(scores[date])) {
            return own;
        }
        return COMMON * scores[date] + OWN * own;
    }
}
