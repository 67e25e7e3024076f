package io.flowcast.api.expiry;

import java.util.Locale;

/** Where discarded goods go. Which is better is for a {@link WasteHierarchy} to say, not for the order here. */
public enum Pathway {
    /** Feed for animals. */
    FEED,
    /** Anaerobic digestion. */
    DIGESTION,
    /** Compost. */
    COMPOST,
    /** Incineration. */
    INCINERATION,
    /** Landfill. */
    LANDFILL;

    /**
     * Key of the emission factor of this pathway.
     *
     * @return for example {@code disposal.landfill}, in kgCO2e/kg
     */
    public String factorId() {
        return "disposal." + name().toLowerCase(Locale.ROOT);
    }
}
