package io.flowcast.models.demand.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.StopCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two filters against the density of the multivariate normal distribution, and against each other. */
class LikelihoodTest {
    private static final double[] VALUES = {
        0.31, 0.62, 0.55, 0.97, 0.41, 0.78, 0.69, 0.92, 0.37, 0.80, 0.74, 0.88, 0.52, 0.71, 0.79, 1.00, 0.48, 0.83
    };

    /** Orders and coefficients, and which cells are missing. */
    record Case(ArimaOrder order, double[] coefficients, int... missing) {}

    static List<Case> cases() {
        return List.of(
                new Case(ArimaOrder.of(0, 0, 0, true), new double[0]),
                new Case(ArimaOrder.of(2, 0, 1, true), new double[] {0.5, 0.2, -0.4}),
                new Case(ArimaOrder.of(1, 0, 3, false), new double[] {-0.6, 0.5, 0.3, 0.2}, 4, 5, 9),
                new Case(ArimaOrder.of(1, 1, 1, true), new double[] {0.5, -0.3}),
                new Case(ArimaOrder.of(1, 1, 1, true), new double[] {0.5, -0.3}, 3, 4, 16),
                new Case(ArimaOrder.of(0, 2, 2, false), new double[] {-1.1, 0.4}, 1, 7),
                new Case(ArimaOrder.of(0, 1, 1, false), new double[] {-0.5}, 17, 16),
                new Case(new ArimaOrder(1, 0, 1, 1, 0, 1, 4, true), new double[] {0.4, 0.2, 0.5, -0.3}, 6),
                new Case(new ArimaOrder(0, 1, 1, 0, 1, 1, 4, false), new double[] {-0.4, -0.5}),
                new Case(new ArimaOrder(0, 1, 1, 0, 1, 1, 4, false), new double[] {-0.4, -0.5}, 2, 9),
                new Case(new ArimaOrder(2, 0, 0, 0, 1, 1, 4, true), new double[] {0.4, 0.2, -0.5}, 1, 3, 10, 11));
    }

    private static double[] values(Case c) {
        double[] y = VALUES.clone();
        for (int t : c.missing) {
            y[t] = Double.NaN;
        }
        return y;
    }

    private static ArimaFit fit(Case c, double[] y) {
        Likelihood likelihood = new Likelihood(StopCheck.never());
        likelihood.series(y, y.length, new double[0][]);
        assertThat(likelihood.order(c.order)).isTrue();
        return Objects.requireNonNull(likelihood.fit(Free.of(c.order, c.coefficients), y.length));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsTheDensityOfKnownCells(Case c) {
        double[] y = values(c);
        ArimaFit fit = fit(c, y);

        assertThat(fit.logLikelihood()).isCloseTo(density(c, y), within(1e-8));
    }

    /**
     * Log density of the differences with the missing cells integrated out, at the best constant and variance. By brute force: the covariance of
     * the differences from 4000 weights of their moving average form, its Cholesky factor, and one flat unknown for each missing cell.
     */
    private static double density(Case c, double[] y) {
        Lags lags = new Lags();
        lags.setCoefficients(c.order, c.coefficients);
        double[] delta = Lags.delta(c.order);
        int lost = delta.length;
        int n = y.length - lost;
        double[] psi = new double[4000];
        lags.psi(new double[0], psi);
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k + Math.abs(i - j) < psi.length; k++) {
                    covariance[i][j] += psi[k] * psi[k + Math.abs(i - j)];
                }
            }
        }
        int gaps = c.missing.length;
        int columns = 1 + gaps + (c.order.constant() ? 1 : 0);
        double[][] w = new double[columns][n];
        for (int k = 0; k < columns; k++) {
            double[] level = new double[y.length];
            if (k == 0) {
                for (int t = 0; t < y.length; t++) {
                    level[t] = Double.isNaN(y[t]) ? 0 : y[t];
                }
            } else if (k <= gaps) {
                level[c.missing[k - 1]] = 1;
            }
            for (int t = 0; t < n; t++) {
                w[k][t] = k > gaps ? 1 : level[t + lost];
                for (int i = 0; k <= gaps && i < lost; i++) {
                    w[k][t] -= delta[i] * level[t + lost - 1 - i];
                }
            }
        }
        double logDeterminant = 0;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = covariance[i][j];
                for (int l = 0; l < j; l++) {
                    sum -= factor[i][l] * factor[j][l];
                }
                factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
            }
            logDeterminant += 2 * Math.log(factor[i][i]);
            for (double[] column : w) {
                for (int l = 0; l < i; l++) {
                    column[i] -= factor[i][l] * column[l];
                }
                column[i] /= factor[i][i];
            }
        }
        Regression regression = new Regression();
        double[] rest = new double[n];
        regression.solve(w, columns, gaps, n, rest);
        double squares = Arrays.stream(rest).map(r -> r * r).sum();
        int freedom = n - gaps;
        return -0.5
                * (freedom * (Math.log(2 * Math.PI * squares / freedom) + 1)
                        + logDeterminant
                        + regression.logDeterminant());
    }

    @Test
    void bothFiltersGiveTheSameErrors() {
        ArimaOrder order = new ArimaOrder(2, 1, 1, 1, 1, 1, 12, false);
        SplittableRandom random = new SplittableRandom(5);
        double[] y = random.doubles(150).toArray();
        double[] delta = Lags.delta(order);
        double[] w = new double[y.length - delta.length];
        for (int t = 0; t < w.length; t++) {
            w[t] = y[t + delta.length];
            for (int i = 0; i < delta.length; i++) {
                w[t] -= delta[i] * y[t + delta.length - 1 - i];
            }
        }
        Lags lags = new Lags();
        for (int draw = 0; draw < 30; draw++) {
            lags.set(order, random.doubles(order.coefficients(), -1.2, 1.2).toArray());
            WholeFilter whole = new WholeFilter();
            whole.data(new double[][] {w}, 1, w.length);
            double[][] errors = new double[1][w.length];
            assertThat(whole.run(lags, errors)).isTrue();
            GapFilter gappy = new GapFilter();
            gappy.data(new double[][] {y}, 1, y.length, delta);
            double[][] others = new double[1][y.length];
            assertThat(gappy.run(lags, others)).isTrue();

            assertThat(gappy.logDeterminant()).isCloseTo(whole.logDeterminant(), within(1e-6));
            assertThat(gappy.count()).isEqualTo(w.length);
            for (int t = 0; t < w.length; t++) {
                assertThat(others[0][t]).isCloseTo(errors[0][t], within(1e-6));
            }
        }
    }

    @Test
    void weightsFollowTheRecursion() {
        ArimaOrder order = new ArimaOrder(1, 1, 1, 0, 1, 1, 4, false);
        double phi = 0.6;
        double theta = -0.3;
        double seasonal = -0.5;
        Lags lags = new Lags();
        lags.setCoefficients(order, new double[] {phi, theta, seasonal});
        double[] psi = new double[40];
        lags.psi(Lags.delta(order), psi);

        // The answer of (1 - phi B)(1 - B)(1 - B^4) y = (1 + theta B)(1 + seasonal B^4) e to one shock, step by step.
        double[] shocks = new double[40];
        shocks[0] = 1;
        shocks[1] = theta;
        shocks[4] = seasonal;
        shocks[5] = theta * seasonal;
        double[] ar = new double[40];
        double[] once = new double[40];
        double[] y = new double[40];
        for (int t = 0; t < 40; t++) {
            ar[t] = shocks[t] + (t > 0 ? phi * ar[t - 1] : 0);
            once[t] = ar[t] + (t > 0 ? once[t - 1] : 0);
            y[t] = once[t] + (t >= 4 ? y[t - 4] : 0);
            assertThat(psi[t]).isCloseTo(y[t], within(1e-9 * Math.abs(y[t]) + 1e-12));
        }
    }

    @Test
    void rootsAreSeenWhereTheyAre() {
        ArimaOrder ar = ArimaOrder.of(1, 0, 0, false);
        Lags lags = new Lags();
        lags.setCoefficients(ar, new double[] {0.98});
        assertThat(lags.rootsBeyond(1.01)).isTrue();
        assertThat(lags.rootsBeyond(1.03)).isFalse();
        ArimaOrder seasonal = new ArimaOrder(0, 0, 0, 0, 0, 1, 12, false);
        lags.setCoefficients(seasonal, new double[] {-0.85});
        // A root of modulus 0.85^(-1/12) = 1.0136.
        assertThat(lags.rootsBeyond(1.0135)).isTrue();
        assertThat(lags.rootsBeyond(1.0137)).isFalse();
    }
}
