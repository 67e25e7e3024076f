package io.flowcast.models.expiry.donation;

import java.util.List;

/**
 * Alike units that can be given away.
 *
 * @param units how many, at least 0
 * @param massGramsPerUnit mass of one, above zero
 * @param gainPerUnit what giving one is worth more than not giving it, tax relief not counted
 * @param reliefPerUnit tax relief that giving one brings, at least 0; only units whose gain with relief is at least 0 are
 *     given
 * @param takers who may take them, as places in the list of capacities
 */
public record GiftOffer(
        long units, double massGramsPerUnit, double gainPerUnit, double reliefPerUnit, List<Integer> takers) {
    /** Checks and copies the arguments. */
    public GiftOffer {
        if (units < 0
                || !(massGramsPerUnit > 0 && massGramsPerUnit < Double.MAX_VALUE)
                || !Double.isFinite(gainPerUnit)
                || !(reliefPerUnit >= 0 && reliefPerUnit < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("not an offer: " + units + " units of " + massGramsPerUnit + " g, gain "
                    + gainPerUnit + ", relief " + reliefPerUnit + ". Maybe a price or a mass is missing.");
        }
        takers = takers.stream().sorted().distinct().toList();
    }

    /**
     * An offer without tax relief.
     *
     * @param units how many, at least 0
     * @param massGramsPerUnit mass of one, above zero
     * @param gainPerUnit what giving one is worth more than not giving it
     * @param takers who may take them, as places in the list of capacities
     */
    public GiftOffer(long units, double massGramsPerUnit, double gainPerUnit, List<Integer> takers) {
        this(units, massGramsPerUnit, gainPerUnit, 0, takers);
    }

    double massKilograms() {
        return units * massGramsPerUnit / 1000;
    }

    /** Gain with relief. */
    double gainPerKilogram() {
        return (gainPerUnit + reliefPerUnit) * 1000 / massGramsPerUnit;
    }
}
