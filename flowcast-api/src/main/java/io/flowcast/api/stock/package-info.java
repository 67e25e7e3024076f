/**
 * What lies where, until when, and what is coming?
 *
 * <p>Start at {@link io.flowcast.api.stock.StockLot}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.stock;

import org.jspecify.annotations.NullMarked;
