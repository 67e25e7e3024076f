package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.List;

/**
 * Goods that one vehicle takes at one stop and brings to another. Optional if the pickup stop has a prize.
 *
 * @param id key, unique among the shipments of a problem
 * @param pickup where they are taken; its own delivery and pickup quantities are empty
 * @param delivery where they are brought; its own quantities are empty
 * @param load amount in each dimension
 * @param maxSecondsOnBoard longest time from the end of the pickup's service to the start of the delivery's
 */
public record Shipment(String id, Stop pickup, Stop delivery, List<Long> load, long maxSecondsOnBoard) {
    /** Checks and copies the arguments. */
    public Shipment {
        Require.text("id", id);
        for (Stop stop : List.of(pickup, delivery)) {
            Require.that(
                    stop.delivery().isEmpty() && stop.pickup().isEmpty(),
                    "stop " + stop.id() + " of shipment " + id + " must not have quantities of its own");
        }
        Require.that(delivery.prize().isEmpty(), "the prize of shipment " + id + " belongs to its pickup");
        load = List.copyOf(load);
        load.forEach(q -> Require.nonNegative("load", q));
        Require.nonNegative("maxSecondsOnBoard", maxSecondsOnBoard);
    }
}
