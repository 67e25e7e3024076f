package io.flowcast.benchmarks.perishable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.benchmarks.Bench;
import io.flowcast.models.inventory.perishable.Heuristic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PerishableBenchTest {
    /** Experiments 1 and 2 of De Moor et al. 2022; the reference was computed by an independent program, not published. */
    private static final String SCENARIO = """
            {"common": {"demand": "gamma mean 4 cov 0.5 discretised at +-0.5, 0..100, renormalised", "order_cost": 3,
              "shortage_cost": 5, "holding_cost": 1, "gamma": 0.99, "max_order": 10},
             "rows": [
              {"m": 2, "exp": 1, "lead_time": 1, "issue_policy": "lifo", "wastage_cost": 7.0,
               "optimal_discounted_cost_from_empty": 1603.597426761669, "best_base_stock_S": 5,
               "optimal_long_run": {"waste_pct_of_order": 2.438131352410621, "service_level_pct": 60.974447776265535}},
              {"m": 2, "exp": 2, "lead_time": 1, "issue_policy": "fifo", "wastage_cost": 7.0,
               "optimal_discounted_cost_from_empty": 1510.4, "best_base_stock_S": 6,
               "base_stock_long_run": {"service_level_pct": 68.56256339395027},
               "policy_rows_fresh0..1_cols_old0..2": [[4, 4, 4], [4, 4, 9]]}]}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String scenario, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.json"), scenario);
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        List<String> words = new ArrayList<>(List.of(
                "perishable",
                "--scenario",
                file.toString(),
                "--json",
                folder.resolve("out.json").toString()));
        words.addAll(List.of(more));
        return line.execute(words.toArray(String[]::new));
    }

    /** No rule is better than the best policy, and that no better than whoever knows the demand. */
    @Test
    void rulesHaveTheirGaps() throws IOException {
        assertThat(run(SCENARIO, "--rules")).as("%s%s", out, err).isZero();
        JsonNode row = new ObjectMapper()
                .readTree(folder.resolve("out.json").toFile())
                .path("rows")
                .path(0);
        assertThat(row.path("rules")).hasSize(Heuristic.values().length);
        for (JsonNode rule : row.path("rules")) {
            assertThat(rule.path("gap_pct").asDouble()).isBetween(-1e-6, 5.0);
            assertThat(rule.path("gap_to_clairvoyant_pct").asDouble())
                    .isGreaterThanOrEqualTo(
                            row.path("optimal_gap_to_clairvoyant_pct").asDouble() - 1e-6)
                    .isPositive();
        }
        assertThat(out.toString()).contains("AGE_WEIGHTED").contains("clairvoyant");
    }

    @Test
    void comparesEveryValueThatIsGiven() throws IOException {
        assertThat(run(SCENARIO)).as("%s%s", out, err).isZero();
        JsonNode json = new ObjectMapper().readTree(folder.resolve("out.json").toFile());
        JsonNode first = json.path("rows").path(0);
        assertThat(first.path("compared").asInt()).isEqualTo(4);
        assertThat(first.path("different").asInt()).isZero();
        assertThat(first.path("optimal_long_run")
                        .path("mean_order")
                        .path("ours")
                        .asDouble())
                .isCloseTo(2.5, within(1e-9));
        JsonNode second = json.path("rows").path(1);
        // The cost and one order of the table were changed.
        assertThat(second.path("compared").asInt()).isEqualTo(4);
        assertThat(second.path("different").asInt()).isEqualTo(2);
        assertThat(second.path("policy").path("equal_orders").asInt()).isEqualTo(5);
        assertThat(second.path("best_base_stock_S").path("equal").asBoolean()).isTrue();
        assertThat(json.path("summary").path("values_different").asInt()).isEqualTo(2);
    }

    /** Levels 6 and 7 of the second experiment differ by 3e-5 of the cost: either is right, and is then compared by its own figures. */
    @Test
    void acceptsALevelThatIsAsGood() throws IOException {
        String other = SCENARIO.replace("\"best_base_stock_S\": 6", "\"best_base_stock_S\": 7");
        assertThat(run(other)).as("%s%s", out, err).isZero();
        JsonNode second = new ObjectMapper()
                .readTree(folder.resolve("out.json").toFile())
                .path("rows")
                .path(1);
        assertThat(second.path("best_base_stock_S").path("tie").asBoolean()).isTrue();
        // Service belongs to level 6 in the file, so it now differs as well.
        assertThat(second.path("different").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"lead_time\": 1'|'\"lead_time\": \"soon\"'|lead_time|soon",
                "'\"lead_time\": 1'|'\"lead_time\": -1'|leadPeriods|-1",
                "'\"lifo\"'|'\"random\"'|issue_policy|random",
                "'gamma mean 4'|'weibull mean 4'|demand|family",
                "'gamma mean 4 cov'|'gamma mean 4 spread'|demand|variance",
                "'\"holding_cost\": 1'|'\"storage\": 1'|holding_cost|another name",
                "'\"max_order\": 10'|'\"max_order\": 2.5'|max_order|whole",
                "'\"rows\"'|'\"cases\"'|rows|layout",
                "'{\"common\"'|'{{'|json|JSON"
            })
    void saysWhatCannotBeRead(String good, String bad, String name, String cause) throws IOException {
        assertThat(run(SCENARIO.replace(good, bad))).isEqualTo(1);
        assertThat(err.toString()).contains(name).contains(cause);
    }

    @Test
    void readsDemandInWords() {
        assertThat(DemandText.read("uniform 1..4")).containsExactly(0, 0.25, 0.25, 0.25, 0.25);
        double[] poisson = DemandText.read("Poisson mean=2");
        assertThat(poisson[2]).isCloseTo(2 * Math.exp(-2), within(1e-12));
        double[] binomial = DemandText.read("negative binomial, mean 3, variance 6");
        // Shape 3 and probability one half: P(0) = 1/8.
        assertThat(binomial[0]).isCloseTo(0.125, within(1e-12));
        assertThat(DemandText.read("negbin n 3 mean 3")[0]).isCloseTo(0.125, within(1e-12));
        assertThat(DemandText.read("geometric mean 1, 0..60 capped")[1]).isCloseTo(0.25, within(1e-12));
        assertThat(DemandText.read("constant mean 3")[3]).isEqualTo(1);
        assertThatThrownBy(() -> DemandText.read("poisson")).hasMessageContaining("mean");
    }
}
