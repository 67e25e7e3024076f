package io.flowcast.models.expiry.elasticity;

/**
 * Mean and spread of series whose own estimates have errors: e(i) = mean + spread z(i) + s(i) z'(i). The spread is the root
 * of Paule and Mandel (1982), sum of (e(i) - mean)^2 / (s(i)^2 + spread^2) = n - 1, which is unique as the left side falls.
 */
final class Pooled {
    final double mean;
    final double standardError;
    final double spread;

    Pooled(double[] own, double[] error, ElasticityPrior prior) {
        int n = own.length;
        double variance = 0;
        if (n > 1 && excess(own, error, 0) > 0) {
            double low = 0;
            double high = 1;
            while (excess(own, error, high) > 0 && high < 1e6) {
                high *= 2;
            }
            for (int i = 0; i < 100; i++) {
                double middle = (low + high) / 2;
                if (excess(own, error, middle) > 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            variance = (low + high) / 2;
        } else if (n == 1) {
            variance = prior.standardDeviation() * prior.standardDeviation();
        }
        double priorWeight = 1 / (prior.standardDeviation() * prior.standardDeviation());
        double weights = priorWeight;
        double sum = priorWeight * prior.mean();
        for (int i = 0; i < n; i++) {
            double weight = 1 / (error[i] * error[i] + variance);
            weights += weight;
            sum += weight * own[i];
        }
        mean = sum / weights;
        standardError = 1 / Math.sqrt(weights);
        spread = n == 0 ? prior.standardDeviation() : Math.sqrt(variance);
    }

    private static double excess(double[] own, double[] error, double variance) {
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < own.length; i++) {
            double weight = 1 / (error[i] * error[i] + variance);
            weights += weight;
            sum += weight * own[i];
        }
        double mean = sum / weights;
        double squares = 0;
        for (int i = 0; i < own.length; i++) {
            squares += (own[i] - mean) * (own[i] - mean) / (error[i] * error[i] + variance);
        }
        return squares - (own.length - 1);
    }
}
