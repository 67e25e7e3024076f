package io.flowcast.models.inventory.internal;

/**
 * What a decision weighs, for one base unit, in any one currency.
 *
 * @param packUnits orders are whole multiples of this, at least 1
 * @param saleGain what a sale that would be lost is worth, at least 0
 * @param wasteCost what a unit costs that expires, at least 0
 * @param holdingCost what a unit costs that is in stock at closing, for each day, at least 0
 */
public record OrderTerms(double packUnits, double saleGain, double wasteCost, double holdingCost) {}
