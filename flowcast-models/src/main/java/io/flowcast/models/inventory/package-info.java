/**
 * What to order of goods that expire?
 *
 * <p>Start at {@link io.flowcast.models.inventory.LookaheadPlanner}: it plays the stock of each item, by age, through the
 * forecast's sample paths and buys, pack by pack, the sales that cost the least waste.
 * {@link io.flowcast.models.inventory.BaseStockPlanner} (order up to a mean and a safety stock) and
 * {@link io.flowcast.models.inventory.RepeatSalesPlanner} (order what is usually sold) are common practice, to compare with.
 * {@link io.flowcast.models.inventory.Replenishment#auto} is for tens of thousands of items of all kinds: it chooses for each
 * how to order it, and says why.
 * All review periodically on the order days of a lane and share one reading of the problem, one treatment of minimum orders
 * and one outlook.
 *
 * <p>Cost: for each item and order day some six quantities times paths times days until the goods are gone; about a
 * millisecond for 256 paths. Parallel over items, or over lanes whose items share a minimum order.
 *
 * <p>Papers: Broekmeulen and van Donselaar 2009, "A heuristic to manage perishable inventory with batch ordering, positive
 * lead-times, and time-varying demand", Computers &amp; Operations Research 36; Silver, Pyke and Thomas 2017, "Inventory and
 * Production Management in Supply Chains", chapters 6 and 9; Haijema and Minner 2016, European Journal of Operational
 * Research 254(3).
 *
 * <p>Not here: forecasting, several stages of stock, what to do with goods that are about to expire.
 */
@NullMarked
package io.flowcast.models.inventory;

import org.jspecify.annotations.NullMarked;
