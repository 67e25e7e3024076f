package io.flowcast.core.measure;

/**
 * Expected flows of one item over the horizon, in base units and money of the run. Mutable while paths are added up.
 */
final class ItemFlow {
    double demand;
    double sold;
    double revenue;
    double lost;
    double wasted;
    double holdingUnitDays;
    double closing;

    void scale(double factor) {
        demand *= factor;
        sold *= factor;
        revenue *= factor;
        lost *= factor;
        wasted *= factor;
        holdingUnitDays *= factor;
        closing *= factor;
    }
}
