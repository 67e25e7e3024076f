package io.flowcast.models.expiry.elasticity;

import java.util.Arrays;

/**
 * Maximum likelihood of log m = alpha + log level + elasticity x log price share for one series, by Newton's method with
 * halved steps.
 */
final class SeriesFit {
    private static final int ROUNDS = 60;
    /** An intercept or elasticity beyond it says that the days hold no finite answer. */
    private static final double FAR = 60;
    /** Standard errors beyond it say nothing about an elasticity. */
    private static final double USELESS = 20;

    private final double[] logPrice;
    private final double[] sold;
    private final boolean[] soldOut;
    private final double[] logLevel;

    double alpha;
    double elasticity;
    double standardError;
    double logLikelihood;
    boolean found;

    SeriesFit(double[] logPrice, double[] sold, boolean[] soldOut, double[] logLevel) {
        this.logPrice = logPrice;
        this.sold = sold;
        this.soldOut = soldOut;
        this.logLevel = logLevel;
        double units = 0;
        double level = 0;
        for (int t = 0; t < sold.length; t++) {
            units += sold[t];
            level += Math.exp(logLevel[t]);
        }
        alpha = units > 0 ? Math.log(units / level) : 0;
        worthTrying = units > 0 && varies();
    }

    final boolean worthTrying;

    private boolean varies() {
        for (double x : logPrice) {
            if (Math.abs(x - logPrice[0]) > 1e-9) {
                return true;
            }
        }
        return false;
    }

    int days() {
        return sold.length;
    }

    /** Fits for one dispersion, from where the last fit ended. */
    void fit(double inverseShape) {
        CensoredCounts law = new CensoredCounts(inverseShape);
        double[] sums = new double[6];
        sum(law, alpha, elasticity, sums);
        boolean settled = false;
        for (int round = 0; round < ROUNDS && !settled; round++) {
            double det = sums[3] * sums[5] - sums[4] * sums[4];
            if (!(det > 1e-12 * Math.max(1e-12, sums[3] * sums[5]))) {
                break;
            }
            double stepAlpha = (sums[5] * sums[1] - sums[4] * sums[2]) / det;
            double stepElasticity = (sums[3] * sums[2] - sums[4] * sums[1]) / det;
            double before = sums[0];
            double part = Math.min(1, 5 / Math.max(Math.abs(stepAlpha), Math.abs(stepElasticity)));
            double[] trial = new double[6];
            sum(law, alpha + part * stepAlpha, elasticity + part * stepElasticity, trial);
            while (!(trial[0] >= before - 1e-12 * Math.abs(before)) && part > 1e-6) {
                part /= 2;
                sum(law, alpha + part * stepAlpha, elasticity + part * stepElasticity, trial);
            }
            alpha += part * stepAlpha;
            elasticity += part * stepElasticity;
            sums = trial;
            settled = Math.abs(stepAlpha) + Math.abs(stepElasticity) < 1e-10;
            if (Math.abs(alpha) > FAR || Math.abs(elasticity) > FAR) {
                break;
            }
        }
        logLikelihood = sums[0];
        double ownInformation = sums[5] - sums[4] * sums[4] / sums[3];
        standardError = ownInformation > 0 ? 1 / Math.sqrt(ownInformation) : Double.POSITIVE_INFINITY;
        found = standardError < USELESS && Math.abs(elasticity) < FAR && Double.isFinite(logLikelihood);
        if (!found) {
            alpha = 0;
            elasticity = 0;
        }
    }

    /** Log-likelihood, its two derivatives, and the information matrix. */
    private void sum(CensoredCounts law, double intercept, double slope, double[] sums) {
        Arrays.fill(sums, 0);
        for (int t = 0; t < sold.length; t++) {
            double x = logPrice[t];
            double mean = Math.exp(Math.max(-300, Math.min(300, intercept + logLevel[t] + slope * x)));
            law.of(sold[t], soldOut[t], mean);
            sums[0] += law.value;
            sums[1] += law.first;
            sums[2] += law.first * x;
            sums[3] += law.information;
            sums[4] += law.information * x;
            sums[5] += law.information * x * x;
        }
    }
}
