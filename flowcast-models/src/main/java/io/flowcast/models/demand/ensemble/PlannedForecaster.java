package io.flowcast.models.demand.ensemble;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.PlannedEffects;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Hands a forecaster that takes regressors as they are, such as a linear one, what plans do around their days: {@link PlannedEffects}.
 *
 * <p>Name and saved format are those of the forecaster within. Immutable and safe for several threads.
 */
public final class PlannedForecaster implements DemandForecaster {
    private final DemandForecaster within;

    /**
     * A forecaster.
     *
     * @param within learns from the longer list of regressors
     */
    public PlannedForecaster(DemandForecaster within) {
        this.within = within;
    }

    @Override
    public String name() {
        return within.name();
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        return new Fitted(within.fit(PlannedEffects.of(panel), context));
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return new Fitted(within.load(in));
    }

    private record Fitted(FittedDemand within) implements FittedDemand {
        @Override
        public DemandForecast forecast(int horizon, RunContext context) {
            return within.forecast(horizon, context);
        }

        @Override
        public DemandForecast forecast(DemandPanel panel, int horizon, RunContext context) {
            return within.forecast(PlannedEffects.of(panel), horizon, context);
        }

        @Override
        public FittedDemand update(DemandPanel panel, RunContext context) {
            return new Fitted(within.update(PlannedEffects.of(panel), context));
        }

        @Override
        public void save(OutputStream out) throws IOException {
            within.save(out);
        }

        @Override
        public Findings findings() {
            return within.findings();
        }

        @Override
        public Provenance provenance() {
            return within.provenance();
        }
    }
}
