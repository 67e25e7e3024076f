package io.flowcast.connectors.vrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The formats without titles: Cordeau, mixed fleets, Li and Lim. */
class ColumnFormatsTest {

    private static final String CORDEAU = """
            2 2 3 2
            0 80
            310 0
             1 37 52 0   7 1 4 1 2 4 8
             2 49 49 10 30 1 2 1 2
             3 52 64 0  16 1 1 1
             4 20 20 0   0 0 0
             5 30 40 0   0 0 0
            """;

    private static final String MIXED = """
             //Lines 1:1      : these comments
             2 2 999999.0 5.0 1517.84 1518.05
             4 20  35 1.5
             2 30  0 1.1
             30 40
             37 52   7
             49 49  30
            """;

    @Test
    void readsSeveralDepotsOfCordeau() {
        VrpInstance instance = VrpInstances.parse("p00.txt", CORDEAU, null);
        RoutingProblem problem = instance.problem();

        assertThat(instance.name()).isEqualTo("p00");
        assertThat(instance.format()).isEqualTo("cordeau");
        assertThat(instance.rounding()).isEqualTo(DistanceRounding.EXACT);
        assertThat(problem.depots()).extracting(Depot::id).containsExactly("depot 4", "depot 5");
        assertThat(problem.stops()).extracting(Stop::id).containsExactly("1", "2", "3");
        assertThat(problem.stops().get(1).delivery()).containsExactly(30L);
        assertThat(problem.stops().get(1).serviceSeconds()).isEqualTo(10_000);
        assertThat(problem.stops().get(1).windows()).isEmpty();
        VehicleType first = problem.vehicleTypes().get(0);
        VehicleType second = problem.vehicleTypes().get(1);
        assertThat(first.maxDurationSeconds()).isEqualTo(Long.MAX_VALUE);
        assertThat(first.capacity()).containsExactly(80L);
        assertThat(second.maxDurationSeconds()).isEqualTo(310_000);
        assertThat(second.capacity().get(0)).isGreaterThan(1_000_000_000L);
        // Two vehicles per depot, counted depot by depot.
        assertThat(instance.vehicles().get(second.id())).containsExactly(3, 4);
        // Depot 4 (20, 20) to depot 5 (30, 40): sqrt(500) = 22.3607.
        assertThat(problem.travel().get("default").distanceMetres(3, 4)).isEqualTo(22_361);
    }

    @Test
    void readsWindowsOfCordeau() {
        String text = "6 1 1 1\n0 80\n1 3 4 2 7 1 1 1 10 20\n2 0 0 0 0 0 0\n";
        RoutingProblem problem =
                VrpInstances.parse("pr.txt", text, DistanceRounding.NINT).problem();

        assertThat(problem.stops().get(0).windows()).containsExactly(new TimeWindow(10, 20));
        assertThat(problem.depots().get(0).window()).isEqualTo(TimeWindow.ALWAYS);
    }

    @Test
    void readsMixedFleets() {
        VrpInstance instance = VrpInstances.parse("HVRP00.txt", MIXED, null);
        List<VehicleType> types = instance.problem().vehicleTypes();

        assertThat(instance.format()).isEqualTo("mixed-fleet");
        assertThat(types).extracting(VehicleType::count).containsExactly(4, 2);
        assertThat(types.get(0).fixedCost()).isEqualTo(35_000);
        assertThat(types.get(0).costPerMetre()).isEqualTo(1.5);
        assertThat(types.get(0).maxDurationSeconds()).isEqualTo(Long.MAX_VALUE);
        assertThat(instance.vehicles().get(types.get(1).id())).containsExactly(5, 6);
        assertThat(instance.problem().stops()).hasSize(2).allMatch(stop -> stop.serviceSeconds() == 5_000);
    }

    @Test
    void takesSpeedOneWhereACopyOfLiAndLimLostIt() {
        VrpInstance instance = VrpInstances.parse(
                "lc.txt", "2 10 0\n0 0 0 0 0 99 0 0 0\n1 3 4 5 0 99 2 0 2\n2 1 1 -5 0 99 2 1 0\n", null);

        assertThat(instance.findings().listed()).extracting(Finding::code).containsExactly("vrp.speed-assumed");
    }

    @Test
    void chargesForVehiclesOnlyWhatItIsTold() throws IOException {
        Path file = Files.createTempFile("mixed", ".txt");
        try {
            Files.writeString(file, MIXED);
            assertThat(VrpInstances.read(file, DistanceRounding.NINT, 1000)
                            .problem()
                            .vehicleTypes())
                    .extracting(VehicleType::fixedCost)
                    .containsExactly(1035.0, 1000.0);
        } finally {
            Files.delete(file);
        }
    }
}
