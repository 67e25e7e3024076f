package io.flowcast.models.demand.series;

import io.flowcast.models.demand.interval.Traits;
import java.util.Arrays;
import java.util.Objects;

/** Moments of one row from its end to beyond the origin, calibrated; one for each thread. */
final class Ahead {
    /** Steps without data between a row's end and the origin that still widen the spread; beyond, a model is as stale as it gets. */
    private static final int MAX_GAP = 56;

    private final FittedSeries of;
    private final RowTrainer trainer;
    /** Mean and standard deviation of each step from {@link #gap} steps before the origin on. */
    double[] mean = new double[0];

    double[] deviation = new double[0];
    double[][] outside = new double[0][];
    SeriesModel model;
    /** Position of forecast step 0. */
    int gap;

    Ahead(FittedSeries of, StopCheck stop) {
        this.of = of;
        this.trainer = of.trainer(stop);
        this.model = new FlatModel(0, 0, 0);
    }

    private Traits traits(FittedRow row) {
        Cells cells = row.cells();
        if (!cells.anySoldOut()) {
            return Traits.of(row.size(), cells.value(), cells.length(), of.setting.season());
        }
        double[][] outside = row.outside().finite(cells.start(), cells.end(), cells.end());
        trainer.fillFor(row.model(), cells, cells.length(), outside, row.size(), row.spread());
        return Traits.of(row.size(), trainer.filled(), cells.length(), of.setting.season());
    }

    void run(FittedRow row, int firstStep, int horizon) {
        Cells cells = row.cells();
        int behind = Math.max(0, firstStep - cells.end());
        gap = Math.min(behind, MAX_GAP);
        model = row.model();
        int from = firstStep - gap;
        if (behind > gap && cells.length() > 0) {
            Cells longer = cells.upTo(cells.length());
            double[] value = Arrays.copyOf(longer.value(), from - cells.start());
            Arrays.fill(value, cells.length(), value.length, Double.NaN);
            float[] seen = cells.anySoldOut() ? Arrays.copyOf(cells.seen(), value.length) : cells.seen();
            longer = new Cells(cells.start(), value, seen);
            double[][] past = row.outside().finite(cells.start(), from, cells.end());
            model = trainer.read(model, longer, value.length, past, row.size(), row.spread());
        }
        int steps = gap + horizon;
        if (mean.length < steps) {
            mean = new double[steps];
            deviation = new double[steps];
        }
        outside = row.outside().finite(from, from + steps, cells.end());
        model.forecast(steps, row.fallback() == null ? outside : new double[0][], mean, deviation);
        Moments.bound(mean, deviation, steps, row.size());
        boolean little =
                Objects.equals(row.fallback(), Codes.TOO_SHORT) || Objects.equals(row.fallback(), Codes.NO_OBSERVATION);
        Traits traits = traits(row);
        for (int h = 0; h < steps; h++) {
            double sd = row.widen() * Math.exp(row.width()) * deviation[h];
            if (row.fallback() == null) {
                sd = of.calibration.deviation(sd, traits, h);
            } else if (little) {
                sd = Math.max(sd, of.usualSpread * mean[h]);
            }
            deviation[h] = Math.min(sd, Double.MAX_VALUE / 1e6);
        }
    }
}
