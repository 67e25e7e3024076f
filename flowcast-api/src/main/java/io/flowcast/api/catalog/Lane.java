package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The way from a supplier to a site.
 *
 * @param supplierId who delivers
 * @param siteId who receives
 * @param orderDays weekdays on which an order can be placed; at least one
 * @param cutOff an order placed later than this, local time of the site, counts as the next order day's
 * @param leadTime time from order to receipt
 * @param minimumOrderUnits smallest order over all products of the lane, in base units; 0 for none
 * @param costPerOrder fixed cost of one order, in the site's currency
 */
public record Lane(
        String supplierId,
        String siteId,
        Set<DayOfWeek> orderDays,
        LocalTime cutOff,
        LeadTime leadTime,
        long minimumOrderUnits,
        double costPerOrder) {
    /** Checks and copies the arguments. */
    public Lane {
        Require.text("supplierId", supplierId);
        Require.text("siteId", siteId);
        Require.that(!orderDays.isEmpty(), "orderDays must hold at least one weekday");
        orderDays = Collections.unmodifiableSet(EnumSet.copyOf(orderDays));
        Require.present("cutOff", cutOff);
        Require.present("leadTime", leadTime);
        Require.nonNegative("minimumOrderUnits", minimumOrderUnits);
        Require.nonNegative("costPerOrder", costPerOrder);
    }
}
