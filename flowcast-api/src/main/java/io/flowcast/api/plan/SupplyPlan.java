package io.flowcast.api.plan;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.internal.Require;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.run.Provenance;
import java.time.LocalDate;
import java.util.List;

/**
 * The whole answer: how much will sell, what to order, what to do with goods about to expire, who drives where, and what
 * that saves.
 *
 * @param asOf first day of the plan
 * @param horizonDays days planned
 * @param forecast how much will sell
 * @param orders what to order
 * @param expiry what to do with goods about to expire
 * @param trips who drives where, day by day
 * @param impact what that saves
 * @param findings everything that was found or assumed, of all stages
 * @param provenance what made the plan, down to the data
 */
public record SupplyPlan(
        LocalDate asOf,
        int horizonDays,
        DemandForecast forecast,
        InventoryPlan orders,
        ExpiryPlan expiry,
        List<DayTrips> trips,
        Impact impact,
        Findings findings,
        Provenance provenance) {
    /** Checks the arguments and copies the trips. */
    public SupplyPlan {
        Require.present("asOf", asOf);
        Require.present("forecast", forecast);
        Require.present("orders", orders);
        Require.present("expiry", expiry);
        trips = List.copyOf(trips);
        Require.present("impact", impact);
        Require.present("findings", findings);
        Require.present("provenance", provenance);
    }
}
