/**
 * What to do with goods before they expire?
 *
 * <p>Start at {@link io.flowcast.api.expiry.ExpiryPlanner}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.expiry;

import org.jspecify.annotations.NullMarked;
