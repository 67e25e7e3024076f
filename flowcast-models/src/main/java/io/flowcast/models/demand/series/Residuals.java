package io.flowcast.models.demand.series;

import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.interval.AdaptiveWidth;
import io.flowcast.models.demand.interval.Calibration;
import io.flowcast.models.demand.interval.Traits;
import java.util.Arrays;

/** One-step errors of a fitted row: what its dates had in common with those of other rows, and how wide its intervals have to be since it was fitted. */
final class Residuals {
    private static final double LEAST_SHARE_TO_JUDGE = 0.3;

    private Residuals() {}

    /** Scores of the last dates by rank of the one-step error. */
    static float[] scores(FittedRow row, RowTrainer trainer, int firstDate, int dates) {
        Cells cells = row.cells();
        double[] mean = means(row, trainer);
        double[] errors = new double[dates];
        Arrays.fill(errors, Double.NaN);
        for (int t = Math.max(0, firstDate - cells.start()); t < cells.length(); t++) {
            if (cells.known(t) && cells.share(t) > LEAST_SHARE_TO_JUDGE && !Double.isNaN(mean[t])) {
                errors[cells.start() + t - firstDate] = (trainer.filled()[t] - mean[t]) / row.size();
            }
        }
        float[] scores = new float[dates];
        PastScores.rankScores(errors, scores);
        return scores;
    }

    /** The logarithm of the factor of the width, from all cells after those that were used to fit. */
    static double width(FittedRow row, RowTrainer trainer, Calibration calibration, RowTrainer.Setting setting) {
        Cells cells = row.cells();
        int from = Math.max(0, row.fitEnd() - cells.start());
        if (row.fallback() != null || from >= cells.length()) {
            return 0;
        }
        double[] mean = means(row, trainer);
        double[] one = new double[1];
        double[] deviation = new double[1];
        row.model().forecast(1, row.outside().finite(cells.end(), cells.end() + 1, cells.end()), one, deviation);
        Traits traits = Traits.of(row.size(), trainer.filled(), cells.length(), setting.season());
        double sd = calibration.deviation(row.widen() * deviation[0], traits, 0);
        double width = 0;
        for (int t = from; t < cells.length(); t++) {
            if (cells.known(t) && !cells.soldOut(t) && !Double.isNaN(mean[t])) {
                double score = Calibration.score(mean[t], sd, cells.value()[t], setting.counts());
                width = AdaptiveWidth.after(width, calibration, score, row.size());
            }
        }
        return width;
    }

    private static double[] means(FittedRow row, RowTrainer trainer) {
        Cells cells = row.cells();
        int n = cells.length();
        double[][] outside = row.outside().finite(cells.start(), cells.end(), cells.end());
        trainer.fillFor(row.model(), cells, n, outside, row.size(), row.spread());
        double[] mean = new double[n];
        row.model().fitted(trainer.series(cells, n, outside), mean);
        return mean;
    }
}
