package io.flowcast.models.demand.series;

import io.flowcast.models.demand.censored.CountSpread;
import io.flowcast.models.demand.censored.SoldOut;
import java.util.Arrays;

/**
 * Puts expected demand where a cell was sold out, given what was seen of it and what a model expected: the E step of the EM algorithm (Dempster, Laird and
 * Rubin, JRSS B 39, 1977). The M step is the method's fit. One instance serves one thread.
 */
final class Filling {
    private static final int STATIC_ROUNDS = 25;
    /** Larger counts vary like any other quantity: chance is nothing beside the rest. */
    private static final double LARGEST_COUNTS = 1e6;

    /**
     * How the demand of a row varies around its mean.
     *
     * @param excess variance of counts beyond Poisson, in squared means; negative for quantities, whose chance and pace share the variance
     * @param sigma standard deviation of one step in units of the size
     */
    record Spread(double excess, double sigma) {
        static Spread guess(boolean counts, double size) {
            return new Spread(counts ? Math.min(1, 1 / size) : -1, 0.5);
        }

        /** How alike days are, units: rho of {@link SoldOut}. */
        private double likeness(double mean) {
            return excess > 0 ? 1 / excess : mean;
        }
    }

    double[] value = new double[0];
    private double[] weight = new double[0];

    private void ensure(int n) {
        if (value.length < n) {
            value = new double[n];
            weight = new double[n];
        }
    }

    /** Takes cells as they are; sold-out ones need {@link #fill} after it. */
    void take(Cells cells, int n) {
        ensure(n);
        System.arraycopy(cells.value(), 0, value, 0, n);
        Arrays.fill(weight, 0, n, 1);
    }

    /** Sets the sold-out cells as a model sees them. */
    void fill(Cells cells, int n, double[] mean, double level, double size, Spread spread) {
        for (int t = 0; t < n; t++) {
            if (cells.known(t) && cells.soldOut(t)) {
                double mu = Math.max(0, Double.isNaN(mean[t]) ? level : mean[t]);
                double sales = cells.value()[t];
                if (cells.boundOnly(t)) {
                    value[t] = SoldOut.expectedDemandAbove(sales, mu, spread.sigma * size);
                    weight[t] = 1;
                } else {
                    double share = cells.share(t);
                    weight[t] = SoldOut.weight(share, mu, spread.likeness(mu));
                    value[t] = Math.max(sales, mu + weight[t] * (sales / share - mu));
                }
            }
        }
    }

    /**
     * Sets the sold-out cells as if every step had the same mean, found by turns: fast days are seen for a short time only, so sales over time seen, the
     * first guess, is too low, and a model that starts there stays too low.
     */
    Spread fillStatic(Cells cells, int n, double level, boolean counts) {
        double[] mean = new double[n];
        double size = level > 0 ? level : 1;
        Spread spread = Spread.guess(counts, size);
        double now = level;
        for (int round = 0; round < STATIC_ROUNDS; round++) {
            Arrays.fill(mean, now);
            fill(cells, n, mean, now, size, spread);
            double sum = 0;
            int known = 0;
            for (int t = 0; t < n; t++) {
                if (cells.known(t)) {
                    sum += value[t] / size;
                    known++;
                }
            }
            now = sum / known * size;
            if (round % 8 == 7) {
                spread = spread(cells, n, mean, now, size, counts, spread);
            }
        }
        return spread;
    }

    /** How cells vary around the means a model expected; the sold-out ones must have been filled with the spread before. */
    Spread spread(Cells cells, int n, double[] mean, double level, double size, boolean counts, Spread before) {
        double squares = 0;
        double weights = 0;
        boolean may = counts && size < LARGEST_COUNTS;
        double[] logLikelihood = may ? CountSpread.nothing() : new double[0];
        for (int t = 0; t < n; t++) {
            if (!cells.known(t)) {
                continue;
            }
            double mu = Math.max(1e-6 * size, Double.isNaN(mean[t]) ? level : mean[t]);
            double e = (value[t] - mu) / size;
            double hidden = 0;
            if (cells.boundOnly(t)) {
                double sd = before.sigma * size;
                hidden = (1 - SoldOut.weightAbove(cells.value()[t], mu, sd)) * before.sigma * before.sigma;
            }
            squares += e * e + hidden;
            weights += weight[t];
            if (may) {
                double sales = cells.boundOnly(t) ? value[t] : cells.value()[t];
                CountSpread.add(logLikelihood, sales, cells.share(t), mu);
            }
        }
        double sigma = weights > 0 ? Math.sqrt(squares / weights) : 0.5;
        return new Spread(may ? CountSpread.most(logLikelihood) : -1, sigma);
    }
}
