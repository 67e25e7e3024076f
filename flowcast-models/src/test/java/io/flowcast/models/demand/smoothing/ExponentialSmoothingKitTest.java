package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;

class ExponentialSmoothingKitTest extends DemandForecasterCompatibilityKit {
    @Override
    protected DemandForecaster forecaster() {
        return new ExponentialSmoothing();
    }
}
