package io.flowcast.models.demand.series;

import io.flowcast.models.demand.interval.CalibrationErrors;
import io.flowcast.models.demand.interval.Traits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Forecasts the held-back end of rows from several origins, and gathers the errors. One instance serves one thread. */
final class Backtest {
    private static final double LEAST_SHARE_TO_JUDGE = 0.3;

    private final RowTrainer trainer;
    private final RowTrainer.Setting setting;
    private final HoldOut holdOut;
    private final StopCheck stop;
    private double[] mean = new double[0];
    private double[] deviation = new double[0];

    Backtest(SeriesMethod method, RowTrainer.Setting setting, HoldOut holdOut, StopCheck stop) {
        this.trainer = new RowTrainer(method, setting, stop);
        this.stop = stop;
        this.setting = setting;
        this.holdOut = holdOut;
    }

    /**
     * Gathers the errors of a row.
     *
     * @param row the row as it was fitted on all cells
     * @param r its number
     * @param rehearsed the model of its early cells, if there is one already
     * @param errors receives the errors
     */
    void row(FittedRow row, int r, @Nullable SeriesModel rehearsed, CalibrationErrors errors) {
        Cells cells = row.cells();
        int n = cells.length();
        int first = holdOut.firstOrigin(r, n);
        int end = cells.end();
        double[][] outside = row.outside().finite(cells.start(), end, end);
        // A model that was fitted on the way has not seen sold-out cells filled by turns.
        RowTrainer.Trained early = rehearsed != null && !cells.anySoldOut()
                ? new RowTrainer.Trained(rehearsed, null, row.size(), row.spread(), 1)
                : trainer.train(cells, first, outside);
        if (early.fallback() != null) {
            return;
        }
        if (mean.length < n - first) {
            mean = new double[n - first];
            deviation = new double[n - first];
        }
        trainer.fillFor(early.model(), cells, n, outside, early.size(), early.spread());
        errors.row(r, Traits.of(early.size(), trainer.filled(), first, setting.season()));
        for (int origin = first; origin < n; origin += holdOut.stride(r)) {
            stop.passed(n);
            SeriesModel model =
                    origin == first ? early.model() : early.model().at(trainer.series(cells, origin, outside));
            int steps = n - origin;
            model.forecast(steps, from(outside, origin, n), mean, deviation);
            Moments.bound(mean, deviation, steps, early.size());
            for (int h = 0; h < steps; h++) {
                int t = origin + h;
                if (cells.known(t) && !cells.boundOnly(t) && cells.share(t) >= LEAST_SHARE_TO_JUDGE) {
                    double share = cells.share(t);
                    double sd = early.widen() * deviation[h];
                    errors.add(r, h, mean[h], wider(mean[h], sd, share), cells.value()[t] / share);
                }
            }
        }
    }

    /** The standard deviation of what was seen over its share, which varies more than the whole: the part varies by its share of chance. */
    private double wider(double mu, double sd, double share) {
        if (share == 1 || !(mu > 0)) {
            return sd;
        }
        double relative = sd / mu;
        double chance = setting.counts() ? 1 / mu : 0.5 * relative * relative;
        double between = Math.max(0, relative * relative - chance);
        return mu * Math.sqrt(chance / share + between);
    }

    private static double[][] from(double[][] outside, int origin, int n) {
        double[][] rest = new double[outside.length][];
        Arrays.setAll(rest, k -> Arrays.copyOfRange(outside[k], origin, n));
        return rest;
    }
}
