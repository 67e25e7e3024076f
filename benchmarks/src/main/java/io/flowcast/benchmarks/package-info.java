/** Speed and quality, measured. */
@NullMarked
package io.flowcast.benchmarks;

import org.jspecify.annotations.NullMarked;
