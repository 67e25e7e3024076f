package io.flowcast.models.inventory;

/**
 * How much to order of one item on one day. An instance serves one thread.
 *
 * <p>Quantities are counted in case packs. The worth of a quantity is comparable between items of one lane; it decides
 * which item fills up an order that is below the lane's minimum, and whether the order is placed at all.
 */
interface OrderRule {
    /** The quantity that is best for the item alone. */
    long best(Review review);

    /** What a quantity is worth; highest at {@link #best}. */
    double worth(Review review, long packs);

    /** Position, level and reason of a chosen quantity. */
    Facts facts(Review review, long packs);

    /**
     * What an order line says beside its quantity.
     *
     * @param position stock and orders before it, less what will have expired on arrival
     * @param reason what decided it, for people
     * @param wastedUnits what of it and of older goods is expected to expire, or 0 if the rule does not look at that
     * @param outOfReach whether no quantity reaches what was asked
     */
    record Facts(double position, String reason, double wastedUnits, boolean outOfReach) {}
}
