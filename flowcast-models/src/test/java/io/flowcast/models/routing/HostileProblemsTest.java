package io.flowcast.models.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.core.verify.SolutionChecker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Problems with numbers that no day has: findings before the search, or a plan that leaves out what cannot be served, never one that is wrong. */
class HostileProblemsTest {

    private static final long[] NUMBERS = {
        0, 1, 1_000_000, 10_000_000_000L, 1_000_000_000_000L, 1L << 40, Long.MAX_VALUE / 2, Long.MAX_VALUE
    };
    private static final double[] PRICES = {0, 1e-300, 1e-9, 1.0 / 3, 1e6, 1e12, Double.MAX_VALUE};
    private static final double RATE = 0.03;

    @Property(tries = 400)
    void numbersThatNoDayHasNeverMakeAWrongPlan(@ForAll long seed) {
        RoutingProblem problem;
        try {
            problem = new Spoiler(seed).spoil(RandomProblems.problem(seed));
        } catch (IllegalArgumentException refusedByAWord) {
            return;
        }
        RoutePlan plan;
        try {
            plan = plan(problem);
        } catch (InvalidInputException e) {
            assertThat(e.findings().listed()).isNotEmpty();
            return;
        }
        assertThat(plan.violations())
                .allSatisfy(violation -> assertThat(violation.kind()).isEqualTo(Violation.Kind.UNSERVED));
        assertThat(plan.violations()).containsExactlyInAnyOrderElementsOf(new SolutionChecker().check(problem, plan));
        assertThatCode(() -> new RouteExplainer().explain(problem, plan, context()))
                .doesNotThrowAnyException();
    }

    private static RunContext context() {
        return RunContext.asOf(LocalDate.EPOCH).build();
    }

    private static RoutePlan plan(RoutingProblem problem) {
        return new RuinRecreatePlanner().plan(problem, StopWhen.afterIterations(40), context());
    }

    private static RoutingProblem.Builder base(VehicleType... types) {
        long[][] metres = {{0, 100}, {100, 0}};
        RoutingProblem.Builder problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, new TimeWindow(98, 3000)))
                .travel(DenseTravelMatrix.of(metres, metres));
        for (VehicleType type : types) {
            problem.vehicleType(type);
        }
        return problem;
    }

    private static void leavesOut(RoutingProblem problem, String... ids) {
        RoutePlan plan = plan(problem);
        assertThat(plan.unserved()).extracting(UnservedStop::stopId).containsExactlyInAnyOrder(ids);
        assertThat(plan.violations())
                .hasSize(ids.length)
                .allSatisfy(violation -> assertThat(violation.kind()).isEqualTo(Violation.Kind.UNSERVED));
    }

    @Test
    void aShiftThatNeverMeetsTheOpeningOfTheDepotServesNothing() {
        leavesOut(
                base(VehicleType.at("late", 1, "D", 10L)
                                .endDepot(null)
                                .shift(new TimeWindow(101_000, TimeWindow.ALWAYS.endSecond()))
                                .build())
                        .stop(Stop.at("A", 1).delivery(1L).build())
                        .build(),
                "A");
    }

    @Test
    void stopsForOneVehicleThatNeedSkillsOfTwoAreNotServedTogether() {
        RoutePlan plan = plan(base(
                        VehicleType.at("cold", 1, "D", 10L).skills("cold").build(),
                        VehicleType.at("lift", 1, "D", 10L).skills("lift").build())
                .stop(Stop.at("A", 1).delivery(1L).requiredSkills("cold").build())
                .stop(Stop.at("B", 1).delivery(1L).requiredSkills("lift").build())
                .sameVehicle(SameVehicle.of("A", "B"))
                .build());

        assertThat(plan.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.UNSERVED);
    }

    @Test
    void goodsThatAreReadyBehindTheShiftStayAtTheDepot() {
        leavesOut(
                base(VehicleType.at("van", 1, "D", 10L)
                                .trips(3, 5)
                                .shift(new TimeWindow(100, 1000))
                                .build())
                        .stop(Stop.at("A", 1).delivery(1L).releaseSecond(1001).build())
                        .stop(Stop.at("B", 1).delivery(1L).releaseSecond(500).build())
                        .build(),
                "A");
    }

    @Test
    void costsThatWouldOverflowAreRefusedOrRoundedButNeverWrong() {
        RoutePlan plan = plan(base(VehicleType.at("van", 1, "D", 10L)
                        .cost(1e12, 1e6, 1e6)
                        .overtime(0, 1e6)
                        .build())
                .stop(Stop.at("A", 1).delivery(1L).prize(1e12).build())
                .stop(Stop.at("B", 1).delivery(1L).build())
                .build());

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.unserved()).isEmpty();
        // 1e12, 200 metres and 200 seconds at a million, and as much again for overtime.
        assertThat(plan.cost()).isEqualTo(1e12 + 200e6 + 200e6 + 200e6);
    }

    /** Only by way of its depot could the van come home from A, but a reload that loads nothing is no trip. */
    @Test
    void aReloadIsNoWayHome() {
        long no = TravelMatrix.UNREACHABLE;
        long[][] metres = {{0, 10, 10}, {10, 0, no}, {10, no, 0}};
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .depot(new Depot("home", 2, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "D", 10L)
                        .trips(2, 0, "D")
                        .endDepot("home")
                        .build())
                .travel(DenseTravelMatrix.of(metres, metres))
                .stop(Stop.at("A", 1).pickup(1L).build())
                .stop(Stop.at("B", 2).pickup(1L).build())
                .build();
        RoutePlan plan = plan(problem);

        assertThat(plan.violations()).as("A first, and then B on another trip").isEmpty();
        leavesOut(
                RoutingProblem.builder("units")
                        .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                        .depot(new Depot("home", 2, TimeWindow.ALWAYS))
                        .vehicleType(VehicleType.at("van", 1, "D", 10L)
                                .trips(2, 0, "D")
                                .endDepot("home")
                                .build())
                        .travel(DenseTravelMatrix.of(metres, metres))
                        .stop(Stop.at("A", 1).pickup(1L).build())
                        .stop(Stop.at("C", 1).pickup(1L).build())
                        .build(),
                "A",
                "C");
    }

    /** Replaces some numbers of a problem by others. */
    private static final class Spoiler {

        private final SplittableRandom random;

        Spoiler(long seed) {
            random = new SplittableRandom(seed);
        }

        private boolean hit() {
            return random.nextDouble() < RATE;
        }

        private long number(long value) {
            return hit() ? NUMBERS[random.nextInt(NUMBERS.length)] : value;
        }

        private double price(double value) {
            return hit() ? PRICES[random.nextInt(PRICES.length)] : value;
        }

        private List<Long> numbers(List<Long> values) {
            return values.stream().map(this::number).toList();
        }

        private TimeWindow window(TimeWindow window) {
            long first = number(window.startSecond());
            long second = number(window.endSecond());
            return new TimeWindow(Math.min(first, second), Math.max(first, second));
        }

        RoutingProblem spoil(RoutingProblem problem) {
            RoutingProblem.Builder spoilt =
                    RoutingProblem.builder(problem.dimensions().toArray(String[]::new));
            problem.depots()
                    .forEach(depot -> spoilt.depot(new Depot(depot.id(), depot.location(), window(depot.window()))));
            problem.vehicleTypes().forEach(type -> spoilt.vehicleType(spoil(type)));
            problem.stops().forEach(stop -> spoilt.stop(spoil(stop)));
            problem.shipments().forEach(spoilt::shipment);
            problem.travel().forEach(spoilt::travel);
            problem.alternatives().forEach(spoilt::alternatives);
            problem.sameVehicle().forEach(spoilt::sameVehicle);
            problem.sequences().forEach(spoilt::sequence);
            return spoilt.backhauls(problem.backhauls()).build();
        }

        private VehicleType spoil(VehicleType type) {
            return new VehicleType(
                    type.id(),
                    (int) Math.min(Integer.MAX_VALUE, number(type.count())),
                    type.startDepotId(),
                    type.endDepotId(),
                    numbers(type.capacity()),
                    window(type.shift()),
                    type.profile(),
                    price(type.fixedCost()),
                    price(type.costPerMetre()),
                    price(type.costPerSecond()),
                    number(type.maxDistanceMetres()),
                    number(type.maxDurationSeconds()),
                    (int) Math.min(Integer.MAX_VALUE, number(type.maxStops())),
                    type.skills(),
                    number(type.overtimeAfterSeconds()),
                    price(type.overtimeCostPerSecond()),
                    type.maxTrips(),
                    type.reloadDepotIds(),
                    number(type.reloadSeconds()),
                    type.breaks());
        }

        private Stop spoil(Stop stop) {
            List<TimeWindow> windows = new ArrayList<>();
            for (TimeWindow each : stop.windows()) {
                TimeWindow window = window(each);
                if (windows.isEmpty()
                        || window.startSecond()
                                > windows.get(windows.size() - 1).endSecond()) {
                    windows.add(window);
                }
            }
            OptionalDouble prize = stop.prize();
            return new Stop(
                    stop.id(),
                    stop.location(),
                    numbers(stop.delivery()),
                    numbers(stop.pickup()),
                    windows,
                    number(stop.serviceSeconds()),
                    number(stop.releaseSecond()),
                    prize.isPresent() ? OptionalDouble.of(price(prize.getAsDouble())) : prize,
                    stop.requiredSkills(),
                    stop.serviceSecondsByType(),
                    number(stop.maxSecondsOnBoard()),
                    price(stop.costPerSecondOnBoard()),
                    stop.priority());
        }
    }
}
