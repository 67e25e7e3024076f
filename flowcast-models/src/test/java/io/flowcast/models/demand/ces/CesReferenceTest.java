package io.flowcast.models.demand.ces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
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
class CesReferenceTest {
    static List<String> cases() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CesReferenceTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    /** One line of the file. */
    private static final class Case {
        final CesRule rule;
        final CesState before;
        final double squares;
        final double[] forecasts;
        final Series series;

        Case(String line) {
            String[] f = line.split(",", -1);
            CesSeason season = CesSeason.values()["NSPF".indexOf(f[1])];
            int period = Integer.parseInt(f[2]);
            double[] p = Arrays.stream(f, 3, 7).mapToDouble(Double::parseDouble).toArray();
            rule = new CesRule(season, season == CesSeason.NONE ? 1 : period, p[0], p[1], p[2], p[3]);
            before = new CesState(rule);
            double[] states = numbers(f[7]);
            int width = states.length / rule.period();
            int last = (rule.period() - 1) * width;
            before.level = states[last];
            before.potential = states[last + 1];
            for (int j = 0; j < before.season.length; j++) {
                int at = j * width + (season == CesSeason.SIMPLE ? 0 : 2);
                before.season[j] = states[at];
                before.seasonPotential[j] = season == CesSeason.PARTIAL ? 0 : states[at + 1];
            }
            squares = Double.parseDouble(f[8]);
            forecasts = numbers(f[9]);
            series = season == CesSeason.NONE ? Series.of(numbers(f[10])) : Series.of(numbers(f[10]), period);
        }

        private static double[] numbers(String field) {
            return Arrays.stream(field.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }

    private static double squares(SeriesModel model, Series series) {
        double[] mean = new double[series.length()];
        model.fitted(series, mean);
        double sum = 0;
        for (int t = 0; t < mean.length; t++) {
            sum += (series.values()[t] - mean[t]) * (series.values()[t] - mean[t]);
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void recursionsAgree(String line) {
        Case c = new Case(line);
        SeriesModel model = CesModel.of(c.rule, c.before, 1, c.series);
        double[] mean = new double[c.forecasts.length];
        model.forecast(mean.length, new double[0][], mean, new double[mean.length]);

        assertThat(squares(model, c.series)).isCloseTo(c.squares, within(1e-8 * c.squares));
        for (int h = 0; h < mean.length; h++) {
            assertThat(mean[h]).isCloseTo(c.forecasts[h], within(1e-8 * Math.abs(c.forecasts[h])));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSearchFindsNothingWorse(String line) {
        Case c = new Case(line);
        SeriesModel own =
                Objects.requireNonNull(new CesFitter(List.of(c.rule.season()), StopCheck.never()).fit(c.series));

        // Both find states by backcasting, from other guesses. A full season has several valleys, of which one search
        // finds one.
        double margin = c.rule.season() == CesSeason.FULL ? 1.25 : 1.001;
        assertThat(squares(own, c.series)).isLessThan(margin * c.squares);
    }

    @Test
    void airPassengersHaveASeason() throws IOException {
        Case c = new Case(cases().get(1));
        SeriesModel best =
                Objects.requireNonNull(ComplexSmoothing.auto().fitter().fit(c.series));

        assertThat(best.label()).matches("CES\\([SPF]\\)\\[12]");
    }
}
