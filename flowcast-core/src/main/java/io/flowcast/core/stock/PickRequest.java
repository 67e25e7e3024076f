package io.flowcast.core.stock;

import java.time.LocalDate;

/**
 * What a customer wants.
 *
 * @param customerId who
 * @param siteId where it is picked
 * @param productId what
 * @param units how much, at least 0
 * @param deliverOn day of delivery, by which remaining life is counted
 * @param minimumLife what was promised
 */
public record PickRequest(
        String customerId, String siteId, String productId, long units, LocalDate deliverOn, MinimumLife minimumLife) {
    /** Checks the quantity. */
    public PickRequest {
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative, was " + units);
        }
    }
}
