package io.flowcast.benchmarks.shelflife;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShelfLifeBenchTest {
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

    private JsonNode compare(Path oracle, Path data) throws IOException {
        Path json = folder.resolve("out.json");
        List<String> arguments =
                new ArrayList<>(List.of("shelf-life", "--oracle", oracle.toString(), "--json", json.toString()));
        arguments.addAll(List.of("--data", data.toString()));
        assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = ShelfLifeBenchTest.class.getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        return file;
    }

    /** Drawn lives with ties, weights and strata; answers of R's package survival by make_survival.R beside them. */
    @Test
    void agreesWithRsSurvivalOnDrawnLives() throws IOException {
        JsonNode figures = compare(resource("drawn.json"), resource("drawn.csv"));
        assertThat(figures.get("differences")).isEmpty();
        assertThat(figures.get("equal").asInt()).isGreaterThan(400);
        assertThat(figures.get("outOfScope")).isEmpty();
        assertThat(figures.get("largestRelativeDifferenceOfEqual").asDouble()).isLessThan(1e-6);
    }

    /** Lives between inspections, exact, left- and right-censored ones among them. */
    @Test
    void agreesWithRsSurvivalOnIntervals() throws IOException {
        JsonNode figures = compare(resource("intervals.json"), resource("intervals.csv"));
        assertThat(figures.get("differences")).isEmpty();
        assertThat(figures.get("equal").asInt()).isEqualTo(36);
    }

    /** By hand: MKT of one temperature is that temperature, Q10 of 2 halves the life in ten kelvin. */
    @Test
    void countsKineticsThatDiffer() throws IOException {
        Path oracle = Files.writeString(
                folder.resolve("kinetics.json"),
                "{\"mkt\": [{\"temps_c\": [5, 5], \"weights\": null, \"mkt_c\": 5.0},"
                        + " {\"temps_c\": [5, 5], \"weights\": [1, 2], \"mkt_c\": 6.0}],"
                        + " \"q10\": [{\"ref_life_days\": 10, \"ref_temp_c\": 4, \"Q10\": 2, \"temp_c\": 14, \"life_days\": 5}],"
                        + " \"mystery\": [1], \"source\": \"by hand\"}");
        JsonNode figures = compare(oracle, folder.resolve("unused.csv"));
        assertThat(figures.get("equal").asInt()).isEqualTo(2);
        assertThat(figures.get("different").asInt()).isEqualTo(1);
        assertThat(figures.get("outOfScope").get(0).asText()).isEqualTo("mystery");
        assertThat(out.toString()).contains("different: ").contains("expected=6.0");
    }

    @Test
    void aSectionThatCannotBeAnsweredIsADifference() throws IOException {
        Path oracle = Files.writeString(
                folder.resolve("survival.json"), "{\"cox_efron\": {\"coef\": {\"nobody\": 1.0}, \"se\": [0.1]}}");
        JsonNode figures = compare(oracle, resource("drawn.csv"));
        assertThat(figures.get("different").asInt()).isEqualTo(1);
    }

    @Test
    void aTableWithoutTimesIsNamed() throws IOException {
        Path oracle = Files.writeString(folder.resolve("survival.json"), "{\"km\": {\"times\": [1], \"surv\": [0.5]}}");
        Path data = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(run("shelf-life", "--oracle", oracle.toString(), "--data", data.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("other.csv").contains("time");
    }

    /** A straight line of 0.1 an hour from 2 after ten hours up to 6, without noise. */
    @Test
    void growthIsFittedToAFile() throws IOException {
        StringBuilder rows = new StringBuilder("time,logN\n");
        for (int hour = 0; hour <= 80; hour += 4) {
            rows.append(hour)
                    .append(',')
                    .append(Math.min(6, 2 + 0.1 * Math.max(0, hour - 10)))
                    .append('\n');
        }
        Path data = Files.writeString(folder.resolve("counts.csv"), rows);
        Path json = folder.resolve("growth.json");
        assertThat(run("growth", "--data", data.toString(), "--json", json.toString()))
                .as(err.toString())
                .isZero();
        JsonNode line = new ObjectMapper().readTree(json.toFile()).get("three_phase");
        assertThat(line.get("rate").asDouble()).isCloseTo(0.1, within(1e-5));
        assertThat(line.get("lag").asDouble()).isCloseTo(10, within(1e-3));
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(run("growth", "--data", other.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("other.csv").contains("logN");
        assertThat(run("labels", "--rounds", "0")).isEqualTo(2);
    }
}
