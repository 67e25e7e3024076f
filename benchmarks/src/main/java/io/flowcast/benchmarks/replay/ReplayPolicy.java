package io.flowcast.benchmarks.replay;

import io.flowcast.core.simulate.ItemState;
import java.util.List;

/** A way to order. Decisions of different items may be asked for from several threads. */
interface ReplayPolicy {
    /** Name for the table. */
    String name();

    /** Settings to sweep, from careless to lavish. */
    List<Double> levels();

    /**
     * Units to order on the morning of a day, what was ordered before being on the shelf; a whole number of cases.
     *
     * @param level position in {@link #levels()}
     * @param state what a shop can know of the item
     * @param customers the run; only a policy that claims to know the future may look at it
     */
    long order(int level, ItemState state, Customers customers);

    /** Stock on hand and on the way. */
    static long position(ItemState state, ReplayWorld world) {
        long position = state.onHand();
        for (int ahead = 1; ahead < world.lead; ahead++) {
            position += state.arriving(ahead);
        }
        return position;
    }
}
