package io.flowcast.models.inventory;

import java.util.Locale;

/** Planners of orders to start with. */
public final class Replenishment {
    private Replenishment() {}

    /** What a customer does whose unit is not there. */
    public enum Unmet {
        /** Buys elsewhere: the sale is lost, and need not be replaced. */
        LOST,
        /** Waits: the next delivery serves him first. */
        BACKORDERED
    }

    /** What an item is like, as far as it decides how to order it. */
    public enum Kind {
        /** The forecast expects nothing: nothing is ordered. */
        NO_DEMAND,
        /** May expire before it is sold: its ages are played through sample paths ({@link LookaheadPlanner}). */
        SHORT_LIFE,
        /** Sells a few units in a whole cycle: a level in whole units from the distribution of the demand until the order after next arrives. */
        SLOW_MOVER,
        /** Does not sell on most days but then several units: the same level, whose tail no normal has. */
        INTERMITTENT,
        /** Outlasts what can be ordered: the quantile of what the stock will be short of, from sample paths, ages aside. */
        LONG_LIFE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * A planner that chooses for each item how to order it, and says why: in the reason of each order, as counts in the provenance, and
     * on request for all items ({@link AutoPlanner#explain}).
     *
     * @return the planner, for lost sales
     */
    public static AutoPlanner auto() {
        return new AutoPlanner(Unmet.LOST, 0);
    }
}
