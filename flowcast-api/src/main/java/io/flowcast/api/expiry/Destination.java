package io.flowcast.api.expiry;

/** Where goods that were not sold end up, in the words of the Food Loss and Waste Protocol where it has one. */
public enum Destination {
    /** Never became surplus, measured against a baseline. */
    PREVENTED,
    /** Eaten by people who did not pay for it. */
    DONATED,
    /** Made into other food. */
    UPCYCLED,
    /** Eaten by animals. */
    ANIMAL_FEED,
    /** Anaerobic digestion whose digestate is used. */
    DIGESTION,
    /** Composted. */
    COMPOST,
    /** Burnt. */
    INCINERATION,
    /** Buried. */
    LANDFILL,
    /** Sent back; what the supplier does with it is not known here. */
    RETURNED;

    /**
     * Where a pathway of disposal leads.
     *
     * @param pathway the pathway
     * @return its destination
     */
    public static Destination of(Pathway pathway) {
        return switch (pathway) {
            case FEED -> ANIMAL_FEED;
            case DIGESTION -> DIGESTION;
            case COMPOST -> COMPOST;
            case INCINERATION -> INCINERATION;
            case LANDFILL -> LANDFILL;
        };
    }
}
