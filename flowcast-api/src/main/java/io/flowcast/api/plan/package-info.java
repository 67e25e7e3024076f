/**
 * What is asked for, and what is the whole answer?
 *
 * <p>Start at {@link io.flowcast.api.plan.SupplyPlan}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.plan;

import org.jspecify.annotations.NullMarked;
