package io.flowcast.models.inventory;

import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.inventory.InventoryPlannerCompatibilityKit;

class AutoPlannerKitTest extends InventoryPlannerCompatibilityKit {
    @Override
    protected InventoryPlanner planner() {
        return Replenishment.auto();
    }
}
