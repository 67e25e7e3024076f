package io.flowcast.models.inventory.policy;

/**
 * When the inventory position is at most s, order up to S.
 *
 * @param reorderPoint s in units
 * @param orderUpTo S in units
 * @param cost expected per review
 */
public record SsPolicy(double reorderPoint, double orderUpTo, double cost) {}
