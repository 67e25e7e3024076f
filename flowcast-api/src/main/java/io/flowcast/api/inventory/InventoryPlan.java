package io.flowcast.api.inventory;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.internal.Require;
import io.flowcast.api.run.Provenance;
import java.util.List;

/**
 * What to order, and what that leads to.
 *
 * @param orders the orders, by item in the problem's order, then by date
 * @param outlook one for each item of the problem that could be planned, in its order
 * @param findings items that were left out and assumptions made
 * @param provenance what made the plan
 */
public record InventoryPlan(
        List<OrderLine> orders, List<ItemOutlook> outlook, Findings findings, Provenance provenance) {
    /** Checks and copies the arguments. */
    public InventoryPlan {
        orders = List.copyOf(orders);
        outlook = List.copyOf(outlook);
        Require.present("findings", findings);
        Require.present("provenance", provenance);
    }
}
