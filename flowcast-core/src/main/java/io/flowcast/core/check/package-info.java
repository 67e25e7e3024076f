/**
 * Does everything that a plan is made from fit together, and what is left out if not?
 *
 * <p>Start at {@link io.flowcast.core.check.RequestCheck}. Linear in the size of the request. Reading files is not done
 * here.
 */
@NullMarked
package io.flowcast.core.check;

import org.jspecify.annotations.NullMarked;
