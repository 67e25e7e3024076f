/**
 * How fast are labels read?
 *
 * <p>Enter at {@link io.flowcast.benchmarks.label.LabelSpeed}, run by JMH, or at {@link
 * io.flowcast.benchmarks.label.LabelBench}, which counts processor time.
 */
@NullMarked
package io.flowcast.benchmarks.label;

import org.jspecify.annotations.NullMarked;
