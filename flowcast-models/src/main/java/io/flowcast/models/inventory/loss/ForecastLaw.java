package io.flowcast.models.inventory.loss;

import io.flowcast.api.distribution.Distribution;

/** A distribution of the api, for example of a forecast. */
final class ForecastLaw implements DemandLaw {
    private static final double NOTHING = 1e-16;
    /** Terms that are added one by one; farther out the loss is smooth, and its integral from the half is the sum. */
    private static final int MOST_TERMS = 4_000;

    private static final double MOST_BELOW = 20_000;

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
        Quantiles.value(value);
        return law.cdf(value);
    }

    @Override
    public double quantile(double probability) {
        return law.quantile(Quantiles.check(probability));
    }

    @Override
    public double loss(double level) {
        Quantiles.level(level);
        return law.lossAbove(level);
    }

    @Override
    public double secondLoss(double level) {
        Quantiles.level(level);
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
                return sum;
            }
        }
        return level <= MOST_BELOW ? sumBelow(level) : sum + integralAbove(k - 0.5);
    }

    /** What is above by what is below, which does not cancel where the tail is long. */
    private double sumBelow(double level) {
        double off = mean() - level;
        double below = 0;
        for (double k = Math.ceil(level); k >= 1; k--) {
            below += k - mean() + law.lossAbove(k);
        }
        return Math.max(0, 0.5 * (off * off - off + variance()) - below);
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
