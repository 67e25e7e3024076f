package io.flowcast.models.inventory;

import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.inventory.InventoryPlannerCompatibilityKit;

class LookaheadByItemKitTest extends InventoryPlannerCompatibilityKit {
    @Override
    protected InventoryPlanner planner() {
        return new LookaheadPlanner().withScope(LookaheadPlanner.Scope.ITEM).withPaths(64);
    }
}
