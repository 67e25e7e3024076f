/**
 * What to order, when and how much?
 *
 * <p>Start at {@link io.flowcast.api.inventory.InventoryPlanner}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.inventory;

import org.jspecify.annotations.NullMarked;
