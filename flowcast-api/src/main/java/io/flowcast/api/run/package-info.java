/**
 * What does a run take from its surroundings, and what made a result?
 *
 * <p>Start at {@link io.flowcast.api.run.RunContext}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.run;

import org.jspecify.annotations.NullMarked;
