package io.flowcast.models.demand.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * {@code smoothing-v1.txt} was saved when version 1 of the format was new and {@code smoothing-v1-forecast.csv} is what it forecast then. Neither file is ever
 * written again: a later version gets files of its own, and these must go on loading.
 */
class SmoothingFileTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.of(2024, 5, 27)).seed(42).build();

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SmoothingFileTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    private static FittedDemand load(byte[] bytes) throws IOException {
        return new ExponentialSmoothing().load(new ByteArrayInputStream(bytes));
    }

    @Test
    void modelsOfVersionOneForecastAsTheyDid() throws IOException {
        DemandForecast forecast = load(resource("smoothing-v1.txt")).forecast(10, CONTEXT);

        List<String> lines = new String(resource("smoothing-v1-forecast.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
        assertThat(lines).hasSize(15);
        for (String line : lines) {
            double[] f = Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            int row = (int) f[0];
            int step = (int) f[1];
            assertThat(forecast.mean(row, step)).isCloseTo(f[2], within(1e-9 * f[2]));
            assertThat(forecast.quantile(row, step, 0.5)).isEqualTo(f[3]);
            assertThat(forecast.quantile(row, step, 0.95)).isEqualTo(f[4]);
            assertThat(forecast.sum(row, 0, 3).quantile(0.9)).isEqualTo(f[5]);
        }
        assertThat(forecast.key(2)).isEqualTo(new SeriesKey("S1", "ban\tana \\ \u00fc"));
        assertThat(forecast.origin()).isEqualTo(56);
    }

    @Test
    void whatWasSavedIsKept() throws IOException {
        byte[] golden = resource("smoothing-v1.txt");
        FittedDemand model = load(golden);

        assertThat(model.provenance().createdAt()).isEqualTo(Instant.parse("2024-05-27T06:00:00Z"));
        assertThat(model.provenance().seed()).isEqualTo(42);
        assertThat(model.findings().count(RowFitter.ALL_ZERO)).isEqualTo(1);
        assertThat(model.findings().count(RowFitter.TOO_SHORT)).isEqualTo(1);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        model.save(again);
        List<String> before = new String(golden, StandardCharsets.UTF_8).lines().toList();
        List<String> after = again.toString(StandardCharsets.UTF_8).lines().toList();
        int last = before.size() - 1;
        assertThat(after.get(0)).isEqualTo("flowcast-smoothing\t2");
        assertThat(after.subList(1, last)).isEqualTo(before.subList(1, last));
        assertThat(after.get(last)).as("a check sum follows").startsWith(before.get(last) + "\t");
        assertThat(load(again.toByteArray()).findings()).isEqualTo(model.findings());
    }

    @Test
    void everyCutAndEveryChangedLineIsRefusedWithItsPlace() throws IOException {
        String golden = new String(resource("smoothing-v1.txt"), StandardCharsets.UTF_8);
        List<String> lines = golden.lines().toList();
        for (int cut = 0; cut < lines.size(); cut++) {
            String part = String.join("\n", lines.subList(0, cut));
            assertThatThrownBy(() -> load(part.getBytes(StandardCharsets.UTF_8)))
                    .as("the first " + cut + " lines")
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("line");
        }
        for (String[] change : new String[][] {
            {"flowcast-smoothing\t1", "flowcast-smoothing\t2"},
            {"model\tauto-ets", "model\tnaive"},
            {"counts\ttrue", "counts\tyes"},
            {"origin\t56", "origin\tNaN"},
            {"end\t5", "end\t6"},
            {"excess\t", "excess\tInfinity\t"}
        }) {
            assertThat(golden).contains(change[0]);
            byte[] bad = golden.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> load(bad)).as(change[1]).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void anotherCalendarIsRefused() throws IOException {
        FittedDemand model = load(resource("smoothing-v1.txt"));
        DemandPanel hourly = DemandPanel.builder(Timeline.days(LocalDate.of(2024, 4, 2)))
                .addRow(new SeriesKey("S1", "milk"), 0, new double[] {1, 2, 3})
                .build();

        assertThatThrownBy(() -> model.update(hourly, CONTEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("calendar");
    }
}
