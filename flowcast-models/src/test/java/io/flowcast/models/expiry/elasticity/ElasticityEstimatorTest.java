package io.flowcast.models.expiry.elasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ElasticityEstimatorTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.of(2024, 6, 12)).build();
    private static final ElasticityPrior PRIOR = ElasticityPrior.published();

    /** Against scipy, by reference.py beside the numbers. */
    @ParameterizedTest
    @CsvFileSource(resources = "reference.csv", numLinesToSkip = 1)
    void oneSeriesHasTheLikeliestElasticity(
            double dispersion,
            double elasticity,
            double alpha,
            double logLikelihood,
            String prices,
            String sold,
            String soldOut,
            String levels) {
        double[] units = numbers(sold);
        boolean[] out = new boolean[units.length];
        double[] flags = numbers(soldOut);
        Arrays.setAll(flags, t -> {
            out[t] = flags[t] > 0;
            return flags[t];
        });
        SeriesFit fit = new SeriesFit(logs(prices), units, out, logs(levels));
        fit.fit(dispersion);
        assertThat(fit.logLikelihood).isCloseTo(logLikelihood, within(1e-8));
        assertThat(fit.elasticity).isCloseTo(elasticity, within(1e-5));
        assertThat(fit.alpha).isCloseTo(alpha, within(1e-5));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] logs(String text) {
        return Arrays.stream(numbers(text)).map(Math::log).toArray();
    }

    @Test
    void derivativesAreThoseOfTheLikelihood() {
        for (double a : new double[] {0, 0.4}) {
            CensoredCounts law = new CensoredCounts(a);
            for (double mean : new double[] {0.3, 4, 30}) {
                for (int y : new int[] {1, 3, 40}) {
                    law.of(y, true, mean);
                    double first = law.first;
                    double information = law.information;
                    var distribution =
                            a == 0 ? Distributions.poisson(mean) : Distributions.negativeBinomialOfShape(mean, 1 / a);
                    if (y < mean + 10 * Math.sqrt(mean)) {
                        assertThat(Math.exp(law.value)).isCloseTo(1 - distribution.cdf(y - 1), within(1e-12));
                    }
                    law.of(y, true, mean * Math.exp(1e-4));
                    double up = law.value;
                    double upFirst = law.first;
                    law.of(y, true, mean * Math.exp(-1e-4));
                    assertThat((up - law.value) / 2e-4).isCloseTo(first, within(1e-6 * Math.max(1, first)));
                    assertThat((law.first - upFirst) / 2e-4)
                            .isCloseTo(information, within(1e-5 * Math.max(1, information)));
                }
            }
        }
    }

    /** 120 series, half of their days sold out or nearly: the truth lies in the interval, and shrinkage pays. */
    @Test
    void elasticitiesBehindSoldOutDaysAreFound() {
        Random random = new Random(5);
        List<PriceHistory> histories = new ArrayList<>();
        double[] truth = new double[120];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = -1.8 + 0.4 * random.nextGaussian();
            histories.add(history("P" + i, truth[i], 70, 8, random));
        }
        ElasticityEstimates found = ElasticityEstimator.estimate(histories, PRIOR, CONTEXT);
        assertThat(found.mean()).isCloseTo(-1.8, within(3 * found.standardError() + 0.05));
        assertThat(found.standardError()).isLessThan(0.1);
        assertThat(found.spread()).isBetween(0.2, 0.6);
        assertThat(found.inverseShape()).isLessThan(0.05);
        double ownError = 0;
        double error = 0;
        int inside = 0;
        for (int i = 0; i < truth.length; i++) {
            ElasticityEstimate e = found.bySeries().get(i);
            ownError += Math.pow(e.own().orElseThrow() - truth[i], 2);
            error += Math.pow(e.elasticity() - truth[i], 2);
            inside += Math.abs(e.elasticity() - truth[i]) < 1.96 * e.standardError() ? 1 : 0;
        }
        assertThat(error).isLessThan(0.8 * ownError);
        assertThat(inside).isBetween((int) (0.88 * truth.length), truth.length);
        MarkdownRule rule = found.bySeries().get(0).rule(List.of(0.2, 0.4), 0.05);
        assertThat(rule.priceElasticity()).isEqualTo(found.bySeries().get(0).elasticity());
        assertThat(found.rule(List.of(0.2), 0).demandFactor(0.2)).isGreaterThan(1);
    }

    @Test
    void overdispersionIsFound() {
        Random random = new Random(8);
        List<PriceHistory> histories = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            List<PricedDay> days = new ArrayList<>();
            for (int t = 0; t < 60; t++) {
                double price = t % 3 == 0 ? 0.7 : 1;
                double mean = 6 * Math.pow(price, -2);
                double sold = Distributions.negativeBinomialOfShape(mean, 3).sample(random);
                days.add(new PricedDay(price, sold, false, 1));
            }
            histories.add(new PriceHistory(new SeriesKey("S", "P" + i), days));
        }
        ElasticityEstimates found = ElasticityEstimator.estimate(histories, PRIOR, CONTEXT);
        assertThat(found.inverseShape()).isCloseTo(1.0 / 3, within(0.06));
        assertThat(found.mean()).isCloseTo(-2, within(0.2));
    }

    private static PriceHistory history(String product, double elasticity, int days, double mean, Random random) {
        List<PricedDay> list = new ArrayList<>();
        for (int t = 0; t < days; t++) {
            double price = random.nextInt(3) == 0 ? 1 - 0.2 * (1 + random.nextInt(2)) : 1;
            double level = 0.5 + random.nextDouble();
            double demand = Distributions.poisson(mean * level * Math.pow(price, elasticity))
                    .sample(random);
            double stock = 4 + random.nextInt(14);
            list.add(new PricedDay(price, Math.min(stock, demand), demand >= stock, level));
        }
        return new PriceHistory(new SeriesKey("S", product), list);
    }

    @Test
    void aWrongSignIsAFindingAndGetsThePrior() {
        Random random = new Random(3);
        List<PriceHistory> histories = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            histories.add(history("P" + i, -2, 60, 8, random));
        }
        histories.add(history("odd", 2.5, 60, 20, random));
        ElasticityEstimates found = ElasticityEstimator.estimate(histories, PRIOR, CONTEXT);
        ElasticityEstimate odd = found.bySeries().get(20);
        assertThat(odd.own().orElseThrow()).isPositive();
        assertThat(odd.elasticity()).isEqualTo(PRIOR.mean());
        assertThat(odd.basis()).contains("Bijmolt");
        assertThat(found.findings().listed())
                .anyMatch(f -> f.code().equals("elasticity.wrong-sign")
                        && f.cause().startsWith("Maybe")
                        && String.valueOf(f.value())
                                .equals(String.valueOf(odd.own().orElseThrow())));
        // All of them odd: the mean is odd too.
        ElasticityEstimates allOdd = ElasticityEstimator.estimate(
                List.of(
                        history("a", 2, 200, 20, random),
                        history("b", 2, 200, 20, random),
                        history("c", 2, 200, 20, random)),
                new ElasticityPrior(-1, 3, "test"),
                CONTEXT);
        assertThat(allOdd.mean()).isEqualTo(-1);
        assertThat(allOdd.rule(List.of(0.5), 0).priceElasticity()).isEqualTo(-1);
    }

    @Test
    void withoutUsefulDaysThePriorSpeaks() {
        SeriesKey key = new SeriesKey("S", "P");
        ElasticityEstimates nothing = ElasticityEstimator.estimate(List.of(), PRIOR, CONTEXT);
        assertThat(nothing.mean()).isCloseTo(PRIOR.mean(), within(1e-12));
        ElasticityEstimates odd = ElasticityEstimator.estimate(
                List.of(
                        new PriceHistory(key, List.of()),
                        new PriceHistory(key, List.of(new PricedDay(1, 5, false, 1), new PricedDay(1, 4, false, 1))),
                        new PriceHistory(key, List.of(new PricedDay(1, 0, false, 1), new PricedDay(0.5, 0, true, 1))),
                        new PriceHistory(
                                key,
                                List.of(
                                        new PricedDay(0, 5, false, 1),
                                        new PricedDay(Double.NaN, 5, false, 1),
                                        new PricedDay(1, -5, false, 1),
                                        new PricedDay(1, 5, false, 0)))),
                PRIOR,
                CONTEXT);
        for (ElasticityEstimate e : odd.bySeries()) {
            assertThat(e.elasticity()).isCloseTo(PRIOR.mean(), within(1e-12));
            assertThat(e.own()).isEmpty();
            assertThat(e.standardError()).isFinite().isGreaterThanOrEqualTo(PRIOR.standardDeviation());
        }
        assertThat(odd.findings().listed().stream().filter(f -> f.code().equals("elasticity.day")))
                .hasSize(4);
        assertThatThrownBy(() -> new ElasticityPrior(1.5, 1, "x")).hasMessageContaining("\nMaybe the sign");
    }

    @Test
    void threadsDoNotMatter() {
        Random random = new Random(9);
        List<PriceHistory> histories = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            histories.add(history("P" + i, -1.5, 40, 5, random));
        }
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            RunContext three = CONTEXT.toBuilder().executor(pool, 3).build();
            assertThat(ElasticityEstimator.estimate(histories, PRIOR, three))
                    .usingRecursiveComparison()
                    .isEqualTo(ElasticityEstimator.estimate(histories, PRIOR, CONTEXT));
        } finally {
            pool.shutdownNow();
        }
    }
}
