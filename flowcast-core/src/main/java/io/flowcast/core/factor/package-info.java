/**
 * Which published factor stands for a product?
 *
 * <p>Start at {@link io.flowcast.core.factor.FactorCatalogue}: a ready list of factors, each with source, vintage, unit, licence and range where
 * there is one, and the search for the factor of a product by name and category. It says when it guesses. Linear in factors for loading, in
 * factors for each product.
 *
 * <p>Sources: US EPA GHG Emission Factors Hub, table 9 (disposal); Poore and Nemecek 2018 (production, land, water, transport); Clark et al. 2022
 * (production, land, water). Not here: net factors that credit avoided emissions, and what is done with a factor.
 */
@NullMarked
package io.flowcast.core.factor;

import org.jspecify.annotations.NullMarked;
