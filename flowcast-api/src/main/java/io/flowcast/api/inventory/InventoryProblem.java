package io.flowcast.api.inventory;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.internal.Require;
import java.time.LocalDate;
import java.util.List;

/**
 * What to order for many items.
 *
 * @param today the first day of the plan and of the forecast
 * @param horizonDays days to plan, at least 1, at most the forecast's horizon
 * @param forecast daily demand; must reach at least to the end of the horizon, and longer for long lead times
 * @param items the items
 * @param objective what the quantities should reach
 * @param newestFirstShare share of customers who pick the freshest goods (LIFO); the others take the oldest (FIFO)
 */
public record InventoryProblem(
        LocalDate today,
        int horizonDays,
        DemandForecast forecast,
        List<ReplenishmentItem> items,
        ServiceObjective objective,
        double newestFirstShare) {
    /** Checks and copies the arguments. */
    public InventoryProblem {
        Require.present("today", today);
        Require.that(
                horizonDays >= 1 && horizonDays <= forecast.horizon(),
                "horizonDays must lie between 1 and the forecast's " + forecast.horizon() + ", was " + horizonDays);
        items = List.copyOf(items);
        Require.present("objective", objective);
        Require.fraction("newestFirstShare", newestFirstShare);
    }
}
