package io.flowcast.benchmarks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.benchmarks.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ForecastBenchTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private String m3(String part) throws IOException {
        Path file = folder.resolve("m3-" + part + ".csv");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("m3-" + part + ".csv"))) {
            Files.write(file, in.readAllBytes());
        }
        return file.toString();
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out.json").toFile());
    }

    private int bench(String model, String train, String test, String... more) {
        String[] first = {
            "forecast",
            "--train",
            train,
            "--test",
            test,
            "--model",
            model,
            "--json",
            folder.resolve("out.json").toString()
        };
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return run(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto-ets", "naive", "naive2", "seasonal-naive"})
    void forecastsSeriesOfAllFrequencies(String model) throws IOException {
        String forecasts = folder.resolve("forecasts.csv").toString();
        int exit =
                bench(model, m3("train"), m3("test"), "--info", m3("info"), "--forecasts", forecasts, "--threads", "2");

        assertThat(exit).as(err.toString()).isZero();
        JsonNode figures = json();
        assertThat(figures.get("series").asInt()).isEqualTo(14);
        assertThat(figures.get("threads").asInt()).isEqualTo(2);
        assertThat(figures.get("smape").asDouble()).isBetween(3.0, 30.0);
        assertThat(figures.get("mase").asDouble()).isBetween(0.3, 4.0);
        assertThat(figures.get("seconds").asDouble()).isPositive();
        assertThat(figures.get("bySeason")).hasSize(3);
        if (model.equals("naive2")) {
            assertThat(figures.get("owa").asDouble()).as("its own yardstick").isCloseTo(1, within(1e-12));
        }
        List<String> lines = Files.readAllLines(Path.of(forecasts));
        assertThat(lines).hasSize(14);
        assertThat(lines.get(0).split(","))
                .as("N0001 has six years to forecast")
                .hasSize(7);
        assertThat(out.toString()).contains(model, "season 12");
    }

    @Test
    void figuresByHand() throws IOException {
        // Naive: 4, 4 against 5, 3: sMAPE (200/9 + 200/7)/2; changes of the history 1, 1, 1: MASE 1.
        String train = file("train.csv", "\"id\",\"v1\",\"v2\",\"v3\",\"v4\"", "\"A\",\"1\",\"2\",\"3\",\"4\"");
        String test = file("test.csv", "A,5,3");

        assertThat(bench("naive", train, test)).as(err.toString()).isZero();
        assertThat(json().get("smape").asDouble()).isCloseTo((200.0 / 9 + 200.0 / 7) / 2, within(1e-9));
        assertThat(json().get("mase").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(json().get("owa").asDouble()).isCloseTo(1, within(1e-9));
    }

    @Test
    void headerAndQuotesAreOptionalAndRowsMayBeRagged() throws IOException {
        String plain = file("plain.csv", "A,1,2,3,4,5,6", "B,3,4,NA,6,,", "C,5,5,6,7,8");
        String quoted = file(
                "quoted.csv",
                "\"V1\",\"V2\",\"V3\",\"V4\",\"V5\",\"V6\",\"V7\"",
                "\"A\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"",
                "\"B\",\"3\",\"4\",\"\",\"6\"",
                "\"C\",\"5\",\"5\",\"6\",\"7\",\"8\",\"\"");
        String test = file("test.csv", "A,7,8", "B,7,7", "C,9,9");

        assertThat(bench("auto-ets", plain, test)).as(err.toString()).isZero();
        JsonNode one = json();
        assertThat(bench("auto-ets", quoted, test)).as(err.toString()).isZero();
        assertThat(json().get("smape")).isEqualTo(one.get("smape"));
        assertThat(one.get("series").asInt()).isEqualTo(3);
    }

    @Test
    void badRowsAreNamedAndLeftOut() throws IOException {
        String train = file("train.csv", "A,1,2,3", "B,1,x,3", "A,9,9", "C,1,-2,3", "D,1,2", "E");
        String test = file("test.csv", "A,4", "B,4", "C,4", "E,4", "F,1");

        assertThat(bench("naive", train, test)).isZero();
        assertThat(json().get("series").asInt()).isEqualTo(1);
        assertThat(err.toString())
                .contains("line 2", "value 2", "line 3", "line 4", "Maybe")
                .contains("D");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        String good = file("good.csv", "A,1,2,3");
        String empty = file("empty.csv", "");

        assertThat(bench("naive", empty, good)).isEqualTo(1);
        assertThat(err.toString()).contains("empty.csv", "Maybe");
        assertThat(bench("naive", good, folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(bench("wrong", good, good)).isEqualTo(2);
        assertThat(err.toString()).contains("auto-ets");
        assertThat(bench("naive", good, good, "--seasonal-period", "0")).isEqualTo(2);
    }
}
