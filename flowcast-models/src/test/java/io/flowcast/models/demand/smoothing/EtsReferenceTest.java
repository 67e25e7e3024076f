package io.flowcast.models.demand.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.StopCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with statsforecast; reference.py beside reference.csv says how the numbers were made. */
class EtsReferenceTest {
    static List<String> cases() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EtsReferenceTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).toList();
        }
    }

    /** One line of the file. */
    private static final class Case {
        final EtsForm form;
        final int period;
        final EtsFit fit;
        final EtsState state;
        final double minusTwoLogLikelihood;
        final double aicc;
        final double[] forecasts;
        final double[] values;

        Case(String line) {
            String[] f = line.split(",", -1);
            form = EtsForm.valueOf(f[1]);
            period = Integer.parseInt(f[2]);
            double[] p = Arrays.stream(f, 3, 9).mapToDouble(Double::parseDouble).toArray();
            fit = new EtsFit(form, p[0], p[1], p[2], p[3]);
            state = new EtsState(form.seasonal() ? period : 0);
            state.level = p[4];
            state.trend = p[5];
            System.arraycopy(numbers(f[9]), 0, state.season, 0, state.season.length);
            minusTwoLogLikelihood = Double.parseDouble(f[10]);
            aicc = Double.parseDouble(f[11]);
            forecasts = numbers(f[12]);
            values = numbers(f[13]);
        }

        private static double[] numbers(String field) {
            return field.isEmpty()
                    ? new double[0]
                    : Arrays.stream(field.split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
        }

        /** The smoothing parameters as the likelihood takes them. */
        double[] shares() {
            double[] x = new double[form.smoothingParameters()];
            int i = 0;
            x[i++] = fit.alpha;
            if (form.trend) {
                x[i++] = fit.beta / fit.alpha;
            }
            if (form.damped) {
                x[i++] = fit.phi;
            }
            if (form.seasonal()) {
                x[i] = fit.gamma / (1 - fit.alpha);
            }
            return x;
        }

        EtsLikelihood likelihood() {
            double[] weights = new double[values.length];
            Arrays.fill(weights, 1);
            EtsLikelihood likelihood = new EtsLikelihood(StopCheck.never());
            likelihood.series(values, weights, values.length, period);
            likelihood.form(form, state);
            return likelihood;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void likelihoodAgrees(String line) {
        Case c = new Case(line);
        double value = c.likelihood().value(c.shares());

        assertThat(value).isCloseTo(c.minusTwoLogLikelihood, within(1e-6 * Math.abs(c.minusTwoLogLikelihood)));
        int k = c.form.dimension(c.period) + 1;
        int n = c.values.length;
        assertThat(value + 2 * k + 2.0 * k * (k + 1) / (n - k - 1)).isCloseTo(c.aicc, within(1e-6 * Math.abs(c.aicc)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forecastsAgree(String line) {
        Case c = new Case(line);
        EtsState state = c.state.copy();
        for (double value : c.values) {
            c.fit.advance(state, value - c.fit.mean(state), 1e-9);
        }
        for (double expected : c.forecasts) {
            assertThat(c.fit.mean(state)).isCloseTo(expected, within(1e-7 * Math.abs(expected) + 1e-9));
            c.fit.advance(state, 0, 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientIsTheSlope(String line) {
        Case c = new Case(line);
        EtsLikelihood likelihood = c.likelihood();
        double[] x = c.shares();
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.min(0.9, Math.max(0.1, x[i]));
        }
        double[] gradient = new double[x.length];
        double value = likelihood.valueAndGradient(x, gradient);
        if (value == Double.POSITIVE_INFINITY) {
            return;
        }
        for (int i = 0; i < x.length; i++) {
            double h = 1e-6;
            double at = x[i];
            x[i] = at + h;
            double above = likelihood.value(x);
            x[i] = at - h;
            double below = likelihood.value(x);
            x[i] = at;
            double slope = (above - below) / (2 * h);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
        }
    }

    @Test
    void airPassengersGrowWithARelativeSeason() throws IOException {
        // Hyndman et al. 2008, and every textbook since: the season of this series grows with its level.
        double[] values = new Case(cases().get(0)).values;
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        RowModel.Candidate best = Objects.requireNonNull(new EtsSearch(StopCheck.never())
                .best(values, weights, values.length, new RowModel.Setting(12, SeasonPool.NONE, false)));

        assertThat(best.fit().form.season).isEqualTo(EtsForm.Season.MULTIPLICATIVE);
        assertThat(best.fit().form.trend).isTrue();
    }

    @Test
    void aMissingValueIsTheSameAsOneThatCameAsExpected() throws IOException {
        Case c = new Case(cases().get(1));
        double[] weights = new double[c.values.length];
        Arrays.fill(weights, 1);
        weights[40] = 0;
        double[] filled = c.values.clone();
        EtsState state = c.state.copy();
        for (int t = 0; t < 40; t++) {
            c.fit.advance(state, c.values[t] - c.fit.mean(state), 1e-9);
        }
        filled[40] = c.fit.mean(state);
        EtsLikelihood missing = new EtsLikelihood(StopCheck.never());
        missing.series(c.values, weights, c.values.length, c.period);
        missing.form(c.form, c.state);
        EtsLikelihood expected = new EtsLikelihood(StopCheck.never());
        expected.series(filled, ones(filled.length), filled.length, c.period);
        expected.form(c.form, c.state);

        missing.value(c.shares());
        expected.value(c.shares());
        assertThat(missing.errorVariance() * missing.weightSum())
                .isCloseTo(expected.errorVariance() * expected.weightSum(), within(1e-6));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
