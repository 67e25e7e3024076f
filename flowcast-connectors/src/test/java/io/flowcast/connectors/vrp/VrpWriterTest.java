package io.flowcast.connectors.vrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.connectors.route.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VrpWriterTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/flowcast/connectors/vrp");
    private static final Places SQUARE = Places.planar(new double[] {0, 3, 1.5, -2}, new double[] {0, 4, 1, 0.25});

    /** What depots first leaves as it was is read back word for word: same stops, vehicles, windows, distances. */
    @ParameterizedTest
    @CsvSource({
        "X-n101-k25, NINT",
        "X115-HVRP, EXACT",
        "X106-FSMD, EXACT",
        "PR01, EXACT",
        "PR07, EXACT",
        "PR11A, EXACT",
        "R1_10_1, DIMACS",
        "C201R0.25, DIMACS",
        "X-n524-66-k129, NINT"
    })
    void readsBackWhatItWrites(String name, DistanceRounding rounding) throws IOException {
        VrpInstance instance = VrpInstances.read(FOLDER.resolve(name + ".vrp"), rounding);

        VrpText written = VrpWriter.vrplib(name, instance.problem(), rounding);
        VrpInstance read = VrpInstances.parse("written.vrp", written.text(), rounding);

        assertThat(read.name()).isEqualTo(name);
        assertThat(read.vehicles()).isEqualTo(instance.vehicles());
        assertThat(read.problem().stops())
                .usingRecursiveComparison()
                .ignoringFields("windows")
                .isEqualTo(instance.problem().stops());
        assertThat(read.problem().vehicleTypes()).isEqualTo(instance.problem().vehicleTypes());
        assertThat(written.stopIds().get(instance.problem().depots().size()))
                .isEqualTo(instance.problem().stops().get(0).id());
    }

    private static VehicleType.Builder van() {
        return VehicleType.at("van", 2, "D", 10L);
    }

    private static Stop.Builder stop(String id, int location) {
        return Stop.at(id, location).delivery(3L).windows(new TimeWindow(10, 50));
    }

    private static RoutingProblem.Builder plain() {
        return RoutingProblem.builder("units")
                .depot(new Depot("D", 0, new TimeWindow(0, 100)))
                .travel(DistanceRounding.NINT.travel(SQUARE));
    }

    private static RoutingProblem.Builder withVan() {
        return plain().vehicleType(van().build());
    }

    @Test
    void writesSolomonsLayout() {
        RoutingProblem problem = withVan()
                .stop(stop("shop", 1).serviceSeconds(5).build())
                .stop(Stop.at("kiosk", 3).delivery(2L).build())
                .build();

        VrpText text = VrpWriter.solomon("tiny", problem, DistanceRounding.NINT);
        RoutingProblem read =
                VrpInstances.parse("tiny", text.text(), DistanceRounding.NINT).problem();

        assertThat(text.stopIds()).containsExactly("", "shop", "kiosk");
        assertThat(read.stops().get(0).windows()).containsExactly(new TimeWindow(10, 50));
        assertThat(read.stops().get(1).windows()).containsExactly(new TimeWindow(0, 100));
        // (-2, 0.25) to (3, 4): 6.25.
        assertThat(read.travel().get("default").distanceMetres(1, 2)).isEqualTo(6);
    }

    @Test
    void writesPickupAndDeliveryInBothLayouts() {
        RoutingProblem problem = withVan()
                .shipment(new Shipment(
                        "a", Stop.at("p", 1).build(), Stop.at("d", 2).build(), List.of(4L), Long.MAX_VALUE))
                .build();

        for (VrpText text : List.of(
                VrpWriter.liLim(problem, DistanceRounding.NINT),
                VrpWriter.vrplib("tiny", problem, DistanceRounding.NINT))) {
            RoutingProblem read = VrpInstances.parse("tiny", text.text(), DistanceRounding.NINT)
                    .problem();
            assertThat(text.stopIds()).containsExactly("", "p", "d");
            assertThat(read.shipments()).singleElement().satisfies(shipment -> {
                assertThat(shipment.load()).containsExactly(4L);
                assertThat(shipment.pickup().id()).isEqualTo("1");
                assertThat(shipment.delivery().id()).isEqualTo("2");
            });
        }
    }

    @Test
    void writesDistancesThatAreNoStraightLinesAsAMatrix() {
        long[][] metres = {{0, 7}, {9, 0}};
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(van().build())
                .stop(Stop.at("a", 1).delivery(3L).build())
                .travel(DenseTravelMatrix.of(metres, metres))
                .build();

        String text = VrpWriter.vrplib("tiny", problem, DistanceRounding.NINT).text();

        assertThat(text).contains("EXPLICIT", "0 7\n9 0\n");
        assertThatThrownBy(() -> VrpWriter.solomon("tiny", problem, DistanceRounding.NINT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("travel");
    }

    /** A problem that no format can say, and the field that is in the way. */
    private record Case(String field, Function<RoutingProblem.Builder, RoutingProblem.Builder> problem) {}

    private static Stream<Case> inexpressible() {
        return Stream.of(
                new Case(
                        "windows",
                        p -> p.vehicleType(van().build())
                                .stop(stop("a", 1)
                                        .windows(new TimeWindow(0, 5), new TimeWindow(8, 9))
                                        .build())),
                new Case("maxStops", p -> p.vehicleType(van().maxStops(3).build())),
                new Case("costPerSecond", p -> p.vehicleType(van().cost(0, 1, 2).build())),
                new Case("endDepotId", p -> p.vehicleType(van().endDepot(null).build())),
                new Case(
                        "shift",
                        p -> p.vehicleType(van().shift(new TimeWindow(5, 9)).build())),
                new Case(
                        "maxSecondsOnBoard",
                        p -> p.vehicleType(van().build())
                                .shipment(new Shipment(
                                        "s",
                                        Stop.at("p", 1).build(),
                                        Stop.at("q", 2).build(),
                                        List.of(1L),
                                        5))),
                new Case(
                        "stops",
                        p -> p.vehicleType(van().build())
                                .stop(stop("a", 1).build())
                                .shipment(new Shipment(
                                        "s",
                                        Stop.at("p", 1).build(),
                                        Stop.at("q", 2).build(),
                                        List.of(1L),
                                        Long.MAX_VALUE))));
    }

    @ParameterizedTest
    @MethodSource("inexpressible")
    void saysWhatCannotBeExpressed(Case wanted) {
        RoutingProblem problem = wanted.problem().apply(plain()).build();

        assertThatThrownBy(() -> VrpWriter.vrplib("tiny", problem, DistanceRounding.NINT))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().listed()).anySatisfy(finding -> {
                            assertThat(finding.code()).isEqualTo("vrp.not-expressible");
                            assertThat(finding.name()).isEqualTo(wanted.field());
                        }));
    }

    @Test
    void saysThatSolomonKnowsNoPrizesNorMixedFleets() {
        RoutingProblem problem = withVan()
                .vehicleType(VehicleType.at("truck", 1, "D", 99L).build())
                .stop(stop("a", 1).prize(7).build())
                .build();

        assertThat(VrpWriter.vrplib("tiny", problem, DistanceRounding.NINT).text())
                .contains("PRIZE_SECTION", "CAPACITY_SECTION");
        assertThatThrownBy(() -> VrpWriter.solomon("tiny", problem, DistanceRounding.NINT))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().listed())
                                .extracting(Finding::name)
                                .contains("prize", "capacity"));
    }

    @Test
    void writesGroupsOfWhichOneIsVisited() {
        RoutingProblem.Builder problem = withVan()
                .stop(stop("a", 1).build())
                .stop(stop("b", 2).build())
                .stop(stop("c", 3).build());

        RoutingProblem read = VrpInstances.parse(
                        "tiny",
                        VrpWriter.vrplib(
                                        "tiny",
                                        problem.alternatives(Alternatives.oneOf("x", "c", "a"))
                                                .build(),
                                        DistanceRounding.NINT)
                                .text(),
                        DistanceRounding.NINT)
                .problem();

        assertThat(read.alternatives())
                .singleElement()
                .satisfies(group -> assertThat(group.stopIds()).containsExactly("3", "1"));
        assertThatThrownBy(() -> VrpWriter.vrplib(
                        "tiny",
                        problem.alternatives(Alternatives.atMostOneOf("y", 3, "a", "b"))
                                .build(),
                        DistanceRounding.NINT))
                .isInstanceOf(InvalidInputException.class);
    }

    /** Rules that no instance file has are noticed although the writers never heard of them. */
    @Test
    void noticesRulesBetweenStops() {
        RoutingProblem problem = withVan()
                .stop(stop("a", 1).maxSecondsOnBoard(5).build())
                .stop(stop("b", 2).build())
                .sameVehicle(SameVehicle.of("a", "b"))
                .sequence(new Sequence("b", "a"))
                .backhauls(Backhauls.LAST)
                .build();

        assertThatThrownBy(() -> VrpWriter.vrplib("tiny", problem, DistanceRounding.NINT))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().listed())
                                .extracting(Finding::name)
                                .contains("sameVehicle", "sequences", "backhauls", "maxSecondsOnBoard"));
    }

    @Test
    void refusesAProblemThatIsNotComplete() {
        RoutingProblem empty = RoutingProblem.builder("units").build();

        assertThatThrownBy(() -> VrpWriter.vrplib("x", empty, DistanceRounding.NINT))
                .isInstanceOf(InvalidInputException.class);
    }
}
