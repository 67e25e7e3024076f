/**
 * Who is given how much of what?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.donation.GiftAllocation}. It solves one linear programme over kinds of goods
 * and recipients for the value, and a few small ones for fairness.
 *
 * <p>Papers: Lien, Iravani and Smilowitz (2014), "Sequential resource allocation for nonprofit operations", Oper. Res.
 * 62(2), for the fill rate of the worst-served recipient as the measure of fairness; Fujishige (1980), "Lexicographically
 * optimal base of a polymatroid with respect to a weight vector", Math. Oper. Res. 5(2), for why filling step by step is
 * optimal here.
 *
 * <p>Not here: what should be given at all, and the trips.
 */
@NullMarked
package io.flowcast.models.expiry.donation;

import org.jspecify.annotations.NullMarked;
