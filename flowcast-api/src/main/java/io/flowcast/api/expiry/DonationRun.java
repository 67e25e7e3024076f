package io.flowcast.api.expiry;

import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.internal.Require;
import java.util.List;

/**
 * Who can be given goods.
 *
 * @param recipients the recipients
 * @param costPerKilogram what it costs to hand over a kilogram, transport included
 * @param valuePerKilogram what a kilogram given is worth to the giver: tax relief, avoided disposal is not part of it
 */
public record DonationRun(List<Recipient> recipients, double costPerKilogram, double valuePerKilogram) {
    /** Checks and copies the arguments. */
    public DonationRun {
        recipients = List.copyOf(recipients);
        Require.nonNegative("costPerKilogram", costPerKilogram);
        Require.nonNegative("valuePerKilogram", valuePerKilogram);
    }
}
