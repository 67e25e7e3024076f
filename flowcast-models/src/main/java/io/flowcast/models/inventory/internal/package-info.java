/**
 * What is the best quantity of one order of one perishable item, fast enough to be asked millions of times?
 *
 * <p>Start at {@link io.flowcast.models.inventory.internal.OrderKernel}: primitive arrays in, whole case packs out, nothing
 * allocated from call to call; tens of microseconds for 64 to 128 sample paths. For the planners of this craft and for
 * benchmarks; not a public face.
 *
 * <p>Not here: reading a problem, lanes, dates, findings.
 */
@NullMarked
package io.flowcast.models.inventory.internal;

import org.jspecify.annotations.NullMarked;
