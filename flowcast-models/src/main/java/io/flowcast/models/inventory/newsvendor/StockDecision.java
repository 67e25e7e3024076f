package io.flowcast.models.inventory.newsvendor;

/**
 * A level and what it is worth.
 *
 * @param level units to have at the start of the period
 * @param value expected cost, or expected profit where the model speaks of profit, in money of the period
 */
public record StockDecision(double level, double value) {}
