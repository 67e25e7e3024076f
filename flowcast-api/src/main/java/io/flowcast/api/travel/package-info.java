/**
 * How far and how long is the way between two places?
 *
 * <p>Start at {@link io.flowcast.api.travel.TravelMatrix}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.travel;

import org.jspecify.annotations.NullMarked;
