package io.flowcast.api.expiry;

import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.internal.Require;
import java.util.List;

/**
 * Who can be given goods, and on which terms.
 *
 * @param recipients the recipients
 * @param terms what giving costs and brings, and how goods are shared
 */
public record DonationRun(List<Recipient> recipients, DonationTerms terms) {
    /** Checks and copies the arguments. */
    public DonationRun {
        recipients = List.copyOf(recipients);
        Require.present("terms", terms);
    }

    /**
     * Recipients that are all alike, on terms without tax relief.
     *
     * @param recipients the recipients
     * @param costPerKilogram what it costs to hand over a kilogram, transport included
     * @param valuePerKilogram what a kilogram given is worth to the giver; avoided disposal is not part of it
     */
    public DonationRun(List<Recipient> recipients, double costPerKilogram, double valuePerKilogram) {
        this(recipients, new DonationTerms(costPerKilogram, valuePerKilogram));
    }
}
