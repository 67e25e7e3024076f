package io.flowcast.models.demand.interval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The size of scores by step ahead. Every row counts once in each step, however many errors it gave: coverage is promised over rows. Later steps are known
 * of long rows only, which may be of another kind than short ones; so there it counts by how much these rows' own scores are larger than those of the steps
 * that nearly all rows were forecast. O(errors).
 */
final class GrowingSpread {
    /** Neighbouring steps that share a factor, on each side. */
    private static final int REACH = 2;
    /** A step that this share of the rows was forecast is common to them. */
    private static final double NEARLY_ALL = 0.75;

    private final int steps;
    /** Factors of all rows, to which those of some are drawn. */
    private final double[] prior;

    /** Of the row at hand, by step: mean square, and of how many scores. */
    private final double[] square;

    private final double[] seen;

    GrowingSpread(int steps, double @Nullable [] prior) {
        this.steps = steps;
        this.prior = prior == null ? new double[steps] : prior.clone();
        if (prior == null) {
            Arrays.fill(this.prior, 1);
        }
        square = new double[steps];
        seen = new double[steps];
    }

    /** Factors by step, of all rows or of those of one class. */
    double[] of(CalibrationErrors.Row[] all, boolean counts, int only) {
        CalibrationErrors.Row[] rows = Arrays.stream(all)
                .filter(row -> row.length > 0)
                .filter(row -> only < 0 || Calibration.classOf(counts, row.traits.size()) == only)
                .toArray(CalibrationErrors.Row[]::new);
        int common = common(rows);
        double usual = 0;
        int judged = 0;
        double[] came = new double[steps];
        double[] number = new double[steps];
        double[] earlier = new double[steps];
        for (CalibrationErrors.Row row : rows) {
            row.meanSquares(square, seen);
            double own = own(common);
            if (!Double.isNaN(own)) {
                usual += (own - usual) / ++judged;
                for (int h = 0; h < steps; h++) {
                    came[h] += square[h];
                    number[h] += seen[h] > 0 ? 1 : 0;
                    earlier[h] += seen[h] > 0 ? own : 0;
                }
            }
        }
        double[] log = new double[steps];
        for (int h = 0; h < steps; h++) {
            double expected = h < common || !(usual > 0) ? number[h] : earlier[h] / usual;
            // As if so many rows more had been seen that were as usual.
            double more = CalibrationErrors.PRIOR_ROWS;
            log[h] = Math.log(Math.max(1e-12, (more * prior[h] * prior[h] + came[h]) / (more + expected)));
        }
        return smoothed(log);
    }

    /** Neighbouring steps have nearly the same truth behind them: a mean of five takes the chance out. */
    private double[] smoothed(double[] log) {
        double[] factor = new double[steps];
        for (int h = 0; h < steps; h++) {
            double sum = 0;
            int from = Math.max(0, h - REACH);
            int to = Math.min(steps - 1, h + REACH);
            for (int j = from; j <= to; j++) {
                sum += log[j];
            }
            factor[h] = Math.exp(0.5 * sum / (to - from + 1));
        }
        return factor;
    }

    /** Mean of the row at hand over the common steps, NaN if it has none of them. */
    private double own(int common) {
        double sum = 0;
        int number = 0;
        for (int h = 0; h < common; h++) {
            sum += square[h];
            number += seen[h] > 0 ? 1 : 0;
        }
        return number > 0 ? sum / number : Double.NaN;
    }

    /** How many of the first steps nearly all rows were forecast, at least one. */
    private int common(CalibrationErrors.Row[] rows) {
        double[] there = new double[steps];
        for (CalibrationErrors.Row row : rows) {
            row.meanSquares(square, seen);
            for (int h = 0; h < steps; h++) {
                there[h] += seen[h] > 0 ? 1 : 0;
            }
        }
        int h = 1;
        while (h < steps && there[h] >= NEARLY_ALL * rows.length) {
            h++;
        }
        return h;
    }
}
