package io.flowcast.core.math.distribution;

/**
 * Negative binomial with mean m and variance m + m^2/r: a Poisson whose mean is gamma distributed with shape r.
 *
 * <p>With p = r/(r + m) and q = 1 - p: P(X = k) = r/(r + k) C(r + k, r) p^r q^k, P(X &le; k) = I_p(r, k + 1), and
 * E[max(X - k, 0)] = (m - k) P(X &gt; k) + (m + k m/r) P(X = k) (Zipkin 2000, appendix C).
 */
final class NegativeBinomial extends CountDistribution {
    private final double mean;
    private final double variance;
    private final double shape;
    private final double p;
    private final double q;

    NegativeBinomial(double mean, double variance) {
        this.mean = mean;
        this.variance = variance;
        shape = mean * (mean / (variance - mean));
        p = shape / (shape + mean);
        q = mean / (shape + mean);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    double mass(double k) {
        if (k == 0) {
            return Math.exp(-shape * Math.log1p(mean / shape));
        }
        return shape / (shape + k) * Saddlepoint.binomial(shape, k, p, q);
    }

    @Override
    double upTo(double k) {
        return IncompleteBeta.lower(p, q, shape, k + 1);
    }

    @Override
    double beyond(double k) {
        return IncompleteBeta.lower(q, p, k + 1, shape);
    }

    @Override
    double excessOfWhole(double k) {
        return (mean - k) * beyond(k) + (mean + k * (mean / shape)) * mass(k);
    }

    @Override
    double guess(double probability) {
        double deviation = Math.sqrt(variance);
        double skewness = (1 + q) / Math.sqrt(q * shape);
        // With a strong skew the expansion is worthless, and the gamma limit is close.
        return skewness < 1
                ? Normal.cornishFisher(mean, deviation, skewness, probability)
                : GammaLaw.roughQuantile(shape, probability) * (mean / shape);
    }

    @Override
    public String toString() {
        return "NegativeBinomial(mean=" + mean + ", variance=" + variance + ")";
    }
}
