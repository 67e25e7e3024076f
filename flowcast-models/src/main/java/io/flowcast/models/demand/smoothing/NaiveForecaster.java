package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * The last value goes on, {@code naive}, or the last value of the same phase of the season comes again, {@code seasonal-naive}; with a
 * calibrated spread that grows with the square root of the steps or seasons passed.
 *
 * <p>The yardsticks every other forecast has to beat. A day that sold out counts as its expected demand. One pass over each row. A row shorter
 * than a season is forecast without one. Immutable and safe for several threads.
 */
public final class NaiveForecaster implements DemandForecaster {
    private final String name;
    private final SmoothingTrainer trainer;

    private NaiveForecaster(String name, boolean seasonal) {
        this.name = name;
        trainer = new SmoothingTrainer(name, stop -> new NaiveModel(seasonal), true, false);
    }

    /**
     * The last value of the same phase comes again.
     *
     * @return the forecaster {@code seasonal-naive}
     */
    public static NaiveForecaster seasonal() {
        return new NaiveForecaster("seasonal-naive", true);
    }

    /**
     * The last value goes on.
     *
     * @return the forecaster {@code naive}
     */
    public static NaiveForecaster plain() {
        return new NaiveForecaster("naive", false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        return trainer.fit(panel, context);
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return SmoothingFile.read(name, in);
    }
}
