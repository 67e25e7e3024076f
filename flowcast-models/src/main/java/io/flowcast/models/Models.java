package io.flowcast.models;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.inventory.InventoryPlanner;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.inventory.LookaheadPlanner;
import io.flowcast.models.routing.RuinRecreatePlanner;

/** Good implementations of the crafts: the only place that chooses defaults. */
public final class Models {
    private Models() {}

    /**
     * Who forecasts: automatic exponential smoothing, sold-out days as lower bounds, calibrated.
     *
     * @return the forecaster
     */
    public static DemandForecaster demand() {
        return new ExponentialSmoothing();
    }

    /**
     * Who orders: stock by age played through sample paths, the fill rate over all items with the least waste.
     *
     * @return the inventory planner
     */
    public static InventoryPlanner inventory() {
        return new LookaheadPlanner();
    }

    /**
     * Who plans the trips: ruin and recreate, one search.
     *
     * @return the route planner
     */
    public static RoutePlanner routing() {
        return new RuinRecreatePlanner();
    }
}
