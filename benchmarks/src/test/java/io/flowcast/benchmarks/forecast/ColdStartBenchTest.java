package io.flowcast.benchmarks.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.benchmarks.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The cold start on the real sales of the sample: rows hidden whole, and but for three days. */
class ColdStartBenchTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(new StringWriter(), true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private static String sales() {
        Path top = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
        while (!Files.isDirectory(top.resolve("examples/data/freshretail"))) {
            top = Objects.requireNonNull(top.getParent(), "the sample lies in examples/data");
        }
        return top.resolve("examples/data/freshretail/sales.csv").toString();
    }

    @Test
    void newRowsAreForecastBetterThanByTheMeanOfTheirProduct() throws Exception {
        Path out = folder.resolve("out.json");
        int code = run("cold-start", "--sales", sales(), "--known", "0,3", "--folds", "1", "--json", out.toString());

        assertThat(code).as(err.toString()).isZero();
        Map<String, JsonNode> figures = new HashMap<>();
        for (JsonNode node : new ObjectMapper().readTree(out.toFile()).get("figures")) {
            figures.put(node.get("known").asInt() + " " + node.get("method").asText(), node);
        }
        double cold = wape(figures, "0 cold start");
        assertThat(cold).isLessThan(0.95 * wape(figures, "0 product")).isLessThan(0.6 * wape(figures, "0 all rows"));
        double later = wape(figures, "3 cold start");
        assertThat(later).as("with three days").isLessThan(cold).isLessThan(wape(figures, "3 own"));
    }

    private static double wape(Map<String, JsonNode> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name).get("wape").asDouble();
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThat(run("cold-start", "--sales", sales(), "--share", "1.5")).isEqualTo(2);
        assertThat(err.toString()).contains("--share must lie between 0 and 1");
    }
}
