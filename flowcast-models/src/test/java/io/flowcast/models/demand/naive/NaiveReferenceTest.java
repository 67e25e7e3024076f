package io.flowcast.models.demand.naive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with statsforecast; reference.py beside reference.csv says how the numbers were made. */
class NaiveReferenceTest {
    static List<String> cases() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NaiveReferenceTest.class.getResourceAsStream("reference.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    private static double[] numbers(String field) {
        return field.isEmpty()
                ? new double[0]
                : Arrays.stream(field.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    private static Naive method(String name) {
        return switch (name) {
            case "naive" -> Naive.last();
            case "seasonal-naive" -> Naive.seasonal();
            case "drift" -> Naive.drift();
            case "historic-average" -> Naive.historicAverage();
            case "window-average" -> Naive.windowAverage(5);
            case "seasonal-window-average" -> Naive.seasonalWindowAverage(3);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[][] forecast(Naive method, Series series, int horizon) {
        SeriesModel model = Objects.requireNonNull(method.fitter().fit(series));
        double[][] result = new double[2][horizon];
        model.forecast(horizon, new double[0][], result[0], result[1]);
        return result;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsStatsforecast(String line) {
        String[] f = line.split(",", -1);
        double[] mean = numbers(f[1]);
        double[] deviation = numbers(f[2]);
        Naive method = method(f[0]);
        double[] values = numbers(f[3]);
        double[][] own = forecast(method, Series.of(values, 7), mean.length);
        // The peer does not count the slope among what was estimated; Hyndman and Athanasopoulos (2021), equation 5.1,
        // do.
        double freedom = method.name().equals("drift") ? Math.sqrt((values.length - 1.0) / (values.length - 2)) : 1;

        assertThat(method.name()).isEqualTo(f[0]);
        for (int h = 0; h < mean.length; h++) {
            assertThat(own[0][h]).isCloseTo(mean[h], within(1e-9 * Math.abs(mean[h])));
        }
        for (int h = 0; h < deviation.length; h++) {
            assertThat(own[1][h]).isCloseTo(freedom * deviation[h], within(1e-9 * deviation[h]));
        }
    }

    @Test
    void aGapOfARandomWalkCountsByItsLength() {
        // Two steps apart, two units of the variance of one step: errors 2 over one step and 2 sqrt(2) over two tell
        // the same deviation, 2.
        Series series = Series.of(new double[] {5, 7, Double.NaN, 7 + 2 * Math.sqrt(2), Double.NaN});
        double[][] own = forecast(Naive.last(), series, 2);

        assertThat(own[0][0]).isEqualTo(7 + 2 * Math.sqrt(2));
        assertThat(own[1][0]).isCloseTo(2 * Math.sqrt(2), within(1e-12));
        assertThat(own[1][1]).isCloseTo(2 * Math.sqrt(3), within(1e-12));
    }

    @Test
    void windowsAreChecked() {
        assertThatThrownBy(() -> Naive.windowAverage(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not over 0");
    }
}
