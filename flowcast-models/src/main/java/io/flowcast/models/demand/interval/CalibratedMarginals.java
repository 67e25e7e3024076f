package io.flowcast.models.demand.interval;

import io.flowcast.models.demand.internal.Marginal;
import io.flowcast.models.demand.internal.Marginals;

/** Distributions with given means, deviations and sizes, shaped by a {@link Calibration}. Immutable. */
public final class CalibratedMarginals implements Marginals {
    private final int horizon;
    private final boolean counts;
    private final Calibration calibration;
    private final double[] size;
    private final double[] mean;
    private final double[] deviation;
    private final int[] gap;

    /**
     * Takes moments; arrays are kept, not copied.
     *
     * @param horizon number of steps
     * @param counts whether values are whole numbers
     * @param calibration shapes
     * @param size typical value of each row
     * @param gap of each row the step ahead that forecast step 0 is
     * @param mean expected values, row after row
     * @param deviation standard deviations, row after row, calibrated
     */
    public CalibratedMarginals(
            int horizon,
            boolean counts,
            Calibration calibration,
            double[] size,
            int[] gap,
            double[] mean,
            double[] deviation) {
        this.horizon = horizon;
        this.counts = counts;
        this.calibration = calibration;
        this.size = size;
        this.gap = gap;
        this.mean = mean;
        this.deviation = deviation;
    }

    @Override
    public Marginal at(int row, int step) {
        int cell = row * horizon + step;
        return Marginal.of(mean[cell], deviation[cell], counts, calibration.shape(size[row], gap[row] + step));
    }

    @Override
    public double mean(int row, int step) {
        return mean[row * horizon + step];
    }
}
