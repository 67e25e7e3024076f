/**
 * How much would have been wasted and missed if the last four weeks had been ordered in another way?
 *
 * <p>{@link io.flowcast.benchmarks.replay.Replay} hides the last days of a sample, lets each policy order day by day with
 * what was known, and plays its orders against demand that nobody knew. A quality run: it measures decisions, not speed.
 */
@NullMarked
package io.flowcast.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
