package io.flowcast.core.check;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.List;

/**
 * A request of which everything that is left fits together.
 *
 * @param request the request as it came
 * @param catalog its catalog with each key once, and only vehicles that have a depot
 * @param asOf first day of the plan
 * @param panel history of the items, ending the day before the as-of date
 * @param items the items; item {@code i} is row {@code i} of the panel
 * @param otherLots good lots of products that have no history at their site, so that there is no item for them
 * @param findings what was left out or assumed
 */
public record CheckedRequest(
        PlanRequest request,
        Catalog catalog,
        LocalDate asOf,
        DemandPanel panel,
        List<PlanItem> items,
        List<StockLot> otherLots,
        Findings findings) {
    /** Copies the lists. */
    public CheckedRequest {
        items = List.copyOf(items);
        otherLots = List.copyOf(otherLots);
    }
}
