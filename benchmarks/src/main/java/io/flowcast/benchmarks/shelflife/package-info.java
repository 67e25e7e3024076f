/**
 * Do the shelf-life models give the reference values of others?
 *
 * <p>Enter at {@link io.flowcast.benchmarks.shelflife.ShelfLifeBench}.
 */
@NullMarked
package io.flowcast.benchmarks.shelflife;

import org.jspecify.annotations.NullMarked;
