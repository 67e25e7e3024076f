/**
 * What did a plan save, against which baseline, by which factors?
 *
 * <p>Start at {@link io.flowcast.api.impact.Impact}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.impact;

import org.jspecify.annotations.NullMarked;
