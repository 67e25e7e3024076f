package io.flowcast.models.expiry.elasticity;

import io.flowcast.api.demand.SeriesKey;
import java.util.List;

/**
 * Days of one series, in any order.
 *
 * @param key site and product
 * @param days the days; those that cannot be are left out with a finding
 */
public record PriceHistory(SeriesKey key, List<PricedDay> days) {
    /** Copies the days. */
    public PriceHistory {
        days = List.copyOf(days);
    }
}
