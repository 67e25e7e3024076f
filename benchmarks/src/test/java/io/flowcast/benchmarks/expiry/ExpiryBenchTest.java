package io.flowcast.benchmarks.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.benchmarks.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExpiryBenchTest {
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

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("in.json"), text);
    }

    /**
     * One unit, one day, Poisson demand of mean 1 at price 2 and elasticity 1: at price 2 it sells with 1 - 1/e, at price 1
     * with 1 - 1/e^2; free or falling prices are the same thing on one day. The wrong row says so.
     */
    @Test
    void countsWhatAgreesAndNamesWhatDoesNot() throws IOException {
        String ladder =
                "{\"stock\": 1, \"days\": 1, \"ladder\": [2.0, 1.0], \"base_daily_demand_at_full_price\": [1.0],"
                        + " \"elasticity\": 1.0, \"terminal_value_per_unit\": 0.0, \"monotone_non_increasing\": false,"
                        + " \"optimal_expected_value\": %s, \"first_price\": 2.0, \"full_price_only_value\": 1.2642411176571153}";
        Path file = written("{\"gallego_van_ryzin\": [{\"a_times_t\": 1, \"n\": 1, \"V\": 0.31326168751822286}],"
                + " \"ladder_dp\": [" + String.format(ladder, "1.2642411176571153") + ", "
                + String.format(ladder, "1.2643") + "]}");
        Path json = folder.resolve("out.json");
        assertThat(run("expiry", "--markdown", file.toString(), "--json", json.toString()))
                .as(err.toString())
                .isZero();
        JsonNode figures = new ObjectMapper().readTree(json.toFile()).get("markdown");
        assertThat(figures.get("figures").asInt()).isEqualTo(7);
        assertThat(figures.get("equal").asInt()).isEqualTo(6);
        assertThat(out.toString()).contains("different: ladder_dp[1].optimal_expected_value expected 1.2643");
    }

    @Test
    void aBrokenFileIsOneLine() throws IOException {
        assertThat(run("expiry")).isEqualTo(2);
        assertThat(run("expiry", "--markdown", folder.resolve("none.json").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no file");
        assertThat(run("expiry", "--markdown", written("[1, 2").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Maybe it was cut off");
        assertThat(run(
                        "expiry",
                        "--markdown",
                        written("{\"ladder_dp\": [{\"stock\": 1}]}").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ladder_dp[0].ladder").contains("Maybe the file has another layout");
    }
}
