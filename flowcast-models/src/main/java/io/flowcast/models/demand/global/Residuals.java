package io.flowcast.models.demand.global;

import io.flowcast.core.feature.FeatureTable;
import io.flowcast.models.demand.internal.Normal;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.internal.QuantileGrid;
import java.util.Arrays;

/** Normal scores of past demand under the model's own forecasts: what dates had in common, and how errors carry over from step to step. */
final class Residuals {
    private static final int MOST_DATES = 56;
    private static final double MOST_CARRY_OVER = 0.6;
    private static final double MOST_SCORE = 3.5;

    /** Nothing is known. */
    static final Residuals NONE = new Residuals(new float[0][], 0, 0);

    /** Scores by row and date, NaN where not known; empty for rows without any. */
    final float[][] byRow;

    final int dates;
    final double carryOver;

    Residuals(float[][] byRow, int dates, double carryOver) {
        this.byRow = byRow;
        this.dates = dates;
        this.carryOver = carryOver;
    }

    /**
     * Scores samples.
     *
     * @param samples what came of past samples
     * @param scales of each sample, growth included
     * @param quantiles in multiples of the scale, sample after sample
     * @param levels of the quantiles
     * @param rows of the panel
     * @param end end of the panel
     */
    static Residuals of(Samples samples, double[] scales, double[] quantiles, double[] levels, int rows, int end) {
        FeatureTable table = samples.table;
        int n = table.samples();
        double[] z = Arrays.stream(levels).map(Normal::quantile).toArray();
        float[] score = new float[n];
        double[] values = new double[levels.length];
        for (int i = 0; i < n; i++) {
            score[i] = Float.NaN;
            if (samples.lasted[i] && scales[i] > 0) {
                for (int j = 0; j < values.length; j++) {
                    values[j] = quantiles[i * values.length + j];
                }
                QuantileGrid grid = new QuantileGrid(z, values, false, Double.NaN);
                // Half way between below and at the value: the score of a count is not that of its upper end.
                double y = samples.sales[i] / scales[i];
                double p = 0.5 * (grid.cdf(y) + (y > 0 ? grid.cdf(Math.nextDown(y)) : 0));
                score[i] = (float) Math.max(-MOST_SCORE, Math.min(MOST_SCORE, Normal.quantile(Math.max(1e-9, p))));
            }
        }
        return new Residuals(byDate(table, score, rows, end), dates(table, end), carryOver(table, score));
    }

    private static int dates(FeatureTable table, int end) {
        int first = end;
        for (int i = 0; i < table.samples(); i++) {
            first = Math.min(first, table.origin(i) + table.step(i));
        }
        return Math.min(MOST_DATES, end - first);
    }

    /** The score of the shortest step ahead for each date; each row's become normal by rank. */
    private static float[][] byDate(FeatureTable table, float[] score, int rows, int end) {
        int dates = dates(table, end);
        float[][] byRow = new float[rows][];
        int[][] stepOf = new int[rows][];
        for (int i = 0; i < score.length; i++) {
            int date = table.origin(i) + table.step(i) - (end - dates);
            if (Float.isNaN(score[i]) || date < 0) {
                continue;
            }
            int r = table.row(i);
            if (byRow[r] == null) {
                byRow[r] = new float[dates];
                Arrays.fill(byRow[r], Float.NaN);
                stepOf[r] = new int[dates];
                Arrays.fill(stepOf[r], Integer.MAX_VALUE);
            }
            if (table.step(i) < stepOf[r][date]) {
                stepOf[r][date] = table.step(i);
                byRow[r][date] = score[i];
            }
        }
        for (int r = 0; r < rows; r++) {
            byRow[r] = byRow[r] == null ? new float[0] : standardised(byRow[r]);
        }
        return byRow;
    }

    /** Ranks make the scores normal whatever the row's forecasts were off by. */
    private static float[] standardised(float[] scores) {
        double[] values = new double[scores.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = scores[i];
            n += Float.isNaN(scores[i]) ? 0 : 1;
        }
        if (n < 5) {
            return new float[0];
        }
        PastScores.rankScores(values, scores);
        return scores;
    }

    /** The weight that gives neighbouring steps of one origin the correlation they had. */
    private static double carryOver(FeatureTable table, float[] score) {
        double products = 0;
        double squares = 0;
        for (int i = 1; i < score.length; i++) {
            boolean neighbours = table.row(i) == table.row(i - 1)
                    && table.origin(i) == table.origin(i - 1)
                    && table.step(i) == table.step(i - 1) + 1;
            if (neighbours && !Float.isNaN(score[i]) && !Float.isNaN(score[i - 1])) {
                products += score[i] * score[i - 1];
                squares += 0.5 * (score[i] * score[i] + score[i - 1] * score[i - 1]);
            }
        }
        double wanted = squares > 0 ? products / squares : 0;
        // Errors x_h = e_h + w (e_1 + ... + e_(h-1)); the correlation of steps 7 and 8 stands for all.
        int h = 7;
        double low = 0;
        double high = MOST_CARRY_OVER;
        for (int k = 0; k < 40; k++) {
            double w = (low + high) / 2;
            double covariance = w + (h - 1) * w * w;
            double correlation = covariance / Math.sqrt((1 + (h - 1) * w * w) * (1 + h * w * w));
            if (correlation < wanted) {
                low = w;
            } else {
                high = w;
            }
        }
        return wanted > 0 ? low : 0;
    }
}
