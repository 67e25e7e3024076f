package io.flowcast.models.inventory.policy;

/**
 * Order a quantity when the inventory position falls to a point.
 *
 * @param reorderPoint r in units
 * @param orderQuantity Q in units
 * @param cost expected per unit of time, under the exact model unless said otherwise
 */
public record ReorderPolicy(double reorderPoint, double orderQuantity, double cost) {}
