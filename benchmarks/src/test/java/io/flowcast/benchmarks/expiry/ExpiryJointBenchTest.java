package io.flowcast.benchmarks.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.benchmarks.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExpiryJointBenchTest {
    @TempDir
    private Path folder;

    private JsonNode run(String... more) throws IOException {
        Path json = folder.resolve("out.json");
        CommandLine line = Bench.commandLine();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(new StringWriter()));
        line.setErr(new PrintWriter(err, true));
        String[] arguments = {
            "expiry-joint", "--lots", "60", "--sites", "3", "--recipients", "3", "--json", json.toString()
        };
        String[] all =
                Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
        assertThat(line.execute(all)).as(err.toString()).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    @Test
    void theBoundLiesAboveThePlanWhateverTheThreads() throws IOException {
        JsonNode one = run("--threads", "1");
        JsonNode two = run("--threads", "2");
        assertThat(one.get("bound").asDouble())
                .isGreaterThanOrEqualTo(one.get("value").asDouble());
        assertThat(one.get("value").asDouble())
                .isGreaterThan(one.get("valueOfKeeping").asDouble());
        assertThat(one.get("gap").asDouble()).isBetween(0.0, 0.03);
        for (String name : new String[] {"value", "bound", "valueOfKeeping"}) {
            assertThat(two.get(name).asDouble()).isEqualTo(one.get(name).asDouble());
        }
        assertThat(two.get("actions")).isEqualTo(one.get("actions"));
    }

    @Test
    void theProblemDependsOnTheSeedAlone() {
        ExpiryProblem a = JointProblem.of(40, 2, 3, 1, 25, 9);
        ExpiryProblem b = JointProblem.of(40, 2, 3, 1, 25, 9);
        assertThat(a.lots()).hasSize(40).usingRecursiveComparison().isEqualTo(b.lots());
        assertThat(a.transfers()).hasSize(2).isEqualTo(b.transfers());
        assertThat(a.donation()).isEqualTo(b.donation());
        assertThat(JointProblem.of(40, 2, 3, 1, 25, 10).lots()).isNotEqualTo(a.lots());
    }
}
