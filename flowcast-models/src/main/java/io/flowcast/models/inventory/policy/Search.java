package io.flowcast.models.inventory.policy;

import io.flowcast.models.inventory.loss.DemandLaw;
import java.util.function.DoubleUnaryOperator;

/** The least level at which a rising measure reaches a target. */
final class Search {
    private static final int STEPS = 300;

    private Search() {}

    /** Whole levels where demand is whole, else to the last digits. */
    static double least(DemandLaw demand, DoubleUnaryOperator measure, double target, double start) {
        double step = Math.max(1, Math.sqrt(demand.variance()));
        step = demand.discrete() ? Math.ceil(step) : step;
        double high = demand.discrete() ? Math.rint(start) : start;
        double low = high - step;
        double grow = step;
        for (int i = 0; measure.applyAsDouble(high) < target; i++) {
            if (i > STEPS) {
                throw new IllegalArgumentException("no level reaches " + target);
            }
            low = high;
            high += grow;
            grow *= 2;
        }
        grow = step;
        for (int i = 0; measure.applyAsDouble(low) >= target; i++) {
            if (i > STEPS) {
                throw new IllegalArgumentException("every level reaches " + target);
            }
            high = low;
            low -= grow;
            grow *= 2;
        }
        double apart = demand.discrete() ? 1 : 0;
        for (int i = 0; i < STEPS && high - low > apart; i++) {
            double middle = low + 0.5 * (high - low);
            middle = demand.discrete() ? Math.floor(middle) : middle;
            if (middle == low || middle == high) {
                break;
            }
            if (measure.applyAsDouble(middle) >= target) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
