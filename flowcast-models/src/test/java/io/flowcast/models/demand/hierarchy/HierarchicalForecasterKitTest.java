package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandForecasterCompatibilityKit;
import io.flowcast.models.demand.smoothing.NaiveForecaster;

class HierarchicalForecasterKitTest extends DemandForecasterCompatibilityKit {
    @Override
    protected DemandForecaster forecaster() {
        return new HierarchicalForecaster(
                NaiveForecaster.seasonal(), Levels.totalSiteProduct(), Reconciliation.MINT_SHRINK);
    }

    @Override
    protected boolean updatesNeedAllRows() {
        return true;
    }
}
