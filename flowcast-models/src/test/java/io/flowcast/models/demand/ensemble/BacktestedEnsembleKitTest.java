package io.flowcast.models.demand.ensemble;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;

class BacktestedEnsembleKitTest extends DemandForecasterCompatibilityKit {
    @Override
    protected DemandForecaster forecaster() {
        return new BacktestedEnsemble("tried", h -> new ExponentialSmoothing(), h -> NaiveForecaster.seasonal());
    }
}
