/**
 * How large is an uncertain, non-negative quantity, and what does a level lose against it?
 *
 * <p>Start at {@link io.flowcast.core.math.distribution.Distributions}, which makes every kind;
 * {@link io.flowcast.core.math.distribution.CountTable} is the one that can be added up and mixed. Parametric kinds hold a
 * few numbers and answer in a microsecond or a few; empirical ones and tables hold their values and answer in the
 * logarithm of their number.
 *
 * <p>Sound from means of 1e-6 to 1e9: densities by Loader's saddle point form (Loader 2000, "Fast and accurate
 * computation of binomial probabilities"), incomplete gamma and beta functions of large arguments by quadrature from the
 * point outward, small ones by series and continued fractions (DiDonato and Morris 1992,
 * "Algorithm 708"); loss functions by the identities of Zipkin 2000, "Foundations of Inventory Management", appendix C.
 *
 * <p>Not here: fitting to data, which belongs to the forecasters, and anything that knows a product or a day.
 */
@NullMarked
package io.flowcast.core.math.distribution;

import org.jspecify.annotations.NullMarked;
