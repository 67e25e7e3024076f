package io.flowcast.models.demand.theta;

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

/** Compares with statsforecast; reference.py beside reference.csv says how the numbers were made. */
class ThetaReferenceTest {
    static List<String> cases() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ThetaReferenceTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    /** One line of the file. */
    private static final class Case {
        final Theta.Form form;
        final int period;
        final double alpha;
        final double weight;
        final double start;
        final double[] forecasts;
        final double[] values;
        /** The series without its seasons. */
        final double[] rest;

        final List<Season> seasons;

        Case(String line) {
            String[] f = line.split(",", -1);
            form = switch (f[1]) {
                case "STM" -> Theta.Form.STANDARD;
                case "OTM" -> Theta.Form.OPTIMISED;
                case "DSTM" -> Theta.Form.DYNAMIC;
                default -> Theta.Form.DYNAMIC_OPTIMISED;
            };
            period = Integer.parseInt(f[2]);
            alpha = Double.parseDouble(f[3]);
            weight = 1 - 1 / Double.parseDouble(f[4]);
            start = Double.parseDouble(f[5]);
            forecasts = numbers(f[6]);
            values = numbers(f[7]);
            rest = values.clone();
            seasons = new Deseasonaliser().remove(rest, rest.length, 0, new int[] {period});
        }

        private static double[] numbers(String field) {
            return Arrays.stream(field.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        ThetaRule fitted() {
            ThetaSearch search = new ThetaSearch(StopCheck.never());
            search.series(rest, rest.length);
            return search.fit(form.dynamic, form.free);
        }

        /** The peer's parameters; the line of a static form follows from the series. */
        ThetaRule peer() {
            ThetaRule own = fitted();
            return new ThetaRule(form.dynamic, alpha, weight, start, own.intercept(), own.slope());
        }

        double squares(ThetaRule rule) {
            double[] mean = new double[rest.length];
            Series series = Series.of(rest);
            ThetaModel.of("", rule, List.of(), 1, series).fitted(series, mean);
            double sum = 0;
            for (int t = 0; t < rest.length; t++) {
                sum += (rest[t] - mean[t]) * (rest[t] - mean[t]);
            }
            return sum;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forecastsAgree(String line) {
        Case c = new Case(line);
        double[] mean = new double[c.forecasts.length];
        ThetaModel.of("", c.peer(), c.seasons, 1, Series.of(c.values, c.period))
                .forecast(mean.length, new double[0][], mean, new double[mean.length]);

        for (int h = 0; h < mean.length; h++) {
            assertThat(mean[h]).isCloseTo(c.forecasts[h], within(1e-9 * Math.abs(c.forecasts[h]) + 1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingExplainsTheSeriesBetter(String line) {
        Case c = new Case(line);
        ThetaRule own = c.fitted();
        double least = c.squares(own);

        // The peer does not count the first three cells, so that its parameters may only be worse here.
        assertThat(least).isLessThanOrEqualTo(c.squares(c.peer()) * (1 + 1e-5));
        for (double alpha = 0.1; alpha < 0.99; alpha += 0.1) {
            assertThat(least).isLessThanOrEqualTo(c.squares(moved(own, alpha, own.weight(), own.start())) * (1 + 1e-5));
        }
        for (double share : new double[] {0.9, 1.1}) {
            ThetaRule start = moved(own, own.alpha(), own.weight(), own.start() * share);
            assertThat(least).isLessThanOrEqualTo(c.squares(start) * (1 + 1e-12));
            double weight = Math.min(1, own.weight() * share);
            if (c.form.free) {
                ThetaRule theta = moved(own, own.alpha(), weight, own.start());
                assertThat(least).isLessThanOrEqualTo(c.squares(theta) * (1 + 1e-12));
            }
        }
    }

    private static ThetaRule moved(ThetaRule rule, double alpha, double weight, double start) {
        return new ThetaRule(rule.dynamic(), alpha, weight, start, rule.intercept(), rule.slope());
    }
}
