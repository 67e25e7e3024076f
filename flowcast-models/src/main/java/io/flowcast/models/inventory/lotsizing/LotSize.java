package io.flowcast.models.inventory.lotsizing;

/**
 * A quantity to order each time.
 *
 * @param quantity units
 * @param cost per unit of time
 */
public record LotSize(double quantity, double cost) {}
