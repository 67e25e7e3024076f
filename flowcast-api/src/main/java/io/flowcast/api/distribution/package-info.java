/**
 * How is an uncertain quantity written down?
 *
 * <p>Start at {@link io.flowcast.api.distribution.Distribution}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.distribution;

import org.jspecify.annotations.NullMarked;
