/**
 * Where is it kept? Implemented by persistence.
 *
 * <p>Start at {@link io.flowcast.api.store.HistoryStore}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.store;

import org.jspecify.annotations.NullMarked;
