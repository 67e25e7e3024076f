/**
 * Which factors come with the library, and which would stand for a product?
 *
 * <p>Start at {@link io.flowcast.benchmarks.factor.FactorsBench}: it writes the table of {@code docs/factors.md} and looks products up.
 */
@NullMarked
package io.flowcast.benchmarks.factor;

import org.jspecify.annotations.NullMarked;
