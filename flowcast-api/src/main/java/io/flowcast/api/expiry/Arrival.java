package io.flowcast.api.expiry;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.internal.Require;
import java.time.LocalDate;

/**
 * Fresh goods that will come in and compete for the same demand.
 *
 * @param key site and product
 * @param on when
 * @param quantityUnits how much, above zero
 */
public record Arrival(SeriesKey key, LocalDate on, long quantityUnits) {
    /** Checks the arguments. */
    public Arrival {
        Require.present("key", key);
        Require.present("on", on);
        Require.positive("quantityUnits", quantityUnits);
    }
}
