package io.flowcast.models.demand.ensemble;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import java.util.List;

class EnsembleForecasterKitTest extends DemandForecasterCompatibilityKit {
    @Override
    protected DemandForecaster forecaster() {
        return new EnsembleForecaster("mean-of-two", List.of(new ExponentialSmoothing(), NaiveForecaster.seasonal()));
    }
}
