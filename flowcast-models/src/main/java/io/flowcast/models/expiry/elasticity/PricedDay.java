package io.flowcast.models.expiry.elasticity;

/**
 * One day of a series.
 *
 * @param priceFraction price that was asked as a share of the full price, above 0; 1 for full price
 * @param soldUnits what was sold, at least 0
 * @param soldOut whether nothing was left: then demand was at least the sales
 * @param levelUnits demand that was to be expected at full price, up to a factor: a forecast, the mean of the weekday; above
 *     0; 1 on all days if nothing is known
 */
public record PricedDay(double priceFraction, double soldUnits, boolean soldOut, double levelUnits) {}
