package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;

/**
 * A way from one site to another for goods that sell better there.
 *
 * @param fromSiteId from
 * @param toSiteId to
 * @param costPerKilogram cost of the way, by mass
 * @param fixedCost cost of using it at all, once a day
 * @param days whole days it takes, at least 0
 */
public record TransferOption(String fromSiteId, String toSiteId, double costPerKilogram, double fixedCost, int days) {
    /** Checks the arguments. */
    public TransferOption {
        Require.text("fromSiteId", fromSiteId);
        Require.text("toSiteId", toSiteId);
        Require.nonNegative("costPerKilogram", costPerKilogram);
        Require.nonNegative("fixedCost", fixedCost);
        Require.nonNegative("days", (long) days);
    }
}
