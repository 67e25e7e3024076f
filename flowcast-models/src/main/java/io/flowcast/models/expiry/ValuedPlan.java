package io.flowcast.models.expiry;

import io.flowcast.api.expiry.ExpiryPlan;

/**
 * A plan and what it is worth as a whole. Values of decisions do not add up to it, as each is what its lot adds to the others.
 *
 * <p>The value is the mean, over the settings' sample paths of the joint forecast, of all money of the lots within the model of
 * {@link io.flowcast.models.expiry.sell.SellThrough}: sales of the lots and of the deliveries they compete with, worth of what
 * is left and cost of what expires, plus gifts, rework and returns, less labels, ways and disposal.
 *
 * @param plan the plan
 * @param value expected money
 * @param valueOfKeeping expected money if every lot stayed at full price until its date
 */
public record ValuedPlan(ExpiryPlan plan, double value, double valueOfKeeping) {}
