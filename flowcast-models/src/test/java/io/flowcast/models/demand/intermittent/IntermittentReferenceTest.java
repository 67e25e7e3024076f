package io.flowcast.models.demand.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forecasts of statsforecast 2.1.1; {@code reference.py} beside the numbers made them. */
class IntermittentReferenceTest {
    static List<String> cases() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(IntermittentReferenceTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsStatsforecast(String line) {
        String[] cells = line.split(",");
        double expected = Double.parseDouble(cells[1]);
        double[] values = Arrays.stream(cells, 2, cells.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
        Intermittent method = method(cells[0]);
        SeriesModel model = method.fitter().fit(Series.of(values));
        double[] mean = new double[3];
        Objects.requireNonNull(model).forecast(3, new double[0][], mean, new double[3]);

        assertThat(method.name()).isEqualTo(cells[0]);
        assertThat(mean[0]).isCloseTo(expected, within(2e-4 * expected));
        assertThat(mean[2]).isEqualTo(mean[0]);
    }

    private static Intermittent method(String name) {
        return switch (name) {
            case "croston" -> Intermittent.croston();
            case "croston-optimised" -> Intermittent.crostonOptimised();
            case "sba" -> Intermittent.sba();
            case "tsb" -> Intermittent.tsb(0.2, 0.1);
            case "adida" -> Intermittent.adida();
            case "imapa" -> Intermittent.imapa();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
