/**
 * At which price should goods be offered that will be worth little after their last day?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.markdown.MarkdownDp} (goods of one age: exact dynamic programme over days,
 * stock and a ladder of prices), {@link io.flowcast.models.expiry.markdown.TwoAgeDp} (old goods beside fresh ones that
 * share the customers), {@link io.flowcast.models.expiry.markdown.ExponentialPricing} (closed form for free prices in
 * continuous time) and {@link io.flowcast.models.expiry.markdown.FluidBound} (what no policy can exceed). The programme of
 * one age costs days x prices x stock x the demand that matters, that of two ages days x prices x both stocks x customers.
 *
 * <p>Papers: Gallego and van Ryzin (1994), "Optimal dynamic pricing of inventories with stochastic demand over finite
 * horizons", Manag. Sci. 40(8); Talluri and van Ryzin (2004), "Revenue management under a general discrete choice model of
 * consumer behavior", Manag. Sci. 50(1); Bitran and Mondschein (1997), "Periodic pricing of seasonal products in retailing",
 * Manag. Sci. 43(1), for prices that may only fall.
 *
 * <p>Not here: how strongly customers answer to a price (room {@code elasticity}), lots that compete with transfers and
 * gifts (the planner in the room above).
 */
@NullMarked
package io.flowcast.models.expiry.markdown;

import org.jspecify.annotations.NullMarked;
