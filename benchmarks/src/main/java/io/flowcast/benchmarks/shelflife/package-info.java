/**
 * Do the shelf-life models give the reference values of others?
 *
 * <p>Enter at {@link io.flowcast.benchmarks.shelflife.ShelfLifeBench}, and at {@link
 * io.flowcast.benchmarks.shelflife.GrowthBench} to fit growth models to measurements.
 */
@NullMarked
package io.flowcast.benchmarks.shelflife;

import org.jspecify.annotations.NullMarked;
