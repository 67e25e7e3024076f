/**
 * How much of each lot sells before it expires, and for how much money?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.sell.SellThrough}, and at {@link io.flowcast.models.expiry.sell.PickingMix} to learn
 * from sales of lots how many customers reach for the freshest. One play costs paths times days times lots of a series,
 * and allocates nothing.
 *
 * <p>Papers: Nahmias (1982), "Perishable inventory theory: a review", Oper. Res. 30(4), for the transition of stock by
 * age; Gallego and van Ryzin (1994), "Optimal dynamic pricing of inventories with stochastic demand over finite
 * horizons", Manag. Sci. 40(8), for demand that answers the price.
 *
 * <p>Not here: which action is taken, and how long goods keep.
 */
@NullMarked
package io.flowcast.models.expiry.sell;

import org.jspecify.annotations.NullMarked;
