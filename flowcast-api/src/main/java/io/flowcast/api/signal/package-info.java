/**
 * What does the world outside say? Implemented by connectors.
 *
 * <p>Start at {@link io.flowcast.api.signal.Sourced}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.signal;

import org.jspecify.annotations.NullMarked;
