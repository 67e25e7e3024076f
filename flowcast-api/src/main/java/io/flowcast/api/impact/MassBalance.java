package io.flowcast.api.impact;

import io.flowcast.api.expiry.Destination;
import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the goods of one side came from and went, expected kilograms over the horizon: what was there and what came in is
 * what was sold, went elsewhere, or is left.
 *
 * @param openingKilograms there at the start
 * @param arrivedKilograms came in
 * @param soldKilograms sold at any price
 * @param markedDownKilograms sold at a lower price, part of what was sold
 * @param unsoldKilograms what was neither sold nor is left, by destination
 * @param leftKilograms left at the end, blocked goods and goods on the way included
 */
public record MassBalance(
        double openingKilograms,
        double arrivedKilograms,
        double soldKilograms,
        double markedDownKilograms,
        Map<Destination, Double> unsoldKilograms,
        double leftKilograms) {
    /** Checks and copies the arguments. */
    public MassBalance {
        Require.nonNegative("openingKilograms", openingKilograms);
        Require.nonNegative("arrivedKilograms", arrivedKilograms);
        Require.nonNegative("soldKilograms", soldKilograms);
        Require.nonNegative("markedDownKilograms", markedDownKilograms);
        Map<Destination, Double> copy = new EnumMap<>(Destination.class);
        unsoldKilograms.forEach((to, kilograms) -> copy.put(to, Require.nonNegative("unsold to " + to, kilograms)));
        unsoldKilograms = Collections.unmodifiableMap(copy);
        Require.nonNegative("leftKilograms", leftKilograms);
    }

    /**
     * What was neither sold nor is left.
     *
     * @return kilograms
     */
    public double unsold() {
        return unsoldKilograms.values().stream().mapToDouble(kg -> kg).sum();
    }

    /**
     * What does not add up.
     *
     * @return kilograms that came from nowhere, or if negative went nowhere; 0 but for rounding
     */
    public double error() {
        return soldKilograms + unsold() + leftKilograms - openingKilograms - arrivedKilograms;
    }
}
