/**
 * How does what happened become what to do?
 *
 * <p>Read {@link io.flowcast.core.pipeline.FlowCast#plan} aloud: each line is a stage, and each stage's answer is the
 * next one's question. The stages here only translate between the rooms of the api; deciding is done by the crafts, and
 * nothing here reads a store or the network.
 */
@NullMarked
package io.flowcast.core.pipeline;

import org.jspecify.annotations.NullMarked;
