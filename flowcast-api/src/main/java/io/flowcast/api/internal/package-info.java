/**
 * Checks shared by the records of the api; not exported.
 *
 * <p>Start at {@link io.flowcast.api.internal.Require}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.internal;

import org.jspecify.annotations.NullMarked;
