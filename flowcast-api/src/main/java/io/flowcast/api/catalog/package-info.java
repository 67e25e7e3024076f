/**
 * What is sold, where, by whom, and who drives or receives it?
 *
 * <p>Start at {@link io.flowcast.api.catalog.Catalog}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.catalog;

import org.jspecify.annotations.NullMarked;
