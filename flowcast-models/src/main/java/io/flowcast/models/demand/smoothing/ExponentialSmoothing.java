package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * Automatic exponential smoothing, {@code auto-ets}: for each row the best of fifteen state space forms by AICc, with sold-out days as lower
 * bounds and the spread calibrated over all rows.
 *
 * <p>What it decides: level, trend and season of each row, and how fast each follows what happens (Hyndman, Koehler, Snyder and Grose 2002; Hyndman,
 * Koehler, Ord and Snyder 2008). Forms with relative errors or a multiplicative season are tried where all values are positive, and left out where
 * the spread of their forecast would leave all bounds. The season is the shortest of the calendar. Sold-out days: {@link
 * io.flowcast.models.demand.censored.SoldOut}. Counts get negative binomial forecasts.
 *
 * <p>About a thousand passes over each row, rows in parallel. Limits: no covariates; one season; seasons of more than some hundred steps
 * make it guess much from little. Immutable and safe for several threads.
 */
public final class ExponentialSmoothing implements DemandForecaster {
    private static final String NAME = "auto-ets";

    private final SmoothingTrainer trainer;

    /** Automatic exponential smoothing with calibrated spread. */
    public ExponentialSmoothing() {
        this(true);
    }

    private ExponentialSmoothing(boolean calibrated) {
        trainer = new SmoothingTrainer(NAME, EtsSearch::new, calibrated, true);
    }

    /**
     * The same means for half of the time: the spread is the model's own, which is too narrow where the model is not the truth.
     *
     * @return a forecaster that does not calibrate
     */
    public static ExponentialSmoothing withoutCalibration() {
        return new ExponentialSmoothing(false);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        return trainer.fit(panel, context);
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return SmoothingFile.read(NAME, in);
    }
}
