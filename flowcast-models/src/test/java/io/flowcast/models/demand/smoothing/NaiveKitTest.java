package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;

class NaiveKitTest extends DemandForecasterCompatibilityKit {
    @Override
    protected DemandForecaster forecaster() {
        return NaiveForecaster.plain();
    }
}
