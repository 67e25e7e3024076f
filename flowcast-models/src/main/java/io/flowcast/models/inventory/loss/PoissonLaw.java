package io.flowcast.models.inventory.loss;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.math.distribution.Distributions;
import org.apache.commons.math3.special.Gamma;

/** Poisson (Zipkin 2000, C.2.3.3). */
final class PoissonLaw extends CountLaw {
    private final double mean;
    private final Distribution law;

    PoissonLaw(double mean) {
        this.mean = mean;
        law = Distributions.poisson(mean);
    }

    @Override
    double massAt(double k) {
        return Distributions.poissonMass(k, mean);
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
        double off = k - mean;
        double beyond = k + 1 < 100 ? Gamma.regularizedGammaP(k + 1, mean, 1e-15, 100_000) : 1 - law.cdf(k);
        return 0.5 * ((off * off + k) * beyond - mean * off * massAt(k));
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
    public String toString() {
        return "Poisson(mean=" + mean + ")";
    }
}
