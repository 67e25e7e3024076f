/**
 * How much to order at a time when demand is known?
 *
 * <p>Start at {@link io.flowcast.models.inventory.lotsizing.Eoq} for a steady rate (with backorders
 * {@link io.flowcast.models.inventory.lotsizing.BackorderEoq}, production
 * {@link io.flowcast.models.inventory.lotsizing.ProductionEoq}, discounts
 * {@link io.flowcast.models.inventory.lotsizing.DiscountEoq}, a supplier that fails
 * {@link io.flowcast.models.inventory.lotsizing.DisruptedEoq} or delivers what it can
 * {@link io.flowcast.models.inventory.lotsizing.YieldEoq}, several items on one truck
 * {@link io.flowcast.models.inventory.lotsizing.JointReplenishment}), at
 * {@link io.flowcast.models.inventory.lotsizing.DynamicLotSizing} for a demand that changes from period to period, and at
 * {@link io.flowcast.models.inventory.lotsizing.CapacitatedLotSizing} for several items that share a capacity. Closed forms
 * but for the last three: O(items x breakpoints), O(n log n) and a mixed integer programme.
 *
 * <p>Papers: Harris 1913; Silver 1976, AIIE Transactions 8(2); van Eijs 1993, Journal of the Operational Research Society
 * 44(2); Roundy 1985, Management Science 31(11); Wagner and Whitin 1958, Management Science 5(1); Wagelmans, van Hoesel
 * and Kolen 1992, Operations Research 40(S1); Silver and Meal 1973; Berk and Arreola-Risa 1994, Naval Research Logistics
 * 41(1); Snyder and Shen 2019, "Fundamentals of Supply Chain Theory", 2nd edition, chapters 3 and 9.
 *
 * <p>Not here: uncertain demand (rooms {@code newsvendor} and {@code policy}).
 */
@NullMarked
package io.flowcast.models.inventory.lotsizing;

import org.jspecify.annotations.NullMarked;
