package io.flowcast.api.impact;

/** What an {@link Impact} counts by factors: amount times factor, summed. */
public enum Figure {
    /** Emissions of producing what is thrown away. */
    PRODUCTION("production kgCO2e", "kgCO2e", true),
    /** Emissions of disposing of what is thrown away. */
    DISPOSAL("disposal kgCO2e", "kgCO2e", true),
    /** Emissions of driving. */
    TRANSPORT("transport kgCO2e", "kgCO2e", true),
    /** Emissions of producing food that was saved but replaced no purchase, as the displacement rates say. */
    REBOUND("rebound kgCO2e", "kgCO2e", false),
    /** Donated food that is lost at recipients. */
    RECIPIENT_LOSS("lost at recipients kg", "kg", false),
    /** Emissions of disposing of what is lost at recipients. */
    RECIPIENT_DISPOSAL("disposal at recipients kgCO2e", "kgCO2e", false),
    /** Fresh water to produce what is thrown away. */
    WATER("water l", "l", false),
    /** The same, weighted by scarcity. */
    SCARCE_WATER("scarcity-weighted water l", "l", false),
    /** Land to produce what is thrown away. */
    LAND("land m2", "m2", false),
    /** Meals given. */
    MEALS("meals", "meals", false);

    private final String label;
    private final String unit;
    private final boolean emission;

    Figure(String label, String unit, boolean emission) {
        this.label = label;
        this.unit = unit;
        this.emission = emission;
    }

    /**
     * Name in reports.
     *
     * @return words and unit
     */
    public String label() {
        return label;
    }

    /**
     * Unit.
     *
     * @return for example {@code kgCO2e}
     */
    public String unit() {
        return unit;
    }

    /**
     * Whether it is part of {@link Footprint#kilogramsCo2e()}.
     *
     * @return true for production, disposal and transport
     */
    public boolean emission() {
        return emission;
    }
}
