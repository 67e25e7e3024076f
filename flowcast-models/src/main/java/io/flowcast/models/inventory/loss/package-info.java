/**
 * How much demand exceeds a level, how much of the level is left over, and how both add up as the level rises?
 *
 * <p>Start at {@link io.flowcast.models.inventory.loss.DemandLaws}, which makes a
 * {@link io.flowcast.models.inventory.loss.DemandLaw} of every kind, a forecast's distribution included. Laws may be
 * negative (a yield, a forecast error). Closed forms answer in some hundred nanoseconds; laws known only by their
 * distribution function are integrated, some hundred evaluations per answer.
 *
 * <p>Papers: Zipkin 2000, "Foundations of Inventory Management", appendix C; Snyder and Shen 2019, "Fundamentals of Supply
 * Chain Theory", 2nd edition, appendix C; for tails of the normal law the continued fractions of its repeated integrals
 * (Abramowitz and Stegun 1964, 26.2.14 and 7.2.5).
 *
 * <p>Not here: costs, policies, and the fitting of laws to data.
 */
@NullMarked
package io.flowcast.models.inventory.loss;

import org.jspecify.annotations.NullMarked;
