package io.flowcast.models.demand.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.StopCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with statsmodels; reference.py beside reference.csv says how the numbers were made. */
class ArimaReferenceTest {
    static List<String> cases() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ArimaReferenceTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    /** The peer counts the constant of the density for the diffuse cells too. */
    private static final double CONSTANT_OF_A_CELL = 0.5 * Math.log(2 * Math.PI);

    /** One line of the file. */
    private static final class Case {
        final ArimaOrder order;
        final double[] coefficients;
        final double effect;
        final double constant;
        final double variance;
        final double logLikelihood;
        final double optimum;
        final double[] forecasts;
        final double[] deviations;
        final double[] values;
        final double[] regressor;

        Case(String line) {
            String[] f = line.split(",", -1);
            int[] o = Arrays.stream(f, 1, 9).mapToInt(Integer::parseInt).toArray();
            order = new ArimaOrder(o[0], o[1], o[2], o[3], o[4], o[5], o[6], o[7] == 1);
            coefficients = numbers(f[9]);
            effect = Double.parseDouble(f[10]);
            constant = Double.parseDouble(f[11]);
            variance = Double.parseDouble(f[12]);
            logLikelihood = Double.parseDouble(f[13]) + order.lost() * CONSTANT_OF_A_CELL;
            optimum = f[14].isEmpty() ? Double.NaN : Double.parseDouble(f[14]) + order.lost() * CONSTANT_OF_A_CELL;
            forecasts = numbers(f[15]);
            deviations = numbers(f[16]);
            values = numbers(f[17]);
            regressor = numbers(f[18]);
        }

        private static double[] numbers(String field) {
            return field.isEmpty()
                    ? new double[0]
                    : Arrays.stream(field.split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
        }

        double[][] regressors() {
            return regressor.length == 0 ? new double[0][] : new double[][] {regressor};
        }

        Series series() {
            int[] seasons = order.season() > 1 ? new int[] {order.season()} : new int[0];
            return new Series(values, values.length, seasons, false, 0, regressors());
        }

        Likelihood likelihood() {
            Likelihood likelihood = new Likelihood(StopCheck.never());
            likelihood.series(values, values.length, regressors());
            assertThat(likelihood.order(order)).isTrue();
            return likelihood;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void likelihoodAndRegressionAgree(String line) {
        Case c = new Case(line);
        ArimaFit fit = Objects.requireNonNull(c.likelihood().fit(Free.of(c.order, c.coefficients), c.values.length));

        assertThat(fit.logLikelihood()).isCloseTo(c.logLikelihood, within(1e-6 * Math.abs(c.logLikelihood)));
        assertThat(fit.constant()).isCloseTo(c.constant, within(1e-6));
        if (c.regressor.length > 0) {
            assertThat(fit.effects()[0]).isCloseTo(c.effect, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forecastsAgree(String line) {
        Case c = new Case(line);
        double[] effects = c.regressor.length == 0 ? new double[0] : new double[] {c.effect};
        ArimaModel model = ArimaModel.of(
                c.order,
                c.coefficients,
                c.constant,
                effects,
                Waves.NONE,
                new double[0],
                Math.sqrt(c.variance),
                c.series());
        int horizon = c.forecasts.length;
        double[][] future = c.regressor.length == 0
                ? new double[0][]
                : new double[][] {Arrays.copyOfRange(c.regressor, c.values.length, c.regressor.length)};
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        model.forecast(horizon, future, mean, deviation);

        for (int h = 0; h < horizon; h++) {
            assertThat(mean[h]).isCloseTo(c.forecasts[h], within(1e-5 * (1 + Math.abs(c.forecasts[h]))));
            // The peer also carries what a short past leaves open about the shocks, which is little unless cells just
            // before the end are missing.
            assertThat(deviation[h]).isCloseTo(c.deviations[h], within(0.03 * c.deviations[h]));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void optimumIsAtLeastThePeers(String line) {
        Case c = new Case(line);
        Estimator estimator = new Estimator(StopCheck.never());
        estimator.series(c.values, c.values.length, c.regressors(), c.values.length);
        ArimaFit fit = Objects.requireNonNull(estimator.fine(c.order, null));

        assertThat(fit.logLikelihood()).isGreaterThan(c.logLikelihood - 1e-9 * Math.abs(c.logLikelihood));
        if (!Double.isNaN(c.optimum)) {
            assertThat(fit.logLikelihood()).isGreaterThan(c.optimum - 1e-4);
        }
    }
}
