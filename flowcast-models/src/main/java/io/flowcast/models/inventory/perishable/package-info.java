/**
 * What to order of goods that expire when demand is a known chance, and how far from the best is a simple rule?
 *
 * <p>A {@link io.flowcast.models.inventory.perishable.PerishableProblem} says how goods age, who buys what and what it
 * costs. {@link io.flowcast.models.inventory.perishable.PerishableOptimizer} finds the best order of every state of the ages by value
 * iteration; {@link io.flowcast.models.inventory.perishable.PolicyEvaluator} gives the exact costs, the stationary distribution,
 * waste and service of any {@link io.flowcast.models.inventory.perishable.AgePolicy}; {@link
 * io.flowcast.models.inventory.perishable.HeuristicSearch} finds the numbers of simple rules and their gap to the best.
 *
 * <p>Cost: a sweep of value iteration takes about three additions for each state and order where the oldest or the
 * freshest goods go first, since all states share the sums over the tails of the demand; some twenty to fifty sweeps. 161,051 states take a
 * fraction of a second, 16 million minutes. Memory: two numbers for each state and a sixth of one for each state and order.
 *
 * <p>Papers: Nahmias 1975, "Optimal ordering policies for perishable inventory II", Operations Research 23(4); De Moor, Gijsbrechts and Boute
 * 2022, "Reward shaping to improve the performance of deep reinforcement learning in perishable inventory management",
 * European Journal of Operational Research 301(2); Farrington, Wong, Li and Utley 2025, "Going faster to see further: GPU-accelerated value
 * iteration and simulation for perishable inventory control using JAX", Annals of Operations Research; Haijema 2013, "A new class of
 * stock-level dependent ordering policies for perishables with a short maximum shelf life", International Journal of
 * Production Economics 143(2); Puterman 1994, "Markov Decision Processes", sections 6.6 and 8.5 for the bounds.
 *
 * <p>Not here: forecasts, calendars, lanes and suppliers (those are in {@code io.flowcast.models.inventory}).
 */
@NullMarked
package io.flowcast.models.inventory.perishable;

import org.jspecify.annotations.NullMarked;
