package io.flowcast.models.demand.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected numbers are those of scipy 1.17.1 (norm, nbinom, poisson, gamma), unless a line says otherwise. */
class MarginalTest {
    @ParameterizedTest
    @CsvSource({
        "1e-300, -37.0470962993612",
        "1e-20, -9.262340089798409",
        "1e-9, -5.9978070150076865",
        "0.001, -3.090232306167813",
        "0.05, -1.6448536269514729",
        "0.3, -0.5244005127080409",
        "0.5, 0",
        "0.99, 2.3263478740408408",
        "0.999999999, 5.997807019601637"
    })
    void normalQuantile(double probability, double expected) {
        assertThat(Normal.quantile(probability)).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    @ParameterizedTest
    @CsvSource({
        "-37, 5.7255712225239266e-300",
        "-10, 7.61985302416047e-24",
        "-5, 2.866515718791933e-07",
        "-1.5, 0.06680720126885807",
        "0.3, 0.6179114221889526",
        "2, 0.9772498680518208",
        "7.5, 0.9999999999999681"
    })
    void normalCdf(double z, double expected) {
        assertThat(Normal.cdf(z)).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void negativeBinomialAgrees() {
        // mean, variance, quantiles .05 .5 .9 .99 .9999, cdf at 0, mean, 2 mean, loss above 1.5 mean
        double[][] cases = {
            {0.05, 0.06, 0, 0, 0, 1, 3, 0.9554427922043668, 0.9554427922043668, 0.9554427922043668, 0.0466582094153275},
            {3, 3.5, 0, 3, 5, 8, 13, 0.062367421150705094, 0.6476756680431827, 0.9543733153392964, 0.2747440645523549},
            {8, 40, 1, 7, 16, 29, 52, 0.04, 0.6241903615999997, 0.900920808197849, 1.2094627905536015},
            {150, 400, 118, 149, 176, 200, 234, 4.6e-39, 0.52435997530984, 0.9999999996113257, 0.0024430960744620776}
        };
        double[] probabilities = {0.05, 0.5, 0.9, 0.99, 0.9999};
        for (double[] c : cases) {
            Marginal x = Marginal.of(c[0], Math.sqrt(c[1]), true, Shape.NORMAL);
            for (int i = 0; i < probabilities.length; i++) {
                assertThat(x.quantile(probabilities[i])).isEqualTo(c[2 + i]);
            }
            assertThat(x.cdf(0)).isCloseTo(c[7], within(1e-9));
            assertThat(x.cdf(Math.floor(c[0]))).isCloseTo(c[8], within(1e-9));
            assertThat(x.cdf(Math.floor(2 * c[0]))).isCloseTo(c[9], within(1e-9));
            assertThat(x.lossAbove(1.5 * c[0])).isCloseTo(c[10], within(1e-8));
            assertThat(x.mean()).isEqualTo(c[0]);
        }
    }

    @Test
    void equalMeanAndVarianceArePoisson() {
        Marginal x = Marginal.of(4, 2, true, Shape.NORMAL);

        assertThat(Arrays.stream(new double[] {0.05, 0.5, 0.9, 0.99})
                        .map(x::quantile)
                        .toArray())
                .containsExactly(1, 4, 7, 9);
        assertThat(x.cdf(4)).isCloseTo(0.6288369351798734, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 2, 0.05, 6.95285", "10, 2, 0.5, 9.86699", "10, 2, 0.99, 15.23078",
        "10, 5, 0.05, 3.41580", "10, 5, 0.5, 9.18015", "10, 5, 0.99, 25.11279",
        "3, 2, 0.05, 0.61343", "3, 2, 0.5, 2.56917", "3, 2, 0.99, 9.46255"
    })
    void continuousDemandIsNearlyGamma(double mean, double deviation, double probability, double expected) {
        // Wilson and Hilferty's approximation is good to a few thousandths of the mean in this range.
        assertThat(Marginal.of(mean, deviation, false, Shape.NORMAL).quantile(probability))
                .isCloseTo(expected, within(0.012 * mean));
    }

    @Test
    void roundingKeepsTheMean() {
        for (double mean : new double[] {0.02, 0.4, 2.3, 7.5, 55.1}) {
            for (double deviation : new double[] {0, 0.1, 0.4, 0.9}) {
                Marginal x = Marginal.of(mean, Math.min(deviation, mean), true, Shape.NORMAL);
                double sum = 0;
                for (int k = 0; k < 200; k++) {
                    sum += 1 - x.cdf(k);
                }
                // E X = sum of P(X > k)
                assertThat(sum).as(mean + " +- " + deviation).isCloseTo(mean, within(0.003 + 0.002 * mean));
            }
        }
    }

    @Test
    void scoresGiveTheQuantiles() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] cases = {{0.3, 0.6}, {4, 1}, {12, 5}, {800, 40}, {5e4, 300}, {3, 0}};
        for (double[] c : cases) {
            for (boolean discrete : new boolean[] {false, true}) {
                Marginal x = Marginal.of(c[0], c[1], discrete, Shape.NORMAL);
                double[] probabilities = new double[400];
                double[] values = new double[800];
                for (int i = 0; i < probabilities.length; i++) {
                    probabilities[i] = random.nextDouble(1e-5, 1 - 1e-5);
                    values[2 * i + 1] = Normal.quantile(probabilities[i]);
                }
                x.fromScores(values, 1, 2, probabilities.length);
                for (int i = 0; i < probabilities.length; i++) {
                    assertThat(values[2 * i + 1])
                            .as(discrete + " " + c[0])
                            .isCloseTo(x.quantile(probabilities[i]), within(1e-9 * c[0]));
                }
            }
        }
    }

    @Test
    void cdfAndQuantileFitTogether() {
        double[][] cases = {{0.3, 0.6}, {4, 1}, {12, 5}, {100, 3}, {1e9, 1e8}};
        for (double[] c : cases) {
            for (boolean discrete : new boolean[] {false, true}) {
                Marginal x = Marginal.of(c[0], c[1], discrete, Shape.NORMAL);
                for (double p = 0.001; p < 1; p += 0.013) {
                    double q = x.quantile(p);
                    assertThat(x.cdf(q)).isGreaterThanOrEqualTo(p - 1e-7);
                    assertThat(q > 0 ? x.cdf(discrete ? q - 1 : q * (1 - 1e-7)) : 0)
                            .isLessThanOrEqualTo(p + 1e-7);
                }
            }
        }
    }

    @Test
    void aShapeFollowsItsSample() {
        SplittableRandom random = new SplittableRandom(9);
        double[] sample = new double[50_000];
        Arrays.setAll(sample, i -> -Math.log(1 - random.nextDouble()) - 1);
        Shape shape = Shape.of(sample, sample.length);

        // Standard exponential minus 1: median log 2 - 1, quantile .975 is -log .025 - 1.
        assertThat(shape.at(0)).isCloseTo(Math.log(2) - 1, within(0.05));
        assertThat(shape.at(1.959964)).isCloseTo(-Math.log(0.025) - 1, within(0.15));
        assertThat(shape.scoreOf(shape.at(1.3))).isCloseTo(1.3, within(1e-12));
        assertThat(Shape.of(new double[] {3}, 1)).isSameAs(Shape.NORMAL);
        assertThat(Shape.ofKnots(shape.knots()).knots()).isEqualTo(shape.knots());
    }

    @Test
    void aSmallSampleBarelyMovesTheShape() {
        double[] sample = {-2, -1, 0, 1, 5};

        assertThat(Shape.of(sample, 5).at(2)).isCloseTo(2, within(0.15));
    }

    @ParameterizedTest
    @CsvSource({"12", "9000", "1e8", "1e12", "1e152"})
    void countsBesideHugeOnesHaveQuantilesAndChancesThatAgree(double top) {
        double[] scores = {-1.3, 0, 1.3};
        QuantileGrid grid = new QuantileGrid(scores, new double[] {1, 3, top}, true, Double.NaN);
        double last = 0;

        for (double p : new double[] {0.01, 0.1, 0.3, 0.5, 0.51, 0.7, 0.9, 0.99}) {
            double q = grid.quantile(p);
            assertThat(q).isEqualTo(Math.rint(q)).isGreaterThanOrEqualTo(last).isFinite();
            assertThat(grid.cdf(q)).as("chance of at most the quantile " + p).isGreaterThan(p - 1e-6);
            last = q;
        }
        double[] target = {-2, -0.5, 0, 0.7, 2};
        grid.fromScores(target, 0, 1, target.length);
        assertThat(target).isSorted();
    }

    @Test
    void countsOfAGridAddUpToItsSmoothValues() {
        double[] scores = {-3.1, -1.3, -0.2, 0, 0.001, 1.3, 3.1};
        double[][] cases = {
            {0, 0, 0, 0.2, 0.3, 2, 5},
            {0, 1, 3, 3, 3, 3, 3},
            {2, 2, 2, 40, 41, 42, 43},
            {5, 5, 5, 5, 5, 5, 5},
            {0.5, 4, 9, 12, 300, 900, 5_000},
            {0, 0, 0, 0, 0, 0, 0}
        };
        for (double[] values : cases) {
            QuantileGrid grid = new QuantileGrid(scores, values, true, Double.NaN);
            QuantileGrid smooth = new QuantileGrid(scores, values, false, Double.NaN);
            double left = smooth.mean();
            double last = 0;
            for (int k = 0; k < 6_000; k++) {
                double cdf = grid.cdf(k);
                // P(K <= k) = 1 - E(X - k)+ + E(X - k - 1)+, by other means: the closed forms of whole pieces.
                double expected = 1 - (k == 0 ? left : smooth.lossAbove(k)) + smooth.lossAbove(k + 1);
                assertThat(cdf).as(k + " of " + Arrays.toString(values)).isCloseTo(expected, within(1e-9));
                assertThat(cdf).isGreaterThanOrEqualTo(last - 1e-12);
                last = cdf;
            }
            assertThat(last).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void pathsOfAGridAreItsQuantiles() {
        double[] scores = {-3.1, -1.3, 0, 1.3, 3.1};
        SplittableRandom random = new SplittableRandom(5);
        for (double[] values : new double[][] {{0, 1, 3, 8, 20}, {0, 0, 0, 1, 2}, {100, 110, 120, 300, 700}}) {
            QuantileGrid grid = new QuantileGrid(scores, values, true, Double.NaN);
            double[] z = random.doubles(2_000).map(Normal::quantile).toArray();
            double[] drawn = z.clone();
            grid.fromScores(drawn, 0, 1, drawn.length);
            for (int i = 0; i < z.length; i++) {
                assertThat(drawn[i]).isEqualTo(grid.quantile(Normal.cdf(z[i])));
            }
        }
    }
}
