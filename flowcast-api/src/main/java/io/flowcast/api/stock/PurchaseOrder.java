package io.flowcast.api.stock;

import io.flowcast.api.internal.Require;
import java.time.LocalDate;

/**
 * What is on its way.
 *
 * @param orderId key of the order line
 * @param supplierId who delivers
 * @param siteId who receives
 * @param productId what comes
 * @param quantityUnits how much is still open, in base units, above zero
 * @param orderedOn when it was ordered
 * @param expectedOn when it should come, not before it was ordered
 * @param unitCost what one base unit costs
 */
public record PurchaseOrder(
        String orderId,
        String supplierId,
        String siteId,
        String productId,
        long quantityUnits,
        LocalDate orderedOn,
        LocalDate expectedOn,
        double unitCost) {
    /** Checks the arguments. */
    public PurchaseOrder {
        Require.text("orderId", orderId);
        Require.text("supplierId", supplierId);
        Require.text("siteId", siteId);
        Require.text("productId", productId);
        Require.positive("quantityUnits", quantityUnits);
        Require.that(!expectedOn.isBefore(orderedOn), "expectedOn " + expectedOn + " is before orderedOn " + orderedOn);
        Require.nonNegative("unitCost", unitCost);
    }
}
