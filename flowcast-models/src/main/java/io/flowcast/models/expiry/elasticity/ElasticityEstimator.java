package io.flowcast.models.expiry.elasticity;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Estimates price elasticities from days with different prices.
 *
 * <p>Each series i has its own level and elasticity: demand of a day is negative binomial with mean exp(alpha(i)) x level x
 * price share<sup>e(i)</sup>. A day that sold out says that demand was at least the sales, and counts with the probability
 * of that. The dispersion is common to all series and the one under which all days together are likeliest. The own
 * estimates, each with its standard error, are then pulled towards their mean, the more the less they know (empirical
 * Bayes, normal): e = (own / s<sup>2</sup> + mean / spread<sup>2</sup>) / (1 / s<sup>2</sup> + 1 / spread<sup>2</sup>). The prior counts as one more series
 * in the mean, so it decides alone where there are no data and hardly where there are many.
 *
 * <p>An own estimate above 0 is a finding. It counts in the mean like any other, as leaving out one sign would bend it; but
 * a series whose sign is wrong beyond chance (one-sided 95 %), or still wrong after the pull, gets the prior.
 *
 * <p>Prices that are cut because demand is weak make customers look less sensitive than they are; the level of a day
 * should hold what was known of its demand when the price was set.
 */
public final class ElasticityEstimator {
    private static final String SOURCE = "price history";
    private static final double ONE_SIDED_95 = 1.6448536269514722; // quantile 0.95 of the normal distribution
    private static final double[] DISPERSIONS = {0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2};

    private final ElasticityPrior prior;
    private final FindingCollector findings = new FindingCollector();

    private ElasticityEstimator(ElasticityPrior prior) {
        this.prior = prior;
    }

    /**
     * Estimates the elasticities of all series.
     *
     * @param histories the series, each with its days
     * @param prior what is taken where the data say nothing
     * @param context threads, deadline, cancellation
     * @return the estimates, one for each series
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before the end
     */
    public static ElasticityEstimates estimate(
            List<PriceHistory> histories, ElasticityPrior prior, RunContext context) {
        return new ElasticityEstimator(prior).run(histories, context);
    }

    private ElasticityEstimates run(List<PriceHistory> histories, RunContext context) {
        List<SeriesFit> fits = histories.stream().map(this::read).toList();
        double dispersion = dispersion(fits, context);
        fitAll(fits, dispersion, context);
        int[] known =
                IntStream.range(0, fits.size()).filter(i -> fits.get(i).found).toArray();
        double[] own =
                Arrays.stream(known).mapToDouble(i -> fits.get(i).elasticity).toArray();
        double[] error =
                Arrays.stream(known).mapToDouble(i -> fits.get(i).standardError).toArray();
        Pooled pooled = new Pooled(own, error, prior);
        boolean sound = pooled.mean < 0;
        if (!sound) {
            findings.add(
                    Severity.WARNING,
                    "elasticity.wrong-sign",
                    Place.of(SOURCE),
                    "mean elasticity",
                    pooled.mean,
                    "Maybe prices were cut on days of weak demand: the level of a day must hold what was known of it. The"
                            + " prior is taken: " + prior.source() + ".");
        }
        List<ElasticityEstimate> estimates = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            estimates.add(estimate(histories.get(i), fits.get(i), pooled, sound, known.length));
        }
        String basis = sound && known.length > 0
                ? known.length + " series, and the prior: " + prior.source()
                : "prior: " + prior.source();
        return new ElasticityEstimates(
                estimates,
                sound ? pooled.mean : prior.mean(),
                sound ? pooled.standardError : prior.standardDeviation(),
                sound ? pooled.spread : prior.standardDeviation(),
                dispersion,
                basis,
                findings.toFindings());
    }

    private ElasticityEstimate estimate(PriceHistory history, SeriesFit fit, Pooled pooled, boolean sound, int known) {
        OptionalDouble own = fit.found ? OptionalDouble.of(fit.elasticity) : OptionalDouble.empty();
        OptionalDouble ownError = fit.found ? OptionalDouble.of(fit.standardError) : OptionalDouble.empty();
        double spread = Math.max(pooled.spread, 1e-6);
        double weight = fit.found ? 1 / (fit.standardError * fit.standardError) : 0;
        double pull = 1 / (spread * spread);
        double mean = (weight * fit.elasticity + pull * pooled.mean) / (weight + pull);
        // The mean is itself uncertain: its error comes in with the share it has.
        double share = pull / (weight + pull);
        double error = Math.sqrt(1 / (weight + pull) + share * share * pooled.standardError * pooled.standardError);
        boolean wrongSign = fit.found && fit.elasticity > 0;
        boolean beyondChance = wrongSign && fit.elasticity > ONE_SIDED_95 * fit.standardError;
        boolean fallback = !sound || beyondChance || mean >= 0;
        if (wrongSign) {
            findings.add(
                    Severity.WARNING,
                    "elasticity.wrong-sign",
                    Place.of(SOURCE, history.key().toString()),
                    "elasticity",
                    fit.elasticity,
                    "Maybe the price was cut on days of weak demand, or by chance (standard error "
                            + String.format(Locale.ROOT, "%.2f", fit.standardError) + "). "
                            + (fallback
                                    ? "The prior is taken: " + prior.source() + "."
                                    : "The other series weigh more here."));
        }
        if (fallback) {
            return new ElasticityEstimate(
                    history.key(),
                    prior.mean(),
                    prior.standardDeviation(),
                    own,
                    ownError,
                    fit.days(),
                    "prior: " + prior.source());
        }
        String basis = fit.found
                ? fit.days() + " days of its own, pulled towards the mean of " + known + " series"
                : known > 0 ? "mean of " + known + " series: its own price says nothing" : "prior: " + prior.source();
        return new ElasticityEstimate(history.key(), mean, error, own, ownError, fit.days(), basis);
    }

    private SeriesFit read(PriceHistory history) {
        List<PricedDay> days = new ArrayList<>();
        for (PricedDay day : history.days()) {
            String wrong = wrong(day);
            if (wrong.isEmpty()) {
                days.add(day);
            } else {
                findings.add(
                        Severity.WARNING,
                        "elasticity.day",
                        Place.of(SOURCE, history.key().toString()),
                        wrong,
                        day,
                        "Maybe a column was mixed up or never filled in; the day is left out.");
            }
        }
        int n = days.size();
        double[] logPrice = new double[n];
        double[] sold = new double[n];
        boolean[] soldOut = new boolean[n];
        double[] logLevel = new double[n];
        for (int t = 0; t < n; t++) {
            PricedDay day = days.get(t);
            logPrice[t] = Math.log(day.priceFraction());
            sold[t] = day.soldUnits();
            soldOut[t] = day.soldOut();
            logLevel[t] = Math.log(day.levelUnits());
        }
        return new SeriesFit(logPrice, sold, soldOut, logLevel);
    }

    private static String wrong(PricedDay day) {
        if (!(day.priceFraction() > 0 && day.priceFraction() < 100)) {
            return "priceFraction";
        }
        if (!(day.soldUnits() >= 0 && day.soldUnits() < 1e9)) {
            return "soldUnits";
        }
        return day.levelUnits() > 0 && day.levelUnits() < 1e9 ? "" : "levelUnits";
    }

    /** The dispersion under which all days together are likeliest: the best of a ladder, then between its neighbours. */
    private static double dispersion(List<SeriesFit> fits, RunContext context) {
        int best = 0;
        double[] likelihood = new double[DISPERSIONS.length];
        for (int i = 0; i < DISPERSIONS.length; i++) {
            likelihood[i] = fitAll(fits, DISPERSIONS[i], context);
            best = likelihood[i] > likelihood[best] ? i : best;
        }
        if (best == 0 || best == DISPERSIONS.length - 1) {
            return DISPERSIONS[best];
        }
        // The peak of the parabola through three likelihoods over the logarithm of the dispersion.
        double step = Math.log(DISPERSIONS[best + 1] / DISPERSIONS[best]);
        double before = best == 1 ? step : Math.log(DISPERSIONS[best] / DISPERSIONS[best - 1]);
        double right = (likelihood[best + 1] - likelihood[best]) / step;
        double left = (likelihood[best] - likelihood[best - 1]) / before;
        double curvature = (right - left) / ((step + before) / 2);
        double slope = (left * step + right * before) / (step + before);
        double move = curvature < 0 ? -slope / curvature : 0;
        return DISPERSIONS[best] * Math.exp(Math.max(-before, Math.min(step, move)));
    }

    private static double fitAll(List<SeriesFit> fits, double dispersion, RunContext context) {
        Parallel.forEach(context, "elasticity", fits.size(), i -> {
            SeriesFit fit = fits.get(i);
            if (fit.worthTrying) {
                fit.fit(dispersion);
            }
        });
        // Added in the order of the series, so that the sum does not depend on threads.
        double sum = 0;
        for (SeriesFit fit : fits) {
            sum += fit.found ? fit.logLikelihood : 0;
        }
        return sum;
    }
}
