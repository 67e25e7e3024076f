/**
 * Who drives where?
 *
 * <p>Start at {@link io.flowcast.api.routing.RoutePlanner}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.routing;

import org.jspecify.annotations.NullMarked;
