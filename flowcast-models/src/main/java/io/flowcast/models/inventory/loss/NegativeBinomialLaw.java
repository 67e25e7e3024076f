package io.flowcast.models.inventory.loss;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.math.distribution.Distributions;

/**
 * Failures before success number r, each success of probability p; r need not be whole. With b = (1 - p) / p: second loss
 * ((r (r + 1) b^2 - 2 r b x + x (x + 1)) P(X &gt; x) + ((r + 1) b - x) (x + r) b P(X = x)) / 2 (Zipkin 2000, C.2.3.6).
 */
final class NegativeBinomialLaw extends CountLaw {
    final double r;
    final double p;
    private final Distribution law;

    NegativeBinomialLaw(double r, double p) {
        this.r = r;
        this.p = p;
        law = Distributions.negativeBinomial(mean(), variance());
    }

    @Override
    double massAt(double k) {
        return Math.exp(LogMass.negativeBinomial(k, r, p));
    }

    @Override
    double upTo(double k) {
        return law.cdf(k);
    }

    @Override
    double closedLoss(double k) {
        return law.lossAbove(k);
    }

    @Override
    double closedSecondLoss(double k) {
        double b = (1 - p) / p;
        return 0.5
                * ((r * (r + 1) * b * b - 2 * r * b * k + k * (k + 1)) * (1 - law.cdf(k))
                        + ((r + 1) * b - k) * (k + r) * b * massAt(k));
    }

    @Override
    public double mean() {
        return r * (1 - p) / p;
    }

    @Override
    public double variance() {
        return r * (1 - p) / (p * p);
    }

    @Override
    public String toString() {
        return "NegativeBinomial(r=" + r + ", p=" + p + ")";
    }
}
