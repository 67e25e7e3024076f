package io.flowcast.models.expiry.shelflife.growth;

/**
 * The square root model: {@code sqrt(r) = b (T - Tmin)} below the optimum (Ratkowsky et al. 1982, eq. 1), and over all
 * temperatures {@code sqrt(r) = b (T - Tmin) (1 - exp(c (T - Tmax)))} (Ratkowsky et al. 1983, eq. 2).
 *
 * @param b slope, above zero, in sqrt(log10/h)/K
 * @param minimumCelsius Tmin, a temperature of the model where growth would end
 * @param c how steeply growth falls towards Tmax, above zero, 1/K; infinite for the form of 1982
 * @param maximumCelsius Tmax, above Tmin; infinite for the form of 1982
 */
public record Ratkowsky(double b, double minimumCelsius, double c, double maximumCelsius) implements GrowthRate {
    /** Checks the arguments. */
    public Ratkowsky {
        require(b > 0 && b < 1e6, "b", b);
        require(Math.abs(minimumCelsius) < 273.15, "minimumCelsius", minimumCelsius);
        require(c > 0, "c", c);
        require(maximumCelsius > minimumCelsius, "maximumCelsius", maximumCelsius);
    }

    private static void require(boolean condition, String name, double value) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of its range, was " + value);
        }
    }

    /**
     * The form of 1982, for temperatures below the optimum.
     *
     * @param b slope
     * @param minimumCelsius Tmin
     * @return the model
     */
    public static Ratkowsky squareRoot(double b, double minimumCelsius) {
        return new Ratkowsky(b, minimumCelsius, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Override
    public double ratePerHour(GrowthCondition condition) {
        double t = condition.celsius();
        if (t <= minimumCelsius || t >= maximumCelsius) {
            return 0;
        }
        double root = b * (t - minimumCelsius);
        if (maximumCelsius < Double.POSITIVE_INFINITY) {
            root *= -Math.expm1(c * (t - maximumCelsius));
        }
        return root * root;
    }
}
