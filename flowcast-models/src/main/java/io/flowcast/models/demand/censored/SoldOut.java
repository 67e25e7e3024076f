package io.flowcast.models.demand.censored;

/**
 * Expected demand of a day on which the product ran out: sales are a lower bound of it, never an observation.
 *
 * <h2>When it is known which part of the day was seen</h2>
 *
 * The demand of a day is a Poisson stream of orders of size {@code k} units whose daily rate L varies from day to day as a gamma
 * variable with mean mu (so the demand is negative binomial, variance {@code k mu + k mu^2 / rho}). Let {@code a} be the share of
 * the usual demand that falls into the hours in stock and {@code s} the sales in them. The likelihood of L is {@code L^(s/k)
 * exp(-a L/k)} whether the day was cut at a fixed time or by the sale of the last unit (a stopping time), so L given s is again a
 * gamma variable, with mean {@code mu (rho + s) / (rho + a mu)}, and
 *
 * <pre>
 *   E[D | s, a] = s + (1 - a) mu (rho + s) / (rho + a mu)
 *               = mu + w (s/a - mu),            w = a (rho + mu) / (rho + a mu)
 *   Var[D | s, a] = k (1 - a) lambda + k (1 - a)^2 lambda mu / (rho + a mu),   lambda = mu (rho + s) / (rho + a mu)
 * </pre>
 *
 * The weight w is also the share of the variance of D that was seen: {@code Var[D | s, a] = (1 - w) Var[D]} on average. It falls
 * to a for {@code rho} to infinity (days differ by chance only: the hidden hours are filled with the usual demand) and rises to 1
 * for {@code rho} to 0 (days differ as a whole: sales are scaled up by 1/a). Poisson case: Conrad 1976; the gamma rate adds what the
 * open hours tell of the day.
 *
 * <h2>Days that are more alike than by chance</h2>
 *
 * Days that were chosen because their stock lasted are: of those, a fast morning has a slow evening. The same formulas with {@code rho = -c mu}, c above 1, are those of a binomial
 * number of orders, {@code c mu} that may come with a chance of 1/c each (the three laws are one family: Katz 1965). A likeness below 0 is -c.
 *
 * <h2>When only the lower bound is known</h2>
 *
 * With D normal, {@code E[D | D >= s] = mu + sd h(z)}, z = (s - mu)/sd, h the inverse Mills ratio {@code phi(z)/(1 - Phi(z))}, and
 * {@code Var[D | D >= s] = sd^2 (1 - h (h - z))} (Tobin 1958; Nahmias 1994).
 *
 * <p>Limits: a must be the share of demand, not of time; the profile of the day is taken as known; lost demand is not taken to come
 * back on a later day.
 */
public final class SoldOut {
    private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

    private SoldOut() {}

    /**
     * How much of the variance of the day's demand was seen.
     *
     * @param availability share of the usual demand that falls into the time in stock, above 0, at most 1
     * @param mean expected demand of the day before it began, units
     * @param likeness how alike days are: rho, units; 0 if a day differs as a whole, infinite if by chance only; below -1 if they are more alike
     * @return the weight w, from the availability to 1; less than the availability where days are more alike than by chance
     */
    public static double weight(double availability, double mean, double likeness) {
        if (!(mean > 0) || likeness == Double.POSITIVE_INFINITY) {
            return availability;
        }
        double rho = likeness < 0 ? likeness * mean : likeness;
        return availability * (rho + mean) / (rho + availability * mean);
    }

    /**
     * Expected demand of the day given its sales and the share of it that was seen.
     *
     * @param sales sales in the time in stock, units
     * @param availability share of the usual demand that falls into the time in stock, above 0, at most 1
     * @param mean expected demand of the day before it began, units
     * @param likeness how alike days are: rho, units
     * @return units, at least the sales
     */
    public static double expectedDemand(double sales, double availability, double mean, double likeness) {
        double w = weight(availability, mean, likeness);
        return Math.max(sales, mean + w * (sales / availability - mean));
    }

    /**
     * Variance that is left of the day's demand given its sales and the share of it that was seen.
     *
     * @param sales sales in the time in stock, units
     * @param availability share of the usual demand that falls into the time in stock, above 0, at most 1
     * @param mean expected demand of the day before it began, units, above 0
     * @param likeness how alike days are: rho, units
     * @param orderSize units of one order: k, 1 for counts
     * @return square units
     */
    public static double remainingVariance(
            double sales, double availability, double mean, double likeness, double orderSize) {
        double hidden = 1 - availability;
        if (likeness == Double.POSITIVE_INFINITY) {
            return orderSize * hidden * mean;
        }
        double rho = likeness < 0 ? likeness * mean : likeness;
        double spread = rho + availability * mean;
        double rate = Math.max(0, mean * (rho + sales) / spread);
        return orderSize * hidden * rate * (1 + hidden * mean / spread);
    }

    /**
     * Expected demand of the day if all that is known is that it was at least the sales.
     *
     * @param sales lower bound of the demand, units
     * @param mean expected demand of the day before it began, units
     * @param deviation standard deviation of the demand, units, at least 0
     * @return units, at least the sales and at least the mean
     */
    public static double expectedDemandAbove(double sales, double mean, double deviation) {
        if (!(deviation > 0)) {
            return Math.max(sales, mean);
        }
        return Math.max(sales, mean + deviation * inverseMills((sales - mean) / deviation));
    }

    /**
     * Share of the variance of the day's demand that is gone once its lower bound is known.
     *
     * @param sales lower bound of the demand, units
     * @param mean expected demand of the day before it began, units
     * @param deviation standard deviation of the demand, units, at least 0
     * @return from 0 (the bound says nothing) to 1 (demand is as good as the bound)
     */
    public static double weightAbove(double sales, double mean, double deviation) {
        if (!(deviation > 0)) {
            return sales > mean ? 1 : 0;
        }
        double z = (sales - mean) / deviation;
        double h = inverseMills(z);
        return Math.min(1, Math.max(0, h * (h - z)));
    }

    /**
     * Hazard of the standard normal distribution, phi(z) / (1 - Phi(z)).
     *
     * <p>Tail probability by the continued fraction of Laplace for z above 2, by its series below (Abramowitz and Stegun 1964,
     * 26.2.14 and 26.2.11); relative error below 1e-9.
     */
    static double inverseMills(double z) {
        if (z > 2) {
            double fraction = z;
            for (int k = 60; k >= 1; k--) {
                fraction = z + k / fraction;
            }
            return fraction;
        }
        if (z < -38) {
            return 0;
        }
        double density = Math.exp(-0.5 * z * z) / SQRT_TWO_PI;
        if (z < -6) {
            return density;
        }
        double term = z;
        double sum = z;
        for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return density / (0.5 - density * sum);
    }
}
