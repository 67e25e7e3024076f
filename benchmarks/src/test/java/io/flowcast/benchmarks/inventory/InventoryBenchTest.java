package io.flowcast.benchmarks.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.benchmarks.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InventoryBenchTest {
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

    private JsonNode compare(Path oracle) throws IOException {
        Path json = folder.resolve("out.json");
        assertThat(run("inventory", "--oracle", oracle.toString(), "--json", json.toString()))
                .as(err.toString())
                .isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = InventoryBenchTest.class.getResourceAsStream(name)) {
            Files.copy(java.util.Objects.requireNonNull(in), file);
        }
        return file;
    }

    private Path written(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("function,inputs_json,output_json"));
        lines.addAll(List.of(rows));
        return Files.write(folder.resolve("calls.csv"), lines);
    }

    /** 260 calls of stockpyl's own tests, textbook examples of Snyder and Shen; L. Snyder, stockpyl, MIT licence. */
    @Test
    void agreesWithEveryReadableRowOfStockpylsTests() throws IOException {
        JsonNode figures = compare(resource("stockpyl_oracle.csv"));
        assertThat(figures.get("rows").asInt()).isEqualTo(260);
        assertThat(figures.get("differences")).isEmpty();
        assertThat(figures.get("equal").asInt()).isEqualTo(217);
        // networks of more than eight nodes are cut off in the file
        assertThat(figures.get("unreadable").asInt()).isEqualTo(9);
        assertThat(figures.get("outOfScopeFunctions").fieldNames())
                .toIterable()
                .containsExactly(
                        "stockpyl.gsm_tree.gsm_to_ssm",
                        "stockpyl.gsm_tree.is_correctly_labeled",
                        "stockpyl.gsm_tree.preprocess_tree",
                        "stockpyl.gsm_tree.relabel_nodes");
    }

    /** Inputs drawn by make_oracle.py beside the file, answers of stockpyl 1.0.2, all kinds of distributions, bad input too. */
    @Test
    void agreesWithStockpylOnDrawnInputs() throws IOException {
        JsonNode figures = compare(resource("stockpyl_drawn.csv"));
        assertThat(figures.get("rows").asInt()).isGreaterThan(1000);
        assertThat(figures.get("differences")).isEmpty();
        assertThat(figures.get("equal").asInt()).isEqualTo(figures.get("rows").asInt());
    }

    @Test
    void countsWhatDiffersAndWhatNobodyKnows() throws IOException {
        JsonNode figures = compare(written(
                "stockpyl.eoq.economic_order_quantity,"
                        + "\"{\"\"fixed_cost\"\": 8, \"\"holding_cost\"\": 0.225, \"\"demand_rate\"\": 1300}\","
                        + "\"[304.0467800264368, 68.5]\"",
                "stockpyl.sim.simulation,{},1",
                "stockpyl.gsm_tree.optimize_committed_service_times,\"{\"\"tree\"\": {\"\"_nodes\"\": [{\"\"_index\"\": 1\","
                        + "\"[{\"\"1\"\": 0}, 1]\""));
        assertThat(figures.get("inScope").asInt()).isEqualTo(1);
        assertThat(figures.get("different").asInt()).isEqualTo(1);
        assertThat(figures.get("unreadable").asInt()).isEqualTo(1);
        assertThat(figures.get("outOfScope").asInt()).isEqualTo(1);
        assertThat(out.toString()).contains("different: ").contains("stockpyl.sim.simulation");
    }

    @Test
    void badInputIsRefusedOnBothSides() throws IOException {
        JsonNode figures = compare(written("stockpyl.eoq.economic_order_quantity,"
                + "\"{\"\"fixed_cost\"\": 8, \"\"holding_cost\"\": 0, \"\"demand_rate\"\": 1300}\","
                + "\"{\"\"error\"\": \"\"ValueError\"\"}\""));
        assertThat(figures.get("equal").asInt()).isEqualTo(1);
    }

    @Test
    void aFileWithoutTheColumnsIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(run("inventory", "--oracle", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("other.csv").contains("function");
    }

    @Test
    void partsOfCutTextsAreCompared() {
        LooseJson text = LooseJson.read("[1.5, {\"a\": [1, 2], \"b\": [3, 4.0");
        Object expected = java.util.Objects.requireNonNull(text.root());
        List<Object> same = List.of(1.5, java.util.Map.of("a", List.of(1, 2), "b", List.of(3, 4.07, 5)));
        List<Object> other = List.of(1.5, java.util.Map.of("a", List.of(1, 2), "b", List.of(3.1, 4.07, 5)));
        assertThat(Agreement.agree(text, expected, same)).isTrue();
        assertThat(Agreement.agree(text, expected, other)).isFalse();
    }
}
