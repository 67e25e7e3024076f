package io.flowcast.benchmarks.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.benchmarks.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RouteSuiteTest {

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

    private static SuiteRun made(String instance, String solver, long seed, @Nullable Double cost) {
        SuiteRun.Key key = new SuiteRun.Key(instance, "nint", solver, seed, 5, 1);
        return new SuiteRun(
                key, 100, 200.0, cost, 7, cost != null, 5.1, 6, 10, solver, "here", cost == null ? "lost" : "");
    }

    /** Seed means 1.5 and 2.5 %; Student's 0.975 quantile with one degree of freedom is 12.706, standard error 0.5. */
    @Test
    void takesTheIntervalOverTheMeansOfSeeds() {
        SuiteTable table = new SuiteTable(List.of(
                made("a", "flowcast", 1, 202.0),
                made("b", "flowcast", 1, 204.0),
                made("a", "flowcast", 2, 204.0),
                made("b", "flowcast", 2, 206.0),
                made("c", "flowcast", 2, 300.0)));

        SuiteTable.Summary summary = table.summary("flowcast");

        assertThat(summary).isNotNull();
        assertThat(summary.mean()).isCloseTo(2.0, within(1e-9));
        assertThat(summary.halfWidth()).isCloseTo(12.706 / 2, within(1e-3));
        // c lacks seed 1, so it would weigh on one seed's mean only.
        assertThat(summary.instances()).isEqualTo(2);
    }

    @Test
    void comparesSolversOnWhatBothPlanned() {
        SuiteTable table = new SuiteTable(List.of(
                made("a", "flowcast", 1, 202.0),
                made("b", "flowcast", 1, 204.0),
                made("a", "pyvrp", 1, 206.0),
                made("b", "pyvrp", 1, 204.0),
                made("c", "pyvrp", 1, 999.0)));

        SuiteTable.Summary difference = table.difference("flowcast", "pyvrp");

        assertThat(difference).isNotNull();
        assertThat(difference.mean()).isCloseTo(-1.0, within(1e-9));
        assertThat(difference.instances()).isEqualTo(2);
    }

    @Test
    void readsWhatItAppendsAndDropsALineThatWasCutOff() throws IOException {
        Path results = folder.resolve("runs.jsonl");
        SuiteRun first = made("a", "flowcast", 1, 202.0);
        SuiteRun second = made("b", "vroom", 1, null);
        first.append(results);
        second.append(results);
        String whole = Files.readString(results);
        Files.writeString(results, whole + "{\"instance\":\"c\",\"so");

        assertThat(SuiteRun.read(results)).containsExactly(first, second);
        assertThat(Files.readString(results)).isEqualTo(whole);
        assertThat(first.gap()).isCloseTo(1.0, within(1e-9));
        assertThat(second.gap()).isNull();
    }

    /** The figures depend on the machine; that there is a checked plan, and no second run, does not. */
    @Test
    void makesEachRunOnce() throws IOException {
        Path results = folder.resolve("runs.jsonl");
        String[] arguments = {
            "routes",
            Instances.file("X-n106-k14.vrp").toString(),
            "--results",
            results.toString(),
            "--seconds",
            "1.5",
            "--seeds",
            "3"
        };

        assertThat(run(arguments)).as("%s%s", out, err).isZero();
        String once = Files.readString(results);
        assertThat(run(arguments)).isZero();

        assertThat(Files.readString(results)).isEqualTo(once);
        assertThat(SuiteRun.read(results)).singleElement().satisfies(run -> {
            assertThat(run.feasible()).isTrue();
            assertThat(run.best()).isEqualTo(26362);
            assertThat(run.cost()).isGreaterThanOrEqualTo(26362);
            assertThat(run.key().seed()).isEqualTo(3);
            assertThat(run.error()).isEmpty();
        });
        assertThat(out.toString()).contains("X-n106-k14", "flowcast %", "mean gap");
    }

    @Test
    void printsWithoutRunning() throws IOException {
        Path results = folder.resolve("runs.jsonl");
        made("X-n106-k14", "flowcast", 1, 202.0).append(results);
        made("X-n106-k14", "pyvrp", 1, 204.0).append(results);

        String instance = Instances.file("X-n106-k14.vrp").toString();
        assertThat(run("routes", instance, "--results", results.toString(), "--print", "--solver", "flowcast,pyvrp"))
                .isZero();

        assertThat(out.toString()).contains("1.000", "2.000", "flowcast less pyvrp");
    }

    @Test
    void recordsASolverThatCannotRun() throws IOException {
        Path results = folder.resolve("runs.jsonl");
        Path python = folder.resolve("python");
        Files.writeString(python, "#!/bin/sh\necho it cannot >&2\nexit 4\n");
        assertThat(python.toFile().setExecutable(true)).isTrue();

        String instance = Instances.file("X-n106-k14.vrp").toString();
        assertThat(run(
                        "routes",
                        instance,
                        "--results",
                        results.toString(),
                        "--seconds",
                        "1",
                        "--solver",
                        "vroom",
                        "--python",
                        python.toString()))
                .isZero();

        assertThat(SuiteRun.read(results))
                .singleElement()
                .satisfies(run -> assertThat(run.error()).isEqualTo("cannot be expressed: it cannot"));
        assertThat(out.toString()).contains("1 could not be expressed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--seconds 0",
                "--seconds 1 --seconds-per-stop 1",
                "--seconds 1 --solver best",
                "--seconds 1 --sample 0"
            })
    void refusesWrongArguments(String arguments) {
        String line =
                "routes " + Instances.file("X-n106-k14.vrp") + " --results " + folder.resolve("r") + " " + arguments;

        assertThat(run(line.strip().split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void checksPublishedSolutions() {
        assertThat(run(
                        "route-check",
                        Instances.file("PR07.vrp").toString(),
                        Instances.file("X125-HVRP.vrp").toString()))
                .as("%s%s", out, err)
                .isZero();
        assertThat(out.toString()).contains("2 instances, 0 with a difference");
    }

    @Test
    void noticesASolutionThatCostsSomethingElse() throws IOException {
        Path wrong = folder.resolve("wrong.sol");
        Files.writeString(
                wrong, Files.readString(Instances.file("X-n106-k14.sol")).replace("Cost 26362", "Cost 26361"));

        assertThat(run("route-check", Instances.file("X-n106-k14.vrp").toString(), "--solution", wrong.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("DIFFERENT");
    }
}
