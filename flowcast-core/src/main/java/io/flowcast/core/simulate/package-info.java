/**
 * What becomes of stock that ages, day by day, under a demand and an ordering policy?
 *
 * <p>{@link io.flowcast.core.simulate.AgeTransition} is the one age transition (receive, sell, expire) that planners and
 * simulators share; it costs a few steps for each day of life and allocates nothing.
 * {@link io.flowcast.core.simulate.InventorySimulator} runs many items over many days and runs, in parallel over items,
 * with demand as an input, so that every policy meets the same customers (common random numbers).
 *
 * {@link io.flowcast.core.simulate.Transfers} lets sites exchange units overnight.
 *
 * <p>The order of a day: receive, review (order), sell, expire at closing. Unmet demand is lost, or waits. References: Nahmias 1982,
 * "Perishable inventory theory: a review", Operations Research 30(4); Haijema and Minner 2016, "Stock-level dependent
 * ordering of perishables", European Journal of Operational Research 254(3), for mixed FIFO and LIFO issuing.
 *
 * <p>Not here: how much to order (that is a craft), and markdowns.
 */
@NullMarked
package io.flowcast.core.simulate;

import org.jspecify.annotations.NullMarked;
