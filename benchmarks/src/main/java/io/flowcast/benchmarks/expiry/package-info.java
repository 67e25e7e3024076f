/**
 * How far does the expiry craft agree with reference values, and how good is its joint decision?
 *
 * <p>Start at {@link io.flowcast.benchmarks.expiry.ExpiryBench} (files of reference values).
 */
@NullMarked
package io.flowcast.benchmarks.expiry;

import org.jspecify.annotations.NullMarked;
