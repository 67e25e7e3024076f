package io.flowcast.core.simulate;

/** Decides, in a simulation, how much of one item to order. One object plays one run of one item. */
public interface ReplenishmentPolicy {
    /**
     * Asked on every order day, after the day's deliveries and before its sales.
     *
     * @param state what a shop can know; valid during the call only
     * @return base units to order, at least 0
     */
    long order(ItemState state);

    /**
     * Told at the end of every day, order day or not.
     *
     * @param state with what was sold and wasted that day; valid during the call only
     */
    default void closed(ItemState state) {}

    /** Makes the policies of a simulation; called by several threads. */
    @FunctionalInterface
    interface Factory {
        /**
         * A policy for one run of one item.
         *
         * @param item number of the item
         * @param run number of the run
         * @return a policy that has seen nothing yet
         */
        ReplenishmentPolicy create(int item, int run);
    }
}
