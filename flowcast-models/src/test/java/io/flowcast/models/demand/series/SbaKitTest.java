package io.flowcast.models.demand.series;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;
import io.flowcast.models.demand.intermittent.Intermittent;

class SbaKitTest extends DemandForecasterCompatibilityKit {
    @Override
    protected DemandForecaster forecaster() {
        return new SeriesForecaster(Intermittent.sba());
    }
}
