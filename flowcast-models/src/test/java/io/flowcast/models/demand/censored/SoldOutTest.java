package io.flowcast.models.demand.censored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SoldOutTest {
    @Test
    void posteriorMeanByNumericalIntegration() {
        // Gamma rate with mean 12 and shape 5 (rho = 5 for counts), 7 sales in 60 % of the day: E[L | s] = integral of
        // L^(s+1) e^(-aL) g(L)
        // over integral of L^s e^(-aL) g(L), by the trapezoid rule.
        double mean = 12;
        double shape = 5;
        double a = 0.6;
        int s = 7;
        double above = 0;
        double below = 0;
        for (double rate = 0.001; rate < 150; rate += 0.001) {
            double weight = Math.pow(rate, s + shape - 1) * Math.exp(-rate * (a + shape / mean));
            above += weight * rate;
            below += weight;
        }
        double expected = s + (1 - a) * above / below;

        assertThat(SoldOut.expectedDemand(s, a, mean, shape)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void limitsOfTheWeight() {
        assertThat(SoldOut.weight(0.3, 10, Double.POSITIVE_INFINITY)).isEqualTo(0.3);
        assertThat(SoldOut.weight(0.3, 10, 0)).isEqualTo(1);
        assertThat(SoldOut.weight(1, 10, 4)).isEqualTo(1);
        assertThat(SoldOut.expectedDemand(6, 0.5, 10, Double.POSITIVE_INFINITY))
                .as("the hidden half is filled with the usual demand")
                .isCloseTo(6 + 5, within(1e-12));
        assertThat(SoldOut.expectedDemand(6, 0.5, 10, 0)).as("scaled up").isCloseTo(12, within(1e-12));
    }

    @Test
    void variancesAddUp() {
        // Law of total variance over simulated days: mean remaining variance + variance of the conditional mean =
        // variance.
        SplittableRandom random = new SplittableRandom(3);
        double mean = 9;
        double shape = 3;
        double a = 0.4;
        int n = 200_000;
        double remaining = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double rate = gamma(shape, random) * mean / shape;
            int s = poisson(a * rate, random);
            double expected = SoldOut.expectedDemand(s, a, mean, shape);
            remaining += SoldOut.remainingVariance(s, a, mean, shape, 1) / n;
            sum += expected / n;
            squares += expected * expected / n;
        }
        double total = mean + mean * mean / shape;
        assertThat(sum).isCloseTo(mean, within(0.05));
        assertThat(remaining + squares - sum * sum).isCloseTo(total, within(0.02 * total));
        assertThat(remaining / total).isCloseTo(1 - SoldOut.weight(a, mean, shape), within(0.02));
    }

    @Test
    void boundOnlyAgreesWithTheTruncatedNormal() {
        // scipy 1.17.1: truncnorm(a=(s-10)/3, b=inf, loc=10, scale=3).mean() and .var() for s = 4, 10, 16, 40
        double[][] expected = {
            {4, 10.16574358803697, 7.978067534802812},
            {10, 12.393653682408596, 3.270422048691768},
            {16, 17.11964659846852, 1.0285119037267496},
            {40, 40.29427970188769, 0.08500840042617397}
        };
        for (double[] e : expected) {
            assertThat(SoldOut.expectedDemandAbove(e[0], 10, 3)).isCloseTo(e[1], within(1e-7));
            assertThat(9 * (1 - SoldOut.weightAbove(e[0], 10, 3))).isCloseTo(e[2], within(1e-6));
        }
        assertThat(SoldOut.expectedDemandAbove(5, 10, 0)).isEqualTo(10);
        assertThat(SoldOut.expectedDemandAbove(12, 10, 0)).isEqualTo(12);
    }

    private static int poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        int count = -1;
        double product = 1;
        do {
            product *= random.nextDouble();
            count++;
        } while (product > limit);
        return count;
    }

    /** Sum of exponentials, for a whole shape. */
    private static double gamma(double shape, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < (int) shape; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum;
    }

    @Test
    void daysMoreAlikeThanByChanceAreBinomial() {
        // 40 orders that may come, each with chance 0.3, and each in the open part with chance 0.6: given s of them
        // there, each of the others is hidden with chance q.
        double chance = 0.3;
        double open = 0.6;
        double mean = 40 * chance;
        double q = chance * (1 - open) / (1 - chance * open);
        for (int s = 0; s <= 20; s += 5) {
            assertThat(SoldOut.expectedDemand(s, open, mean, -1 / chance)).isCloseTo(s + (40 - s) * q, within(1e-9));
            assertThat(SoldOut.remainingVariance(s, open, mean, -1 / chance, 1))
                    .isCloseTo((40 - s) * q * (1 - q), within(1e-9));
        }
        assertThat(SoldOut.weight(open, mean, -1 / chance)).isLessThan(open);
        assertThat(SoldOut.expectedDemand(50, open, mean, -1 / chance)).isEqualTo(50);
        assertThat(SoldOut.remainingVariance(50, open, mean, -1 / chance, 1)).isZero();
    }

    @Test
    void theLawOfDaysIsFoundFromTheirHalves() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 20_000;
        double[] first = new double[n];
        double[] second = new double[n];
        double[] half = new double[n];
        Arrays.fill(half, 5);
        for (int d = 0; d < n; d++) {
            // 25 orders, of which each comes with chance 0.4, to either half alike.
            for (int i = 0; i < 25; i++) {
                double u = random.nextDouble();
                first[d] += u < 0.2 ? 1 : 0;
                second[d] += u >= 0.2 && u < 0.4 ? 1 : 0;
            }
        }
        SalesSpread binomial = SalesSpread.ofParts(first, half, second, half);
        assertThat(binomial.likeness()).isCloseTo(-1 / 0.4, within(0.15));
        assertThat(binomial.size()).isCloseTo(1, within(0.05));
        for (int d = 0; d < n; d++) {
            // A pace of 0.5 or 1.5: a squared coefficient of variation of 1/4, a likeness of 4 orders.
            double pace = random.nextBoolean() ? 0.5 : 1.5;
            first[d] = poisson(5 * pace, random);
            second[d] = poisson(5 * pace, random);
        }
        SalesSpread uneven = SalesSpread.ofParts(first, half, second, half);
        assertThat(uneven.likeness()).isCloseTo(4, within(0.3));
        assertThat(uneven.size()).isCloseTo(1, within(0.05));
    }
}
