/**
 * Which published figure turns an amount into an impact?
 *
 * <p>Start at {@link io.flowcast.api.factor.Factor}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.factor;

import org.jspecify.annotations.NullMarked;
