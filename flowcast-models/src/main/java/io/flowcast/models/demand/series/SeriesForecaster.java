package io.flowcast.models.demand.series;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Applies a method for one series to panels: each row on its own and in parallel, or, for a {@link PooledMethod}, after it has learned from all rows.
 *
 * <p>What it adds to the method: unknown cells become gaps; sold-out cells are filled with their expected demand by turns with the fit ({@link
 * io.flowcast.models.demand.censored.SoldOut}); rows from which the method cannot learn get a mean, and a finding that says so; quantiles are calibrated
 * by forecasts from origins within the history ({@link io.flowcast.models.demand.interval.Calibration}) and go on learning with each update; steps of a row
 * depend on each other as the method says, and rows as they did in the past. Covariates that are known ahead are handed to methods that use them; one that
 * is missing in a step to forecast is an error in the findings of the forecast, and its past mean stands in.
 *
 * <p>Cost: two fits of each row (one without its last steps, for the calibration), more where cells sold out; memory of the panel's cells. Immutable and
 * safe for several threads.
 */
public final class SeriesForecaster implements DemandForecaster {
    private final @Nullable SeriesMethod method;
    private final @Nullable PooledMethod pooled;
    private final boolean calibrated;
    private final boolean notingUnused;

    /**
     * Applies a method to each row.
     *
     * @param method the method
     */
    public SeriesForecaster(SeriesMethod method) {
        this(method, null, true, false);
    }

    /**
     * Applies a method that learns from all rows first.
     *
     * @param method the method
     */
    public SeriesForecaster(PooledMethod method) {
        this(null, method, true, false);
    }

    private SeriesForecaster(
            @Nullable SeriesMethod method, @Nullable PooledMethod pooled, boolean calibrated, boolean notingUnused) {
        this.method = method;
        this.pooled = pooled;
        this.calibrated = calibrated;
        this.notingUnused = notingUnused;
    }

    /**
     * The same means for half of the time: the spread is the method's own, which is too narrow where the method is not the truth.
     *
     * @return a forecaster that does not calibrate
     */
    public SeriesForecaster withoutCalibration() {
        return new SeriesForecaster(method, pooled, false, notingUnused);
    }

    /**
     * Says in a finding which covariates of the panel the method does not use. Left out by default, because panels carry covariates for all
     * sorts of methods.
     *
     * @return a forecaster that says so
     */
    public SeriesForecaster notingUnusedCovariates() {
        return new SeriesForecaster(method, pooled, calibrated, true);
    }

    @Override
    public String name() {
        return pooled != null ? pooled.name() : plain().name();
    }

    private SeriesMethod plain() {
        SeriesMethod one = method;
        if (one == null) {
            throw new IllegalStateException("there is no method for single rows");
        }
        return one;
    }

    @Override
    public FittedSeries fit(DemandPanel panel, RunContext context) {
        return new SeriesTrainer(name(), method, pooled, calibrated, notingUnused).fit(panel, context);
    }

    @Override
    public FittedSeries load(InputStream in) throws IOException {
        return SeriesFile.read(name(), method, pooled, in);
    }
}
