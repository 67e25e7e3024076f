package io.flowcast.connectors.vrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.travel.TravelMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VrpInstancesTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/flowcast/connectors/vrp");

    private static final String SOLOMON = """
            TINY

            VEHICLE
            NUMBER     CAPACITY
              2         10

            CUSTOMER
            CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

                0      0         0          0          0        100          0
                1      3         4          5         10         20          2
                2      1         1          7          0         90          2
            """;

    private static final String LI_LIM = """
            2\t10\t1
            0\t0\t0\t0\t0\t100\t0\t0\t0
            1\t3\t4\t5\t10\t20\t2\t0\t2
            2\t1\t1\t-5\t0\t90\t2\t1\t0
            """;

    private static VrpInstance read(String name, DistanceRounding rounding) throws IOException {
        return VrpInstances.read(FOLDER.resolve(name), rounding);
    }

    private static TravelMatrix travel(RoutingProblem problem) {
        return problem.travel().values().iterator().next();
    }

    @Test
    void readsACapacitatedInstance() throws IOException {
        VrpInstance instance = read("X-n101-k25.vrp", null);
        RoutingProblem problem = instance.problem();

        assertThat(instance.name()).isEqualTo("X-n101-k25");
        assertThat(instance.format()).isEqualTo("vrplib");
        assertThat(instance.rounding()).isEqualTo(DistanceRounding.NINT);
        assertThat(instance.vehicles()).isEmpty();
        assertThat(problem.stops()).hasSize(100);
        assertThat(problem.stops().get(0).id()).isEqualTo("1");
        assertThat(problem.vehicleTypes()).extracting(VehicleType::count).containsExactly(100);
        assertThat(problem.vehicleTypes().get(0).capacity()).containsExactly(206L);
        // Nodes 1 (365, 689) and 2 (146, 180) of the file: sqrt(219² + 509²) = 554.11.
        assertThat(travel(problem).distanceMetres(0, 1)).isEqualTo(554);
    }

    @Test
    void roundsAsTheObjectiveSays() {
        // sqrt(2) = 1.41421...
        assertThat(tinyDistance(DistanceRounding.NINT)).isEqualTo(1);
        assertThat(tinyDistance(DistanceRounding.DIMACS)).isEqualTo(14);
        assertThat(tinyDistance(DistanceRounding.EXACT)).isEqualTo(1414);
        assertThat(DistanceRounding.DIMACS.distance(1.79)).isEqualTo(17);
        assertThat(DistanceRounding.EXACT.distance(1.7996)).isEqualTo(1800);
        assertThat(DistanceRounding.NINT.distance(2.5)).isEqualTo(3);
    }

    private static long tinyDistance(DistanceRounding rounding) {
        return travel(VrpInstances.parse("tiny", SOLOMON, rounding).problem()).distanceMetres(0, 2);
    }

    @Test
    void readsSolomonsFormat() {
        VrpInstance instance = VrpInstances.parse("tiny.txt", SOLOMON, null);
        Stop first = instance.problem().stops().get(0);

        assertThat(instance.name()).isEqualTo("TINY");
        assertThat(instance.rounding()).isEqualTo(DistanceRounding.DIMACS);
        assertThat(instance.problem().vehicleTypes().get(0).count()).isEqualTo(2);
        assertThat(first.windows()).containsExactly(new TimeWindow(100, 200));
        assertThat(first.serviceSeconds()).isEqualTo(20);
        assertThat(first.delivery()).containsExactly(5L);
        assertThat(instance.problem().depots().get(0).window()).isEqualTo(new TimeWindow(0, 1000));
        assertThat(instance.publishedCost(8273)).isEqualTo(827.3);
    }

    @Test
    void readsLiAndLimsFormat() {
        VrpInstance instance = VrpInstances.parse("tiny.txt", LI_LIM, DistanceRounding.NINT);

        assertThat(instance.format()).isEqualTo("li-lim");
        assertThat(instance.name()).isEqualTo("tiny");
        assertThat(instance.problem().stops()).isEmpty();
        assertThat(instance.problem().shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.pickup().id()).isEqualTo("1");
            assertThat(shipment.delivery().id()).isEqualTo("2");
            assertThat(shipment.load()).containsExactly(5L);
        });
    }

    @Test
    void groupsEqualVehiclesOfAMixedFleet() throws IOException {
        VrpInstance instance = read("X115-HVRP.vrp", DistanceRounding.EXACT);
        List<VehicleType> types = instance.problem().vehicleTypes();

        assertThat(types).hasSizeLessThan(19);
        assertThat(types.stream().mapToInt(VehicleType::count).sum()).isEqualTo(19);
        assertThat(instance.vehicles().values().stream().mapToInt(List::size).sum())
                .isEqualTo(19);
        // Vehicle 1 of the file: fixed cost 14600, 58 per unit; problem units are thousandths.
        assertThat(types.get(0).fixedCost()).isEqualTo(14_600_000);
        assertThat(types.get(0).costPerMetre()).isEqualTo(58);
    }

    @Test
    void turnsAllowedClientsIntoSkills() throws IOException {
        RoutingProblem problem = read("PR01.vrp", DistanceRounding.EXACT).problem();
        Stop seventeen = problem.stops().stream()
                .filter(stop -> stop.id().equals("17"))
                .findFirst()
                .orElseThrow();

        // Node 18 of the file stands in the lists of vehicles 1 and 2 (type 0), not in those of 3 and 4 (type 1).
        assertThat(mayServe(problem, 0, seventeen)).isTrue();
        assertThat(mayServe(problem, 1, seventeen)).isFalse();
    }

    private static boolean mayServe(RoutingProblem problem, int type, Stop stop) {
        return problem.vehicleTypes().get(type).skills().containsAll(stop.requiredSkills());
    }

    @Test
    void forbidsDeliveriesAfterBackhauls() throws IOException {
        RoutingProblem problem = read("X-n524-66-k129.vrp", null).problem();
        Stop brings = problem.stops().stream()
                .filter(stop -> stop.delivery().get(0) > 0)
                .findFirst()
                .orElseThrow();
        Stop takes = problem.stops().stream()
                .filter(stop -> stop.pickup().get(0) > 0)
                .findFirst()
                .orElseThrow();
        TravelMatrix travel = travel(problem);

        assertThat(travel.distanceMetres(takes.location(), brings.location())).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(travel.distanceMetres(0, takes.location())).isEqualTo(TravelMatrix.UNREACHABLE);
        assertThat(travel.distanceMetres(brings.location(), takes.location())).isPositive();
        assertThat(travel.distanceMetres(takes.location(), 0)).isLessThan(TravelMatrix.UNREACHABLE);
    }

    @Test
    void readsPrizesAndSeveralDepots() throws IOException {
        RoutingProblem prizes = read("R1_10_1.vrp", DistanceRounding.DIMACS).problem();
        assertThat(prizes.stops()).hasSize(1000).allMatch(stop -> stop.prize().isPresent());

        RoutingProblem depots = read("PR11A.vrp", DistanceRounding.EXACT).problem();
        assertThat(depots.depots()).hasSize(4);
        assertThat(depots.stops()).hasSize(360);
        assertThat(depots.vehicleTypes())
                .extracting(VehicleType::maxDurationSeconds)
                .containsOnly(450_000L);
    }

    @Test
    void readsVehiclesThatReload() throws IOException {
        VrpInstance instance = read("C201R0.25.vrp", null);
        VehicleType type = instance.problem().vehicleTypes().get(0);

        assertThat(instance.rounding()).isEqualTo(DistanceRounding.DIMACS);
        assertThat(type.count()).isEqualTo(8);
        assertThat(type.reloadDepotIds()).containsExactly("depot 1");
        // As many as there are customers: the file sets no limit.
        assertThat(type.maxTrips()).isEqualTo(100);
        assertThat(instance.problem().stops()).anyMatch(stop -> stop.releaseSecond() > 0);
        assertThat(instance.depotNumber("depot 1")).isZero();
    }

    @Test
    void readsExplicitWeightsInEveryLayout() {
        String head = "NAME: tiny\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: ";
        String tail = "DEMAND_SECTION\n1 0\n2 1\n3 1\nEOF\n";
        for (String layout : List.of(
                "FULL_MATRIX\nEDGE_WEIGHT_SECTION\n0 12 13\n12 0 23\n13 23 0\n",
                "LOWER_ROW\nEDGE_WEIGHT_SECTION\n12\n13 23\n",
                "LOWER_DIAG_ROW\nEDGE_WEIGHT_SECTION\n0 12 0\n13 23 0\n",
                "UPPER_ROW\nEDGE_WEIGHT_SECTION\n12 13 23\n",
                "UPPER_DIAG_ROW\nEDGE_WEIGHT_SECTION\n0 12 13\n0 23\n0\n")) {
            TravelMatrix travel = travel(
                    VrpInstances.parse("tiny", head + layout + tail, null).problem());
            assertThat(new long[] {travel.distanceMetres(0, 1), travel.distanceMetres(2, 0), travel.distanceMetres(1, 2)
                    })
                    .as(layout)
                    .containsExactly(12, 13, 23);
        }
    }

    private static List<String> codes(String text) {
        try {
            VrpInstances.parse("bad", text, null);
        } catch (InvalidInputException e) {
            assertThat(e.findings().listed())
                    .allMatch(finding -> finding.cause().startsWith("Maybe"));
            return e.findings().listed().stream().map(Finding::code).toList();
        }
        return List.of();
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        String text = """
                NAME : bad
                DIMENSION : 3
                CAPACITY : -5
                EDGE_WEIGHT_TYPE : EUC_2D
                NODE_COORD_SECTION
                1 0 0
                2 x 1
                DEMAND_SECTION
                1 0
                2 1.5
                2 4
                3 -1
                CLUSTER_SECTION
                1 1
                """;

        assertThat(codes(text))
                .contains(
                        "vrp.negative",
                        "vrp.not-a-number",
                        "vrp.wrong-count",
                        "vrp.wrong-number",
                        "vrp.unsupported",
                        "vrp.not-whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "DIMENSION : 0\n",
                "DIMENSION : 2\n",
                "DIMENSION : 99999999999\nDEMAND_SECTION\n",
                "DIMENSION : 2\nNODE_COORD_SECTION\n1 0 0\n2 0 1e300\n",
                "DIMENSION : 2\nEDGE_WEIGHT_TYPE : GEO\n",
                "VEHICLE\nNUMBER CAPACITY\n1 1\nCUSTOMER\n",
                "VEHICLE\nNUMBER CAPACITY\nCUSTOMER\n0 0 0 0 0 10 0\n",
                "VEHICLE\nNUMBER CAPACITY\n1 1\nCUSTOMER\n0 0 0 0 9 1 0\n",
                "VEHICLE\nNUMBER CAPACITY\n1 1\nCUSTOMER\n1 0 0 0 0 10 0\n",
                "1 1 1\n0 0 0 0 0 10 0 0 0\n1 0 0 5 0 10 0 0 0\n",
                "1 1 2\n0 0 0 0 0 10 0 0 0\n"
            })
    void refusesWithAFinding(String text) {
        assertThat(codes(text)).isNotEmpty();
    }
}
