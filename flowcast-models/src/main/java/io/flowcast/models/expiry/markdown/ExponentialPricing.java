package io.flowcast.models.expiry.markdown;

import org.apache.commons.math3.special.Gamma;

/**
 * The closed form for customers who come as a Poisson process and buy at price p with intensity a e<sup>-b p</sup>, any
 * price at any time: Gallego and van Ryzin (1994), section 2.3.
 *
 * <pre>
 *   V(n, t) = (1 / b) ln( sum for i = 0..n of (a t / e)^i / i! )
 *   p(n, t) = V(n, t) - V(n - 1, t) + 1 / b
 * </pre>
 *
 * @param intensity a: customers per unit of time at price 0, above 0
 * @param sensitivity b: share of customers lost for each unit of price, above 0
 */
public record ExponentialPricing(double intensity, double sensitivity) {
    private static final double MANY = 1e6;

    /** Checks the arguments. */
    public ExponentialPricing {
        Checks.that(
                intensity > 0 && intensity < Double.MAX_VALUE, "intensity", intensity, "nobody comes: it is above 0");
        Checks.that(
                sensitivity > 0 && sensitivity < Double.MAX_VALUE,
                "sensitivity",
                sensitivity,
                "the sign is wrong: it is above 0");
    }

    /**
     * Expected money under the best prices.
     *
     * @param units on hand, at least 0
     * @param time left, at least 0
     * @return V(n, t)
     */
    public double value(int units, double time) {
        check(units, time);
        double logRate = Math.log(intensity) + Math.log(time) - 1;
        if (Math.min(units, Math.exp(logRate)) > MANY) {
            return logSumAroundTheTop(units, logRate) / sensitivity;
        }
        double term = 0; // log of the i-th term
        double top = 0;
        double sum = 1; // of terms divided by the largest so far
        for (int i = 1; i <= units && time > 0; i++) {
            term += logRate - Math.log(i);
            if (term > top) {
                sum = sum * Math.exp(top - term) + 1;
                top = term;
            } else {
                double more = Math.exp(term - top);
                sum += more;
                if (i > Math.exp(logRate) && more < 1e-18 * sum) {
                    break; // the terms fall from here on
                }
            }
        }
        return (top + Math.log(sum)) / sensitivity;
    }

    /** The same sum where there are very many terms: only those count that are near the largest. */
    private static double logSumAroundTheTop(int units, double logRate) {
        long peak = (long) Math.min(units, Math.floor(Math.exp(logRate)));
        double sum = 1; // of terms divided by the largest
        double term = 0; // log of that share
        for (long i = peak; i > 0 && term > -50; i--) {
            term += Math.log(i) - logRate;
            sum += Math.exp(term);
        }
        term = 0;
        for (long i = peak + 1; i <= units && term > -50; i++) {
            term += logRate - Math.log(i);
            sum += Math.exp(term);
        }
        return peak * logRate - Gamma.logGamma(peak + 1.0) + Math.log(sum);
    }

    /**
     * The best price now.
     *
     * @param units on hand, at least 1
     * @param time left, at least 0
     * @return the price
     */
    public double price(int units, double time) {
        Checks.that(units >= 1, "units", units, "everything is sold: a price needs a unit");
        return value(units, time) - value(units - 1, time) + 1 / sensitivity;
    }

    /**
     * The value if demand were its mean: an upper bound of {@link #value} (theorem 2 there), n ln(a t / n) / b while the
     * stock is scarce and a t / (e b) else.
     *
     * @param units on hand, at least 0
     * @param time left, at least 0
     * @return the bound
     */
    public double fluidBound(int units, double time) {
        check(units, time);
        double wanted = intensity * time / Math.E;
        if (units == 0) {
            return 0;
        }
        return (units >= wanted ? wanted : units * (Math.log(intensity) + Math.log(time) - Math.log(units)))
                / sensitivity;
    }

    private static void check(int units, double time) {
        Checks.that(units >= 0, "units", units, "the stock was counted wrongly: it must not be negative");
        Checks.nonNegative("time", time);
    }
}
