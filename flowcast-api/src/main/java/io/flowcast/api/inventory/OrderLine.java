package io.flowcast.api.inventory;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.internal.Require;
import java.time.LocalDate;

/**
 * One quantity to order.
 *
 * @param key site and product
 * @param supplierId who delivers
 * @param orderOn when to order
 * @param arriveOn when it should come
 * @param quantityUnits how much, in base units, a multiple of the case pack, above zero
 * @param firm true for an order of today; false for one that is foreseen and will be decided again on its day
 * @param orderUpToUnits the level the order fills up to
 * @param positionUnits stock on hand and on order before it, less what will have expired on arrival
 * @param reason what decided the quantity, for people
 */
public record OrderLine(
        SeriesKey key,
        String supplierId,
        LocalDate orderOn,
        LocalDate arriveOn,
        long quantityUnits,
        boolean firm,
        double orderUpToUnits,
        double positionUnits,
        String reason) {
    /** Checks the arguments. */
    public OrderLine {
        Require.present("key", key);
        Require.text("supplierId", supplierId);
        Require.that(!arriveOn.isBefore(orderOn), "arriveOn " + arriveOn + " is before orderOn " + orderOn);
        Require.positive("quantityUnits", quantityUnits);
        Require.finite("orderUpToUnits", orderUpToUnits);
        Require.finite("positionUnits", positionUnits);
        Require.present("reason", reason);
    }
}
