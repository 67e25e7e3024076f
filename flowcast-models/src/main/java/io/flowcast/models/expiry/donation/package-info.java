/**
 * Who is given how much of what?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.donation.GiftAllocation} for many kinds of goods with different takers: one linear
 * programme for the value, then maximum flows for fairness. {@link io.flowcast.models.expiry.donation.FairShares} has the rules in
 * closed form for one supply that all may take, {@link io.flowcast.models.expiry.donation.SequentialAllocation} the vehicle whose
 * recipients say what they need on arrival.
 *
 * <p>Papers: Lien, Iravani and Smilowitz (2014), "Sequential resource allocation for nonprofit operations", Oper. Res.
 * 62(2), for the fill rate of the worst-served recipient as the measure of fairness and for needs observed one after the
 * other; Fujishige (1980), "Lexicographically optimal base of a polymatroid with respect to a weight vector", Math. Oper.
 * Res. 5(2), for why filling step by step is optimal here; Orgut, Ivy, Uzsoy and Wilson (2016), "Modeling for the equitable
 * and effective distribution of donated food under capacity constraints", IIE Transactions 48(3), for the cap on deviation.
 *
 * <p>Not here: what should be given at all, who may take a lot (food safety comes before any allocation), and the trips.
 */
@NullMarked
package io.flowcast.models.expiry.donation;

import org.jspecify.annotations.NullMarked;
