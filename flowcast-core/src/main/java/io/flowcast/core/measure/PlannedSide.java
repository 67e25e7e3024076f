package io.flowcast.core.measure;

import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.plan.DayTrips;
import java.util.List;

/**
 * One side of a comparison.
 *
 * @param orders what is ordered
 * @param actions what is done with goods about to expire
 * @param trips who drives where
 */
public record PlannedSide(InventoryPlan orders, ExpiryPlan actions, List<DayTrips> trips) {
    /** Copies the trips. */
    public PlannedSide {
        trips = List.copyOf(trips);
    }
}
