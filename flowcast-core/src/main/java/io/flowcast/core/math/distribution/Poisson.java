package io.flowcast.core.math.distribution;

/**
 * Poisson with mean m. P(X &le; k) = Q(k + 1, m); E[max(X - k, 0)] = (m - k) P(X &gt; k) + m P(X = k) (Zipkin 2000,
 * appendix C).
 */
final class Poisson extends CountDistribution {
    private final double mean;

    Poisson(double mean) {
        this.mean = mean;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return mean;
    }

    @Override
    double mass(double k) {
        return Saddlepoint.poisson(k, mean);
    }

    @Override
    double upTo(double k) {
        return IncompleteGamma.upper(k + 1, mean);
    }

    @Override
    double beyond(double k) {
        return IncompleteGamma.lower(k + 1, mean);
    }

    @Override
    double excessOfWhole(double k) {
        return (mean - k) * beyond(k) + mean * mass(k);
    }

    @Override
    double guess(double probability) {
        return Normal.cornishFisher(mean, Math.sqrt(mean), 1 / Math.sqrt(mean), probability);
    }

    @Override
    public String toString() {
        return "Poisson(mean=" + mean + ")";
    }
}
