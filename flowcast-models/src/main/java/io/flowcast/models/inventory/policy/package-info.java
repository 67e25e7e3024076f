/**
 * When to order and how much, again and again, when demand is uncertain?
 *
 * <p>Start at {@link io.flowcast.models.inventory.policy.BaseStock} (order up to a level at every review; service and cost),
 * {@link io.flowcast.models.inventory.policy.ReorderQuantity} (a fixed quantity when stock falls to a point) or
 * {@link io.flowcast.models.inventory.policy.SsModel} (up to S when at most s; the (R,s,S) policy with a review period).
 * {@link io.flowcast.models.inventory.policy.LeadTimeDemand} makes the demand they protect against from a forecast, with
 * random lead times; {@link io.flowcast.models.inventory.policy.FiniteHorizon} plans a finite number of periods whose costs
 * and demands differ; {@link io.flowcast.models.inventory.policy.AssortmentService} spreads a budget over items;
 * {@link io.flowcast.models.inventory.policy.LostSalesBaseStock} loses what it cannot serve, and so does {@link
 * io.flowcast.models.inventory.policy.LostSalesReview} with whole periods of lead time, exactly or by a capped base stock with its gap;
 * {@link io.flowcast.models.inventory.policy.DualSourcing} shares an item between a cheap slow supplier and a fast dear one.
 *
 * <p>Cost: microseconds for one item; (s,S) exact some forty microseconds at a mean of 50; the finite horizon is a dynamic
 * programme over all levels.
 *
 * <p>Papers: Zheng and Federgruen 1991, Operations Research 39(4); Federgruen and Zheng 1992, ibid. 40(4); Zheng 1992,
 * Management Science 38(1); Ehrhardt and Mosier 1984, ibid. 30(5); Hadley and Whitin 1963; Karush 1957, Operations Research
 * 5(3); Snyder and Shen 2019, "Fundamentals of Supply Chain Theory", 2nd edition, chapters 4 and 5.
 *
 * <p>Not here: goods that age (room {@code perishable}), several stages (room {@code echelon}).
 */
@NullMarked
package io.flowcast.models.inventory.policy;

import org.jspecify.annotations.NullMarked;
