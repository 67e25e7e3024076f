/**
 * How much to stock for one period that cannot be repeated?
 *
 * <p>Start at {@link io.flowcast.models.inventory.newsvendor.Newsvendor} (costs of one unit too many and one too few) or
 * {@link io.flowcast.models.inventory.newsvendor.ExplicitNewsvendor} (price, purchase, salvage). Variants: several products
 * under one limit, a price that moves demand, a period whose leftovers go on to the next, a supplier that fails or delivers
 * more or less than ordered. Demand is a {@link io.flowcast.models.inventory.loss.DemandLaw} of any kind; the cost is one
 * quantile and one loss.
 *
 * <p>Papers: Arrow, Harris and Marschak 1951, Econometrica 19(3); Petruzzi and Dada 1999, Operations Research 47(2); Hadley
 * and Whitin 1963, "Analysis of Inventory Systems", chapter 6; Snyder and Shen 2019, "Fundamentals of Supply Chain Theory",
 * 2nd edition, chapters 4 and 9; Tomlin 2006, Management Science 52(5).
 *
 * <p>Not here: several periods (room {@code policy}), goods that age (room {@code perishable}).
 */
@NullMarked
package io.flowcast.models.inventory.newsvendor;

import org.jspecify.annotations.NullMarked;
