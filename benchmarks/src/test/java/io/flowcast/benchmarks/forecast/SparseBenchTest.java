package io.flowcast.benchmarks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.benchmarks.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SparseBenchTest {
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

    private JsonNode method(String name) throws IOException {
        for (JsonNode node :
                new ObjectMapper().readTree(folder.resolve("out.json").toFile()).get("methods")) {
            if (node.get("method").asText().equals(name)) {
                return node;
            }
        }
        throw new AssertionError("no method " + name);
    }

    private String drawn() throws IOException {
        List<String> lines = new ArrayList<>(List.of("\"Price\",\"JAN\",\"FEB\""));
        for (int r = 0; r < 40; r++) {
            SplittableRandom random = new SplittableRandom(r);
            StringBuilder line = new StringBuilder("9.5");
            for (int t = 0; t < 40; t++) {
                line.append(',').append(random.nextDouble() < 0.2 ? 1 + random.nextInt(5) : 0);
            }
            lines.add(line.toString());
        }
        return Files.write(folder.resolve("parts.csv"), lines).toString();
    }

    @Test
    void comparesAllMethods() throws IOException {
        int code = run(
                "sparse",
                "--history",
                drawn(),
                "--price-column",
                "--horizon",
                "4",
                "--origins",
                "2",
                "--json",
                folder.resolve("out.json").toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).contains("40 series, horizon 4, 2 origins", "count", "willemain", "imapa negbin");
        JsonNode count = method("count");
        assertThat(count.get("rmsse").asDouble()).isBetween(0.3, 1.5);
        assertThat(count.get("pinball9").asDouble())
                .isLessThan(method("sba poisson").get("pinball9").asDouble());
        assertThat(count.get("coverage95").asDouble()).isBetween(0.85, 1.0);
    }

    /** Two series by hand: all quantiles of the first are 1, the mean of the second is 1 and its quantiles 0, 0, 0, 0, 0, 2, ... */
    @Test
    void measuresByHand() throws IOException {
        Path file = Files.write(folder.resolve("two.csv"), List.of("a,1,1,1,1,1,1,1,1,3,3", "b,0,2,0,2,0,2,0,2,2,0"));
        int code = run(
                "sparse",
                "--history",
                file.toString(),
                "--horizon",
                "2",
                "--only",
                "empirical",
                "--json",
                folder.resolve("out.json").toString());

        assertThat(code).as(err.toString()).isZero();
        JsonNode figures = method("empirical");
        // a: naive errors are zero, so it has no scale; b: mean squared error 1, mean squared difference 4.
        assertThat(figures.get("rmsse").asDouble()).isCloseTo(0.5, within(1e-12));
        // a: 2 steps x 2 above; b: 2 above zero up to .5, then 2 below for one of the steps. Demand 8.
        double[] p = {0.025, 0.05, 0.1, 0.25, 0.5};
        double sum = 0;
        for (double each : p) {
            sum += 2 * 2 * each + 2 * each;
        }
        for (double each : new double[] {0.75, 0.9, 0.95, 0.975}) {
            sum += 2 * 2 * each + 2 * (1 - each);
        }
        assertThat(figures.get("pinball9").asDouble()).isCloseTo(sum / 9 / 8, within(1e-12));
        assertThat(figures.get("coverage80").asDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(figures.get("bias").asDouble()).isCloseTo(-0.5, within(1e-12));
    }

    @Test
    void wrongArgumentsAreNamed() throws IOException {
        assertThat(run("sparse", "--history", drawn(), "--horizon", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--horizon must lie between 1");
        assertThat(run("sparse", "--history", drawn(), "--price-column", "--horizon", "4", "--only", "nobody"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--only fits no method");
    }
}
