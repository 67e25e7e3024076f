package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;

/**
 * Where a recipient stands when goods are shared. A recipient without one has weight 1 and no past.
 *
 * @param recipientId who
 * @param weight how much it counts, for example people served per kilogram of capacity over that of the others; above 0
 * @param pastReceivedKilograms mass it received in the days that fairness looks back on
 * @param pastNeedKilograms mass it could have taken in those days
 */
public record RecipientStanding(
        String recipientId, double weight, double pastReceivedKilograms, double pastNeedKilograms) {
    /** Checks the arguments. */
    public RecipientStanding {
        Require.text("recipientId", recipientId);
        Require.positive("weight", weight);
        Require.that(weight <= 1e9 && weight >= 1e-9, "weight must lie between 1e-9 and 1e9, was " + weight);
        Require.nonNegative("pastReceivedKilograms", pastReceivedKilograms);
        Require.nonNegative("pastNeedKilograms", pastNeedKilograms);
    }

    /**
     * Somebody without a past who counts like everybody.
     *
     * @param recipientId who
     * @return the standing
     */
    public static RecipientStanding fresh(String recipientId) {
        return new RecipientStanding(recipientId, 1, 0, 0);
    }
}
