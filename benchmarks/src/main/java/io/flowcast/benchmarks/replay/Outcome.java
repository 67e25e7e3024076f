package io.flowcast.benchmarks.replay;

import io.flowcast.core.simulate.Flow;

/**
 * What one policy at one level led to in one run, over all items and days.
 *
 * @param flow units, and the cost of waste, lost sales, holding and what closing stock lost in worth
 * @param wastedKilograms past their life
 * @param wasteKilogramsCo2e production and disposal of what was wasted
 * @param grams what arrived: element [day][way]
 */
record Outcome(Flow flow, double wastedKilograms, double wasteKilogramsCo2e, double[][] grams) {
    /** Share of what could have been sold that was wasted, in percent. */
    double wastePercent() {
        return 100 * flow.wasteShare();
    }

    double fillPercent() {
        return 100 * flow.fillRate();
    }
}
