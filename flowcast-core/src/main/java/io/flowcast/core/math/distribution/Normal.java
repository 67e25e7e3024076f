package io.flowcast.core.math.distribution;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution, with tails that do not underflow before their ratios do. Needs no instance. */
public final class Normal {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
    /** From here the continued fraction of Mills' ratio needs at most 100 steps for full precision. */
    private static final double FRACTION_FROM = 2.5;

    private Normal() {}

    /**
     * The density.
     *
     * @param z any number
     * @return exp(-z^2 / 2) / sqrt(2 pi)
     */
    public static double density(double z) {
        return Math.exp(-0.5 * z * z) / SQRT_TWO_PI;
    }

    /**
     * The upper tail, without cancellation.
     *
     * @param z any number
     * @return P(Z &gt; z)
     */
    public static double upper(double z) {
        return z > FRACTION_FROM ? density(z) * mills(z) : 0.5 * Erf.erfc(z / SQRT_2);
    }

    /**
     * The distribution function.
     *
     * @param z any number
     * @return P(Z &le; z)
     */
    public static double lower(double z) {
        return upper(-z);
    }

    /**
     * Mills' ratio P(Z &gt; z) / density(z) for z of any size; for large z by Laplace's continued fraction 1/(z + 1/(z +
     * 2/(z + 3/(z + ...)))) (Abramowitz and Stegun 1964, 26.2.14).
     */
    static double mills(double z) {
        if (z <= FRACTION_FROM) {
            return upper(z) / density(z);
        }
        double tail = z;
        for (int k = z > 10 ? 30 : 120; k >= 1; k--) {
            tail = z + k / tail;
        }
        return 1 / tail;
    }

    /**
     * The loss function density(z) - z P(Z &gt; z), without cancellation for large z.
     *
     * @param z any number
     * @return E[max(Z - z, 0)]
     */
    public static double loss(double z) {
        if (z <= FRACTION_FROM) {
            return density(z) - z * upper(z);
        }
        // 1/mills = z + 1/(z + 2/(z + ...)) so (1/mills - z) is the fraction's next level, found without subtraction.
        return density(z) * mills(z) * hazardExcess(z);
    }

    /** 1/mills(z) - z, positive, without cancellation for large z. */
    static double hazardExcess(double z) {
        if (z <= FRACTION_FROM) {
            return density(z) / upper(z) - z;
        }
        double tail = z;
        for (int k = z > 10 ? 30 : 120; k >= 2; k--) {
            tail = z + k / tail;
        }
        return 1 / tail;
    }

    /**
     * The value z with P(Z &le; z) = probability: a rational start (Abramowitz and Stegun 1964, 26.2.23, error below
     * 4.5e-4) and two steps of Halley's method on the smaller tail.
     *
     * @param probability above 0 and below 1
     * @return the quantile
     */
    public static double quantile(double probability) {
        boolean left = probability < 0.5;
        double tail = left ? probability : 1 - probability;
        double t = Math.sqrt(-2 * Math.log(tail));
        double z =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (int i = 0; i < 2; i++) {
            double error = (upper(z) - tail) / density(z);
            z += error / (1 - 0.5 * z * error);
        }
        return left ? -z : z;
    }

    /**
     * Quantile of a distribution with small skewness by the Cornish-Fisher expansion of first order (Cornish and Fisher
     * 1938); a starting point only.
     */
    static double cornishFisher(double mean, double deviation, double skewness, double probability) {
        if (probability <= 0) {
            return 0;
        }
        double z = quantile(Math.min(probability, 1 - 1e-16));
        return mean + deviation * (z + skewness * (z * z - 1) / 6);
    }
}
