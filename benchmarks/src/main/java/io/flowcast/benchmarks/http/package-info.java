/**
 * How long does a connector take where it needs no network?
 *
 * <p>Run {@link io.flowcast.benchmarks.http.CachedAnswerSpeed} by JMH.
 */
@NullMarked
package io.flowcast.benchmarks.http;

import org.jspecify.annotations.NullMarked;
