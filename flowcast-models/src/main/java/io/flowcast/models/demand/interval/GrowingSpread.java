package io.flowcast.models.demand.interval;

import org.jspecify.annotations.Nullable;

/**
 * The size of scores by step ahead. Every row counts once in each step, however many errors it gave: coverage is promised over rows. From step to step the
 * size grows as it does in rows that were forecast that far (the chain ladder of insurers: Mack, ASTIN Bulletin 23, 1993). The mean of those rows alone
 * would not do: the last steps are known of long rows only, which may be of another kind. O(errors).
 */
final class GrowingSpread {
    /** Neighbouring steps that share a factor, on each side. */
    private static final int REACH = 2;

    private final int steps;
    /** Factors of all rows, to which those of some are drawn; null for none but 1. */
    private final double @Nullable [] prior;

    private final double[] start;
    private final double[] before;
    private final double[] after;
    private final double[] number;

    GrowingSpread(int steps, double @Nullable [] prior) {
        this.steps = steps;
        this.prior = prior;
        start = new double[2];
        before = new double[steps];
        after = new double[steps];
        number = new double[steps];
    }

    /** Factors by step, of all rows or of those of one class. */
    double[] of(CalibrationErrors.Row[] rows, boolean counts, int only) {
        double[] square = new double[steps];
        double[] seen = new double[steps];
        for (CalibrationErrors.Row row : rows) {
            if (row.length > 0 && (only < 0 || Calibration.classOf(counts, row.traits.size()) == only)) {
                row.meanSquares(square, seen);
                take(square, seen);
            }
        }
        double[] log = new double[steps];
        double usual = prior == null ? 1 : prior[0] * prior[0];
        log[0] = Math.log((CalibrationErrors.PRIOR_ROWS * usual + start[0]) / (CalibrationErrors.PRIOR_ROWS + start[1]));
        for (int h = 1; h < steps; h++) {
            double growth = prior == null ? 1 : prior[h] * prior[h] / (prior[h - 1] * prior[h - 1]);
            // What was seen before, as if so many rows more had been seen that grew as usual.
            double more = number[h] > 0 ? CalibrationErrors.PRIOR_ROWS * before[h] / number[h] : 1;
            log[h] = log[h - 1] + Math.log((more * growth + after[h]) / (more + before[h]));
        }
        double[] factor = new double[steps];
        for (int h = 0; h < steps; h++) {
            // Neighbouring steps have nearly the same truth behind them: a mean of five takes the chance out.
            int reach = Math.min(REACH, Math.min(h, steps - 1 - h));
            double sum = 0;
            for (int j = h - reach; j <= h + reach; j++) {
                sum += log[j];
            }
            factor[h] = Math.exp(0.5 * sum / (2 * reach + 1));
        }
        return factor;
    }

    private void take(double[] square, double[] seen) {
        if (seen[0] > 0) {
            start[0] += square[0];
            start[1]++;
        }
        for (int h = 1; h < steps; h++) {
            if (seen[h] > 0 && seen[h - 1] > 0) {
                before[h] += square[h - 1];
                after[h] += square[h];
                number[h]++;
            }
        }
    }
}
