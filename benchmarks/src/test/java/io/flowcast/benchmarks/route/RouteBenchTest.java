package io.flowcast.benchmarks.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.benchmarks.Bench;
import io.flowcast.connectors.route.RoutePlanJson;
import io.flowcast.connectors.vrp.VrpSolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RouteBenchTest {

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

    private JsonNode bench(String name, String objective, String iterations, String solver) throws IOException {
        Path json = folder.resolve("figures.json");
        int exit = run(
                "route",
                "--instance",
                Instances.file(name + ".vrp").toString(),
                "--objective",
                objective,
                "--iterations",
                iterations,
                "--solver",
                solver,
                "--solution",
                folder.resolve("plan.sol").toString(),
                "--json",
                json.toString());
        assertThat(exit).as("%s%s", out, err).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    /**
     * Iteration limits make the plan the same on every machine, so the bounds are not a matter of speed. The fleet of X115-HVRP is
     * so tight that 3,000 iterations still leave a stop out.
     */
    @ParameterizedTest
    @CsvSource({
        "X-n101-k25, nint, 3000, 27591, 6",
        "X-n106-k14, nint, 3000, 26362, 3",
        "X115-HVRP, exact, 10000, 1941256, 6",
        "PR01, exact, 10000, 1655.42, 1",
        "X-n524-66-k129, nint, 10000, 154446, 3"
    })
    void plansWithinSomePercentOfTheBestKnown(
            String name, String objective, String iterations, double best, double percent) throws IOException {
        JsonNode figures = bench(name, objective, iterations, "flowcast");

        assertThat(figures.get("feasible").asBoolean()).isTrue();
        assertThat(figures.get("cost").asDouble()).isBetween(best * 0.9999, best * (1 + percent / 100));
        JsonNode trace = figures.get("trace");
        assertThat(trace.isEmpty()).isFalse();
        assertThat(trace.get(trace.size() - 1).get("cost").asDouble())
                .isCloseTo(figures.get("cost").asDouble(), within(1e-6 * best));
    }

    @Test
    void writesThePlanAsSolutionAndAsJson() throws IOException {
        JsonNode figures = bench("X-n101-k25", "nint", "100", "flowcast");
        VrpSolution solution = VrpSolution.parse(Files.readString(folder.resolve("plan.sol")));

        assertThat(solution.cost()).hasValue(figures.get("cost").asDouble());
        assertThat(solution.routes().stream().mapToInt(route -> route.size()).sum())
                .isEqualTo(100);
        assertThat(figures.get("iterations").asLong()).isEqualTo(100);
        JsonNode route = figures.get("routes").get(0);
        assertThat(route.get("depot").asText()).isEqualTo("depot 1");
        assertThat(route.get("trips").get(0).get("visits")).isNotEmpty();
        assertThat(out.toString()).contains("X-n101-k25").contains("yes");
    }

    @Test
    void drawsThePlanAndKeepsItForLater() throws IOException {
        Path geojson = folder.resolve("plan.geojson");
        Path problem = folder.resolve("problem.json");
        assertThat(run(
                        "route",
                        "--instance",
                        Instances.file("X-n106-k14.vrp").toString(),
                        "--iterations",
                        "200",
                        "--geojson",
                        geojson.toString(),
                        "--svg",
                        folder.resolve("plan.svg").toString(),
                        "--html",
                        folder.resolve("plan.html").toString(),
                        "--plan",
                        folder.resolve("plan.json").toString(),
                        "--problem",
                        problem.toString()))
                .as("%s%s", out, err)
                .isZero();

        RoutePlan plan = RoutePlanJson.read("plan", Files.readString(folder.resolve("plan.json")));
        assertThat(plan.feasible()).isTrue();
        long visits =
                plan.routes().stream().mapToLong(route -> route.visits().size()).sum();
        assertThat(visits).isEqualTo(105);
        // One depot, the routes, the visits.
        assertThat(new ObjectMapper().readTree(geojson.toFile()).get("features"))
                .hasSize((int) (1 + plan.routes().size() + visits));
        assertThat(Files.readString(folder.resolve("plan.svg"))).startsWith("<svg");
        assertThat(Files.readString(folder.resolve("plan.html"))).startsWith("<!DOCTYPE html>");

        assertThat(run(
                        "route",
                        "--instance",
                        problem.toString(),
                        "--iterations",
                        "10",
                        "--solution",
                        geojson.toString()))
                .as("%s%s", out, err)
                .isZero();
        assertThat(VrpSolution.parse(Files.readString(geojson)).routes().stream()
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(105);
    }

    @Test
    void plansSeveralTripsAndSaysWhereTheyBegin() throws IOException {
        JsonNode figures = bench("C201R0.25", "dimacs", "300", "flowcast");

        assertThat(figures.get("feasible").asBoolean()).isTrue();
        int trips = 0;
        for (JsonNode route : figures.get("routes")) {
            for (JsonNode trip : route.get("trips")) {
                assertThat(trip.get("depot").asText()).isEqualTo("depot 1");
                assertThat(trip.get("visits")).isNotEmpty();
                trips++;
            }
        }
        assertThat(trips).isGreaterThan(figures.get("vehicles").asInt());
        // Eight routes with the depot, customer number 0, between trips.
        VrpSolution solution = VrpSolution.parse(Files.readString(folder.resolve("plan.sol")));
        assertThat(solution.routes()).hasSizeLessThanOrEqualTo(8);
        assertThat(solution.routes().stream().flatMap(List::stream).filter(number -> number == 0))
                .hasSize(trips - figures.get("vehicles").asInt());
    }

    @Test
    void runsJspritBehindTheSameOptions() throws IOException {
        JsonNode figures = bench("X-n106-k14", "nint", "5", "jsprit");

        assertThat(figures.get("solver").asText()).isEqualTo("jsprit");
        assertThat(figures.get("feasible").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seconds 0",
                "--seconds -1",
                "--seconds abc",
                "--threads 0",
                "--iterations -1",
                "--best 0",
                "--solver other",
                "--objective other",
                "--json /no/such/directory/x.json",
                "--unknown 1"
            })
    void refusesWrongArguments(String arguments) {
        String line = "route --instance " + Instances.file("X-n101-k25.vrp") + " " + arguments;

        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void namesWhatIsWrongWithAFile() throws IOException {
        Path file = folder.resolve("odd.vrp");
        Files.writeString(file, "NAME : odd\nDIMENSION : 2\nCOLOUR_SECTION\n1 red\n");

        assertThat(run("route", "--instance", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("COLOUR_SECTION")
                .contains("odd.vrp line 3")
                .contains("Maybe");

        assertThat(run("route", "--instance", folder.resolve("none.vrp").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no file");
    }
}
