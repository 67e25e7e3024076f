package io.flowcast.models.demand.coldstart;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;

class ColdStartForecasterKitTest extends DemandForecasterCompatibilityKit {
    @Override
    protected DemandForecaster forecaster() {
        return new ColdStartForecaster(new ExponentialSmoothing());
    }
}
