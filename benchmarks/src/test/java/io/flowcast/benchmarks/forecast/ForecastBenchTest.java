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
    @ValueSource(
            strings = {"auto-ets", "naive", "naive2", "seasonal-naive", "dynamic-optimised-theta", "combination-median"
            })
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

    private static String history(String id, int n, int season) {
        StringBuilder row = new StringBuilder(id);
        for (int t = 0; t < n; t++) {
            row.append(',').append(50 + t % season * 10 + t * 7 % 5);
        }
        return row.toString();
    }

    @Test
    void withoutATestFileTheHorizonSaysHowFar() throws IOException {
        String train = file("train.csv", history("A", 40, 4), history("B", 30, 4));
        Path quantiles = folder.resolve("quantiles.csv");
        int exit = run(
                "forecast",
                "--train",
                train,
                "--horizon",
                "6",
                "--seasonal-period",
                "4",
                "--model",
                "theta",
                "--quantiles",
                quantiles.toString(),
                "--json",
                folder.resolve("out.json").toString());

        assertThat(exit).as(err.toString()).isZero();
        List<String> lines = Files.readAllLines(quantiles);
        assertThat(lines.get(0)).isEqualTo("id,step,mean,q025,q05,q10,q25,q50,q75,q90,q95,q975");
        assertThat(lines).hasSize(1 + 2 * 6);
        assertThat(lines.get(1)).startsWith("A,1,");
        assertThat(lines.get(12)).startsWith("B,6,");
        for (String line : lines.subList(1, lines.size())) {
            double[] numbers = Arrays.stream(line.split(","))
                    .skip(3)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(numbers).as(line).isSorted();
        }
        assertThat(json().get("series").asInt()).isEqualTo(2);
        assertThat(json().has("smape")).as("nothing to compare with").isFalse();
        assertThat(out.toString()).contains("2 series");
    }

    @Test
    void coverageAndIntervalScoreAreReportedWhereThereIsATestFile() throws IOException {
        assertThat(bench("auto-ets", m3("train"), m3("test"), "--info", m3("info")))
                .as(err.toString())
                .isZero();
        JsonNode figures = json();
        assertThat(figures.get("coverage80").asDouble()).isBetween(0.4, 1.0);
        assertThat(figures.get("coverage95").asDouble())
                .isBetween(figures.get("coverage80").asDouble(), 1.0);
        assertThat(figures.get("msis").asDouble()).isPositive();
        assertThat(figures.get("bySeason").get(0).has("msis")).isTrue();
        assertThat(out.toString()).contains("MSIS", "cov80");

        assertThat(bench("auto-ets", m3("train"), m3("test"), "--info", m3("info"), "--points"))
                .isZero();
        assertThat(json().has("msis")).isFalse();
        assertThat(json().get("smape").asDouble())
                .as("points do not depend on the intervals")
                .isEqualTo(figures.get("smape").asDouble());
    }

    @Test
    void severalSeasonsAreTakenFromTheOptionAndFromTheInfoFile() throws IOException {
        String train = file("train.csv", history("A", 120, 6), history("B", 120, 6));
        String info = file("info.csv", "id,seasonal_period,horizon", "A,6;18,5", "B,\"6,18\",5");
        String forecasts = folder.resolve("f.csv").toString();
        String[] common = {"forecast", "--train", train, "--model", "seasonal-ar", "--forecasts", forecasts};
        String[] byInfo = Arrays.copyOf(common, common.length + 2);
        byInfo[common.length] = "--info";
        byInfo[common.length + 1] = info;

        assertThat(run(byInfo)).as(err.toString()).isZero();
        List<String> first = Files.readAllLines(Path.of(forecasts));
        assertThat(first).hasSize(2).allMatch(line -> line.split(",").length == 6);
        String[] byOption = Arrays.copyOf(common, common.length + 4);
        byOption[common.length] = "--seasonal-period";
        byOption[common.length + 1] = "6,18";
        byOption[common.length + 2] = "--horizon";
        byOption[common.length + 3] = "5";
        assertThat(run(byOption)).as(err.toString()).isZero();
        assertThat(Files.readAllLines(Path.of(forecasts))).isEqualTo(first);
    }

    @Test
    void optionsThatDoNotGoTogetherAreSaid() throws IOException {
        String good = file("good.csv", "A,1,2,3");

        assertThat(run("forecast", "--train", good)).isEqualTo(2);
        assertThat(err.toString()).contains("--horizon");
        assertThat(run("forecast", "--train", good, "--horizon", "-1")).isEqualTo(2);
        assertThat(run("forecast", "--train", good, "--horizon", "2", "--seasonal-period", "7,x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--seasonal-period");
        String quantiles = folder.resolve("q.csv").toString();
        assertThat(run("forecast", "--train", good, "--horizon", "2", "--model", "naive2", "--quantiles", quantiles))
                .isEqualTo(2);
        assertThat(err.toString()).contains("naive2 has no quantiles");
        String nowhere = folder.resolve("none").resolve("q.csv").toString();
        assertThat(run("forecast", "--train", good, "--horizon", "2", "--quantiles", nowhere))
                .isEqualTo(2);
    }
}
