package io.flowcast.models.demand.arima;

/**
 * The transformation of Box and Cox (Journal of the Royal Statistical Society B 26, 1964), {@code z = (x^lambda - 1) / lambda} or {@code log x}, of values over their
 * mean; and the moments of the value whose transform is normal, so that a mean comes back as a mean and not as a median.
 *
 * <p>Moments by Gauss-Hermite quadrature with eleven nodes: exact for powers 1, 1/2, 1/3 ..., to ten digits for logarithms of deviations below 1/2. Values are held at
 * {@value #MOST_TIMES_LARGEST} times the largest one seen, because powers below 0 reach infinity at a finite z. Immutable.
 *
 * @param lambda the power, 0 for logarithms
 * @param scale mean of the values, above 0
 * @param largest the largest value over the scale
 */
record BoxCox(double lambda, double scale, double largest) {
    /** With zeros among the values there is no logarithm and no power below; 1/4 comes close to the logarithm, yet takes zeros. */
    static final double LEAST_WITH_ZEROS = 0.25;
    /** Below this, powers are logarithms. */
    private static final double LOGARITHM = 1e-8;
    /** Share of the mean to which smaller values are lifted before a logarithm. */
    private static final double LEAST_SHARE = 1e-9;

    private static final double MOST_TIMES_LARGEST = 1e3;
    /** Abscissas above 0 and weights of the quadrature (Abramowitz and Stegun 1964, table 25.10, for the density of a standard normal variable). */
    private static final double[] NODES = {
        0.928868997381064, 1.876035020154846, 2.865123160643645, 3.936166607129977, 5.188001224374871
    };

    private static final double[] WEIGHTS = {
        0.24224029987396997, 0.06613874607105778, 0.0067202852355372706, 0.0001956719302712236, 8.121849790214909e-07
    };
    private static final double MIDDLE_WEIGHT = 0.3694083694083693;

    /** To the scale on which the model lives; NaN stays. */
    double forward(double value) {
        double x = value / scale;
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        if (Math.abs(lambda) < LOGARITHM) {
            return Math.log(Math.max(x, LEAST_SHARE));
        }
        return (Math.pow(Math.max(x, lambda > 0 ? 0 : LEAST_SHARE), lambda) - 1) / lambda;
    }

    /** Over the scale; the median of the value whose transform is normal around z. */
    private double inverse(double z) {
        double most = MOST_TIMES_LARGEST * largest;
        double x;
        if (Math.abs(lambda) < LOGARITHM) {
            x = Math.exp(Math.min(z, 700));
        } else {
            double base = lambda * z + 1;
            x = base > 0 ? Math.pow(base, 1 / lambda) : lambda > 0 ? 0 : most;
        }
        return x <= most ? x : most;
    }

    /** Mean of the value whose transform is normal with mean m and standard deviation s. */
    double mean(double m, double s) {
        double sum = MIDDLE_WEIGHT * inverse(m);
        for (int i = 0; i < NODES.length; i++) {
            sum += WEIGHTS[i] * (inverse(m + s * NODES[i]) + inverse(m - s * NODES[i]));
        }
        return held(sum);
    }

    /** Standard deviation of that value. */
    double deviation(double m, double s) {
        double mean = mean(m, s) / scale;
        double sum = MIDDLE_WEIGHT * square(inverse(m) - mean);
        for (int i = 0; i < NODES.length; i++) {
            sum += WEIGHTS[i] * (square(inverse(m + s * NODES[i]) - mean) + square(inverse(m - s * NODES[i]) - mean));
        }
        return held(Math.sqrt(sum));
    }

    /** In units of the series, which may be next to the largest number. */
    private double held(double x) {
        return Math.min(Double.MAX_VALUE, x * scale);
    }

    private static double square(double x) {
        return x * x;
    }
}
