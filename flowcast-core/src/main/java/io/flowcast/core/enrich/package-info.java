/**
 * What must be asked of the world outside, once, before the plan is made?
 *
 * <p>Start at {@link io.flowcast.core.enrich.Enrichment}. This is the only stage that reaches out: what it brings is
 * frozen and recorded with its source and time, and no later stage asks again.
 */
@NullMarked
package io.flowcast.core.enrich;

import org.jspecify.annotations.NullMarked;
