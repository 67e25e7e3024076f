package io.flowcast.connectors.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.BreakTaken;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TimeSlotTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.vrp.DistanceRounding;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpInstances;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemJsonTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/flowcast/connectors/vrp");
    private static final long NONE = TravelMatrix.UNREACHABLE;

    /** Every field differs from its default. */
    private static RoutingProblem full() {
        long[][] metres = {{0, 5, NONE}, {6, 0, 7}, {8, 9, 0}};
        long[][] seconds = {{0, 50, NONE}, {60, 0, 70}, {80, 90, 0}};
        Stop pickup = Stop.at("take", 1)
                .windows(new TimeWindow(5, 9), new TimeWindow(20, 30))
                .prize(12.75)
                .build();
        Stop delivery = Stop.at("bring", 2).serviceSeconds(7).build();
        return RoutingProblem.builder("massGrams", "crates")
                .depot(new Depot("D", 0, new TimeWindow(1, 99)))
                .depot(new Depot("E", 1, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 3, "D", 10L, 4L)
                        .endDepot("E")
                        .shift(new TimeWindow(2, 88))
                        .profile("slow")
                        .cost(1.5, 0.25, 0.125)
                        .maxDistanceMetres(1000)
                        .maxDurationSeconds(2000)
                        .maxStops(6)
                        .skills("cold", "lift")
                        .overtime(900, 0.75)
                        .trips(3, 45, "E", "D")
                        .build())
                .vehicleType(VehicleType.at("bike", 1, "E", 1L).endDepot(null).build())
                .vehicleType(VehicleType.at("plain", 0, "D", 1L).build())
                .stop(Stop.at("-", 0).build())
                .stop(Stop.at("shop \"1\" é", 1)
                        .delivery(3L, 1L)
                        .pickup(0L, 2L)
                        .windows(new TimeWindow(10, 20))
                        .serviceSeconds(11)
                        .releaseSecond(4)
                        .prize(0.1)
                        .priority(3)
                        .requiredSkills("cold")
                        .build())
                .shipment(new Shipment("s", pickup, delivery, List.of(2L), 600))
                .stop(Stop.at("x", 2)
                        .serviceSeconds("bike", 5)
                        .maxSecondsOnBoard(77)
                        .costPerSecondOnBoard(0.5)
                        .build())
                .alternatives(Alternatives.atMostOneOf("either", 3.5, "x", "-"))
                .sameVehicle(SameVehicle.of("x", "shop \"1\" é"))
                .sequence(new Sequence("shop \"1\" é", "x"))
                .backhauls(Backhauls.LAST)
                .underWay(UnderWay.at("van", 2, 7)
                        .visits(new Visit("take", 8, 9, 10), new Visit("-", 20, 21, 22))
                        .reloads(new Reload("E", 1, 11, 12, 13))
                        .breaks(new BreakTaken("take", 9, 10))
                        .distanceMetres(44)
                        .onBoard("x")
                        .build())
                .underWay(UnderWay.at("bike", 0, 3).build())
                .travel(DenseTravelMatrix.of(metres, metres))
                .travel("slow", DenseTravelMatrix.of(metres, seconds))
                .travel(
                        "rush",
                        TimeSlotTravelMatrix.of(metres, new long[] {50, 90}, new long[][][] {seconds, metres, seconds}))
                .build();
    }

    static void assertSame(RoutingProblem read, RoutingProblem problem) {
        for (Method accessor : RoutingProblem.class.getMethods()) {
            boolean part = accessor.getDeclaringClass() == RoutingProblem.class
                    && accessor.getParameterCount() == 0
                    && !accessor.getName().equals("travel");
            if (part) {
                try {
                    assertThat(accessor.invoke(read)).as(accessor.getName()).isEqualTo(accessor.invoke(problem));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        assertThat(read.travel().keySet())
                .containsExactlyElementsOf(problem.travel().keySet());
        problem.travel().forEach((profile, matrix) -> {
            TravelMatrix back = read.travel().get(profile);
            assertThat(back.size()).isEqualTo(matrix.size());
            for (int i = 0; i < matrix.size(); i++) {
                for (int j = 0; j < matrix.size(); j++) {
                    assertThat(back.distanceMetres(i, j)).isEqualTo(matrix.distanceMetres(i, j));
                    assertThat(back.durationSeconds(i, j)).isEqualTo(matrix.durationSeconds(i, j));
                    for (long leaves = 0; leaves < 200; leaves += 10) {
                        assertThat(back.durationSeconds(i, j, leaves)).isEqualTo(matrix.durationSeconds(i, j, leaves));
                    }
                }
            }
        });
    }

    @Test
    void readsWhatItWrites() {
        RoutingProblem problem = full();
        Places places = Places.geographic(List.of(new GeoPoint(52.5, 13.4), new GeoPoint(-1, 2), new GeoPoint(0, 0)));

        String text = ProblemJson.write(problem, places);
        RoutingDocument read = ProblemJson.read("test", text);

        assertSame(read.problem(), problem);
        assertThat(read.places()).isEqualTo(places);
        assertThat(ProblemJson.write(read.problem(), read.places())).isEqualTo(text);
        assertThat(text).startsWith("{\"format\":\"flowcast-routing-problem\",\"formatVersion\":1,");
        // No road is null, a default is left out, an open route says so.
        assertThat(text)
                .contains("[0,5,null]", "{\"id\":\"plain\",\"count\":0,\"startDepotId\":\"D\",\"capacity\":[1]}");
        assertThat(text).contains("\"endDepotId\":null");
    }

    @ParameterizedTest
    @CsvSource({"X-n101-k25, NINT", "X115-HVRP, EXACT", "PR07, EXACT", "PR11A, EXACT", "R1_10_1, DIMACS"})
    void keepsInstancesOfTheLiteratureWithTheirStraightLines(String name, DistanceRounding rounding)
            throws IOException {
        VrpInstance instance = VrpInstances.read(FOLDER.resolve(name + ".vrp"), rounding);

        String text = ProblemJson.write(instance.problem(), null);
        VrpInstance read = VrpInstances.parse("written.json", text, null);

        assertThat(read.problem().stops()).isEqualTo(instance.problem().stops());
        assertThat(read.problem().depots()).isEqualTo(instance.problem().depots());
        assertThat(read.problem().vehicleTypes()).isEqualTo(instance.problem().vehicleTypes());
        assertThat(read.problem().travel()).isEqualTo(instance.problem().travel());
        assertThat(read.places()).isEqualTo(instance.places());
        assertThat(read.customer(read.stopId(7))).isEqualTo(7);
    }

    /** A part that a later version of problems has must be a list of records or an enumeration, or be written by hand. */
    @Test
    void writesEveryPartOfAProblem() {
        Set<String> parts = new TreeSet<>(ProblemParts.all().keySet());
        parts.addAll(Set.of("dimensions", "travel", "builder"));

        assertThat(parts)
                .containsAll(Arrays.stream(RoutingProblem.class.getMethods())
                        .filter(method -> method.getDeclaringClass() == RoutingProblem.class)
                        .filter(method -> method.getParameterCount() == 0)
                        .map(Method::getName)
                        .toList());
    }

    private static List<Finding> findings(String text) {
        try {
            ProblemJson.read("bad.json", text);
        } catch (InvalidInputException e) {
            return e.findings().listed();
        }
        return List.of();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"count\":3              | \"count\":-3            | routing-json.refused       | /vehicleTypes/0",
                "\"count\":3              | \"count\":\"three\"     | routing-json.wrong-type    | /vehicleTypes/0/count",
                "\"count\":3              | \"count\":3.5           | routing-json.wrong-type    | /vehicleTypes/0/count",
                "\"count\":3              | \"count\":99999999999   | routing-json.wrong-type    | /vehicleTypes/0/count",
                "\"count\":3,             | ''                    | routing-json.missing       | /vehicleTypes/0/count",
                "\"count\":3,             | \"colour\":3,           | routing-json.unknown-field | /vehicleTypes/0/colour",
                "\"maxStops\":6           | \"maxStops\":null       | routing-json.wrong-type    | /vehicleTypes/0/maxStops",
                "\"prize\":0.1            | \"prize\":\"NaN\"       | routing-json.wrong-type    | /stops/1/prize",
                "\"id\":\"-\",            | \"x\":1,                | routing-json.missing       | /stops/0/id",
                "\"stops\"                | \"stopps\"              | routing-json.unknown-field | /stopps",
                "\"kind\":\"matrix\"      | \"kind\":\"magic\"      | routing-json.unknown-kind  | /travel/default/kind",
                "[0,5,null]               | [0,5]                   | routing-json.wrong-count   | /travel/default/distanceMetres/0",
                "[0,5,null]               | [0,-5,1]                | routing-json.wrong-type    | /travel/default/distanceMetres/0/1",
                "\"slotStartSeconds\":[50,90] | \"slotStartSeconds\":[90,50] | routing-json.refused | /travel/rush",
                "\"slotStartSeconds\":[50,90] | \"slotStartSeconds\":[50] | routing-json.refused | /travel/rush",
                "\"slotStartSeconds\":[50,90] | \"slotStartSeconds\":[50,1.5] | routing-json.wrong-type | /travel/rush/slotStartSeconds/1",
                "\"formatVersion\":1      | \"formatVersion\":2     | routing-json.unknown-version | /formatVersion",
                "flowcast-routing-problem | other                   | routing-json.unknown-format | /format",
                "\"windows\":[{           | \"windows\":[null,{     | routing-json.wrong-type    | /stops/1/windows/0"
            })
    void namesThePathOfWhatIsWrong(String good, String bad, String code, String path) {
        String text = ProblemJson.write(full(), null);
        assertThat(text).contains(good);

        assertThat(findings(text.replace(good, bad))).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.place().path()).isEqualTo(path);
            assertThat(finding.place().source()).isEqualTo("bad.json");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{\"format\":1}", "{\"a\":1,\"a\":2}"})
    void refusesWhatIsNoProblem(String text) {
        assertThat(findings(text))
                .isNotEmpty()
                .allMatch(finding -> finding.cause().startsWith("Maybe"));
    }

    @Test
    void refusesTheEndOfAFileThatWasCut() {
        String text = ProblemJson.write(full(), null);
        for (int end = 1; end < text.length(); end += 7) {
            assertThat(findings(text.substring(0, end)))
                    .as(text.substring(0, end))
                    .isNotEmpty();
        }
        assertThat(findings(text)).isEmpty();
    }

    @Test
    void doesNotWriteTravelThatItCannotSay() {
        TravelMatrix traffic = new TravelMatrix() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public long distanceMetres(int from, int to) {
                return 0;
            }

            @Override
            public long durationSeconds(int from, int to) {
                return 0;
            }

            @Override
            public boolean timeDependent() {
                return true;
            }
        };
        RoutingProblem problem = RoutingProblem.builder("units").travel(traffic).build();

        assertThatThrownBy(() -> ProblemJson.write(problem, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("timeDependent");
    }

    @Test
    void keepsPlans() {
        Provenance provenance = Provenance.of(
                "route",
                "test",
                Map.of("a", "b"),
                "",
                RunContext.asOf(LocalDate.EPOCH).seed(7).build());
        Route route = new Route(
                "van",
                2,
                "D",
                null,
                5,
                90,
                List.of(new Visit("shop", 10, 20, 30), new Visit("kiosk", 35, 35, 36)),
                1234,
                5.25,
                List.of(new Reload("D", 1, 31, 32, 33)),
                List.of());
        Finding finding = new Finding("a.b", Severity.WARNING, Place.line("f", 3), "n", "v", "Maybe so");
        RoutePlan plan = new RoutePlan(
                List.of(route),
                List.of(new UnservedStop("far", "no vehicle")),
                17.5,
                List.of(new Violation(Violation.Kind.CAPACITY, "van/2", 3, "too full")),
                99,
                Findings.of(finding),
                provenance);

        assertThat(RoutePlanJson.read("test", RoutePlanJson.write(plan))).isEqualTo(plan);
        assertThatThrownBy(() -> RoutePlanJson.read("test", ProblemJson.write(full(), null)))
                .isInstanceOf(InvalidInputException.class);
    }
}
