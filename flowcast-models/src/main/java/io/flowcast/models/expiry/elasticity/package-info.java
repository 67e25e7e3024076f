/**
 * How strongly do customers answer to a lower price?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.elasticity.ElasticityEstimator}: it reads days with their price, sales and
 * whether they sold out, and gives each series an elasticity with its standard error and a
 * {@link io.flowcast.api.expiry.MarkdownRule}. Cost: about ten fits of two numbers for each series, a few passes over its
 * days each.
 *
 * <p>Papers: Cameron and Trivedi (2013), "Regression analysis of count data", 2nd edition, chapters 3 and 4 (negative binomial
 * regression, censored counts); Paule and Mandel (1982), "Consensus values and weighting factors", J. Res. Natl. Bur. Stand.
 * 87(5), for the spread between series; Efron and Morris (1975), "Data analysis using Stein's estimator and its
 * generalizations", J. Amer. Stat. Assoc. 70(350), for shrinkage; Bijmolt, van Heerde and Pieters (2005), J. Mark. Res.
 * 42(2), and Andreyeva, Long and Brownell (2010), Am. J. Public Health 100(2), for what is known before any data.
 *
 * <p>Not here: which price to ask (room {@code markdown}).
 */
@NullMarked
package io.flowcast.models.expiry.elasticity;

import org.jspecify.annotations.NullMarked;
