package io.flowcast.models.inventory;

import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.inventory.InventoryPlannerCompatibilityKit;

class RepeatSalesPlannerKitTest extends InventoryPlannerCompatibilityKit {
    @Override
    protected InventoryPlanner planner() {
        return new RepeatSalesPlanner();
    }

    @Override
    protected boolean looksAtStock() {
        return false;
    }
}
