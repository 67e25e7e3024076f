package io.flowcast.models.expiry.donation;

import java.util.List;

/**
 * Alike units that can be given away.
 *
 * @param units how many, at least 0
 * @param massGramsPerUnit mass of one, above zero
 * @param gainPerUnit what giving one is worth more than not giving it; only units with a gain of at least 0 are given
 * @param takers who may take them, as places in the list of capacities
 */
public record GiftOffer(long units, double massGramsPerUnit, double gainPerUnit, List<Integer> takers) {
    /** Checks and copies the arguments. */
    public GiftOffer {
        if (units < 0
                || !(massGramsPerUnit > 0 && massGramsPerUnit < Double.MAX_VALUE)
                || !Double.isFinite(gainPerUnit)) {
            throw new IllegalArgumentException(
                    "not an offer: " + units + " units of " + massGramsPerUnit + " g, gain " + gainPerUnit);
        }
        takers = takers.stream().sorted().distinct().toList();
    }

    double massKilograms() {
        return units * massGramsPerUnit / 1000;
    }

    double gainPerKilogram() {
        return gainPerUnit * 1000 / massGramsPerUnit;
    }
}
