package io.flowcast.models.inventory;

import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.inventory.InventoryPlannerCompatibilityKit;

class AutoBackordersKitTest extends InventoryPlannerCompatibilityKit {
    @Override
    protected InventoryPlanner planner() {
        return Replenishment.auto().withUnmet(Replenishment.Unmet.BACKORDERED);
    }
}
