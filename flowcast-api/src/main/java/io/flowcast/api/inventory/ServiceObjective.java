package io.flowcast.api.inventory;

import io.flowcast.api.internal.Require;

/** What an order quantity should reach. */
public sealed interface ServiceObjective {
    /**
     * A share of the demand that is met from stock.
     *
     * @param target fill rate, above 0 and below 1
     */
    record FillRate(double target) implements ServiceObjective {
        /** Checks the target. */
        public FillRate {
            Require.that(target > 0 && target < 1, "target must lie between 0 and 1, was " + target);
        }
    }

    /**
     * A probability that a replenishment cycle passes without running out.
     *
     * @param target cycle service level, above 0 and below 1
     */
    record CycleService(double target) implements ServiceObjective {
        /** Checks the target. */
        public CycleService {
            Require.that(target > 0 && target < 1, "target must lie between 0 and 1, was " + target);
        }
    }

    /** The least expected cost of waste, lost sales and holding together. */
    record LeastCost() implements ServiceObjective {}
}
