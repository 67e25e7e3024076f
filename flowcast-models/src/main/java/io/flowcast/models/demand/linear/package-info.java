/**
 * What does a straight line through the regressors say about demand?
 *
 * <p>Start at {@link io.flowcast.models.demand.linear.ElasticNet}: least squares with a penalty on absolute and squared coefficients (Zou and Hastie, Journal of the Royal
 * Statistical Society B 67, 2005), by cyclic coordinate descent (Friedman, Hastie and Tibshirani, Journal of Statistical Software 33, 2010) as Tribuo has it. A baseline for the
 * trees. Tribuo keeps the rows as objects: some hundred thousand rows are what it is for. Nothing of Tribuo is seen outside of this package.
 */
@NullMarked
package io.flowcast.models.demand.linear;

import org.jspecify.annotations.NullMarked;
