/**
 * How does a run use threads, random numbers and hashes so that its answer is the same every time?
 *
 * <p>{@link io.flowcast.core.run.Parallel} runs a loop over rows, {@link io.flowcast.core.run.Streams} derives random
 * streams from stable keys, {@link io.flowcast.core.run.DataHash} names an input. Nothing here knows a craft.
 */
@NullMarked
package io.flowcast.core.run;

import org.jspecify.annotations.NullMarked;
