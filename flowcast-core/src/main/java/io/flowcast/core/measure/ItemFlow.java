package io.flowcast.core.measure;

/**
 * Expected flows of one item over the horizon, in base units and money of the run. Mutable while paths are added up.
 */
final class ItemFlow {
    double demand;
    double sold;
    /** Part of what was sold that was sold at a lower price. */
    double soldMarkedDown;

    double revenue;
    double lost;
    double wasted;
    double holdingUnitDays;
    double closing;

    void scale(double factor) {
        demand *= factor;
        sold *= factor;
        soldMarkedDown *= factor;
        revenue *= factor;
        lost *= factor;
        wasted *= factor;
        holdingUnitDays *= factor;
        closing *= factor;
    }

    void clear() {
        demand = 0;
        sold = 0;
        soldMarkedDown = 0;
        revenue = 0;
        lost = 0;
        wasted = 0;
        holdingUnitDays = 0;
        closing = 0;
    }

    void add(ItemFlow other) {
        demand += other.demand;
        sold += other.sold;
        soldMarkedDown += other.soldMarkedDown;
        revenue += other.revenue;
        lost += other.lost;
        wasted += other.wasted;
        holdingUnitDays += other.holdingUnitDays;
        closing += other.closing;
    }
}
