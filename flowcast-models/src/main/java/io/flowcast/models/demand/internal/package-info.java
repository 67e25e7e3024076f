/**
 * How do means and variances of many series become one joint forecast? Not part of the public face.
 *
 * <p>{@link io.flowcast.models.demand.internal.JointForecast} holds the answer: marginal distributions ({@link
 * io.flowcast.models.demand.internal.Marginal}) tied together by a Gaussian copula. No fitting here.
 */
@NullMarked
package io.flowcast.models.demand.internal;

import org.jspecify.annotations.NullMarked;
