package io.flowcast.benchmarks.donation;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DonationBenchTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("reference.json"), content);
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(
                "donation",
                "--reference",
                file.toString(),
                "--json",
                folder.resolve("out.json").toString());
    }

    /** By hand: 12 over needs 4 and 20 is 4 and 8 by quantity; two needs of 4 or 8 on 10 units give 0.75 at best. */
    @Test
    void comparesEveryValueThatIsGiven() throws IOException {
        assertThat(run("""
                {"static": [{"supply": 12, "demands": [4, 20],
                   "equal_share_water_filling_maxmin_quantity": [4, 8], "proportional_maxmin_fill_rate": [2, 9]}],
                 "sequential": [{"supply": 10,
                   "agency_demand_pmfs_in_visit_order": [[[4, 0.5], [8, 0.5]], [[4, 0.5], [8, 0.5]]],
                   "optimal_expected_min_fill_rate_integer": 0.75}]}
                """)).as("%s%s", out, err).isZero();
        JsonNode json = new ObjectMapper().readTree(folder.resolve("out.json").toFile());
        assertThat(json.path("summary").path("values_compared").asInt()).isEqualTo(5);
        assertThat(json.path("summary").path("values_different").asInt()).isEqualTo(1); // 9 should be 10
        assertThat(json.path("values")).hasSize(7);
        assertThat(out.toString()).contains("DIFFERENT").contains("5 values compared, 1 different");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"static\": [{\"supply\": -3, \"demands\": [1]}]}",
                "{\"static\": [{\"supply\": 3, \"demands\": [\"a\"]}]}",
                "{\"sequential\": [{\"supply\": 3}]}",
                "{\"sequential\": [{\"supply\": 3.5, \"agency_demand_pmfs_in_visit_order\": [[[1, 1]]]}]}",
                "{\"sequential\": [{\"supply\": 3, \"agency_demand_pmfs_in_visit_order\": [[[1, 0.4]]]}]}"
            })
    void saysWhatIsWrong(String content) throws IOException {
        assertThat(run(content)).isEqualTo(1);
        assertThat(err.toString()).contains("Maybe");
    }
}
