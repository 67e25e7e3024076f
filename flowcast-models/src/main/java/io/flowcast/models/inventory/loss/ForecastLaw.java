package io.flowcast.models.inventory.loss;

import io.flowcast.api.distribution.Distribution;

/** A distribution of the api, for example of a forecast. */
final class ForecastLaw implements DemandLaw {
    private static final double NOTHING = 1e-16;
    private static final int MOST_TERMS = 10_000_000;

    private final Distribution law;

    ForecastLaw(Distribution law) {
        this.law = law;
    }

    @Override
    public double mean() {
        return law.mean();
    }

    @Override
    public double variance() {
        return law.variance();
    }

    @Override
    public double cdf(double value) {
        return law.cdf(value);
    }

    @Override
    public double quantile(double probability) {
        return law.quantile(Quantiles.check(probability));
    }

    @Override
    public double loss(double level) {
        return law.lossAbove(level);
    }

    @Override
    public double secondLoss(double level) {
        if (level < 0) {
            double off = mean() - level;
            return Math.max(0, 0.5 * (off * off - (discrete() ? off : 0) + variance()));
        }
        return law.discrete() ? sumAbove(level) : integralAbove(level);
    }

    private double sumAbove(double level) {
        double sum = 0;
        double k = level + 1;
        for (int i = 0; i < MOST_TERMS; i++) {
            double term = law.lossAbove(k++);
            sum += term;
            if (term <= NOTHING * (sum + law.mean())) {
                break;
            }
        }
        return sum;
    }

    private double integralAbove(double level) {
        double high = law.quantile(1);
        Panels panels = new Panels(law::quantile, Math.min(level, high), high);
        return panels.integrate(law::lossAbove, level, high);
    }

    @Override
    public boolean discrete() {
        return law.discrete();
    }

    @Override
    public String toString() {
        return law.toString();
    }

    @Override
    public double lowest() {
        return 0;
    }
}
