package io.flowcast.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** What the cases of the {@link RoutePlannerCompatibilityKit} share: the planner under test, what it refuses, and small problems. */
public abstract class RoutePlannerKitBase {

    /** Iterations that are enough for the small problems here. */
    protected static final StopWhen SHORT = StopWhen.afterIterations(200);

    /** For the implementation's test class. */
    protected RoutePlannerKitBase() {}

    /**
     * The planner under test.
     *
     * @return a planner
     */
    protected abstract RoutePlanner planner();

    /**
     * Recomputes everything a plan states and every constraint from the problem alone.
     *
     * @param problem what was asked
     * @param plan the answer
     * @return what the plan breaks
     */
    protected abstract List<Violation> check(RoutingProblem problem, RoutePlan plan);

    /**
     * What the planner refuses because it cannot express it; the kit then holds that it really refuses.
     *
     * @return the features, none by default
     */
    protected Set<Feature> refused() {
        return Set.of();
    }

    /** Parts of a problem that a planner may refuse. */
    public enum Feature {
        /** Stops with a prize. */
        OPTIONAL_STOPS,
        /** Stops whose goods are ready late. */
        RELEASE,
        /** Longest distance or duration of a route. */
        ROUTE_LIMITS,
        /** Longest time of a shipment on board. */
        TIME_ON_BOARD,
        /** Stops that both bring and take. */
        BRING_AND_TAKE,
        /** Overtime at a higher price. */
        OVERTIME,
        /** Quality lost on the way from the depot at a price. */
        COST_ON_BOARD,
        /** Service that takes longer with some vehicles. */
        SERVICE_BY_TYPE,
        /** Travel that depends on the time of day. */
        TIME_DEPENDENT,
        /** Breaks of drivers. */
        BREAKS,
        /** Several trips a route. */
        TRIPS,
        /** A plan to start from; a planner that refuses it plans from nothing. */
        WARM_START,
        /** Stops of which one is served. */
        ALTERNATIVES,
        /** Stops for the same vehicle. */
        SAME_VEHICLE,
        /** Orders of stops. */
        SEQUENCES,
        /** Stops that only take after all others. */
        BACKHAULS_LAST,
        /** Vehicles that have left their start. */
        UNDER_WAY
    }

    /** Plans a problem with a feature, or holds that the planner refuses it; empty if it does. */
    final Optional<RoutePlan> planOrRefuse(RoutingProblem problem, Feature feature) {
        if (refused().contains(feature)) {
            assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                    .isInstanceOf(InvalidInputException.class);
            return Optional.empty();
        }
        return Optional.of(plan(problem));
    }

    /**
     * A context with a fixed seed and no deadline.
     *
     * @return the builder
     */
    protected static RunContext.Builder context() {
        return RunContext.asOf(LocalDate.of(2026, 1, 5)).seed(7);
    }

    final RoutePlan plan(RoutingProblem problem) {
        RoutePlan plan = planner().plan(problem, SHORT, context().build());
        assertHonest(problem, plan);
        return plan;
    }

    /** The plan lists exactly the violations it has, and no figure of it is infinite or not a number. */
    final void assertHonest(RoutingProblem problem, RoutePlan plan) {
        assertThat(plan.violations()).containsExactlyInAnyOrderElementsOf(check(problem, plan));
        assertThat(plan.cost()).isFinite();
        assertThat(plan.routes()).allSatisfy(route -> assertThat(route.cost()).isFinite());
        assertThat(plan.provenance().seed()).isEqualTo(7);
        assertThat(plan.provenance().dataHash()).matches("[a-z0-9-]+:[0-9a-f]+");
    }

    /** Places on a line, one every 100 metres, 10 metres a second. */
    protected static TravelMatrix line(int places) {
        long[][] metres = new long[places][places];
        long[][] seconds = new long[places][places];
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                metres[i][j] = 100L * Math.abs(i - j);
                seconds[i][j] = 10L * Math.abs(i - j);
            }
        }
        return DenseTravelMatrix.of(metres, seconds);
    }

    /** Depot {@code D} at place 0 and vehicles of capacity 100 in one dimension. */
    protected static RoutingProblem.Builder base(int places, int vehicles) {
        return RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", vehicles, "D", 100L).build())
                .travel(line(places));
    }

    static Stop drop(String id, int location, long units) {
        return Stop.at(id, location).delivery(units).build();
    }

    /** Stops scattered over a square with windows; some demands, three vehicles per ten stops. */
    protected static RoutingProblem scattered(int stops, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] x = new int[stops + 1];
        int[] y = new int[stops + 1];
        for (int i = 0; i <= stops; i++) {
            x[i] = random.nextInt(1000);
            y[i] = random.nextInt(1000);
        }
        long[][] metres = new long[stops + 1][stops + 1];
        for (int i = 0; i <= stops; i++) {
            for (int j = 0; j <= stops; j++) {
                metres[i][j] = Math.round(Math.hypot(x[i] - x[j], y[i] - y[j]));
            }
        }
        RoutingProblem.Builder problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(
                        VehicleType.at("van", Math.max(2, stops / 3), "D", 100L).build())
                .travel(DenseTravelMatrix.of(metres, metres));
        for (int i = 1; i <= stops; i++) {
            long opens = 1500 + random.nextInt(2000);
            problem.stop(Stop.at("S" + i, i)
                    .delivery(1L + random.nextInt(30))
                    .windows(new TimeWindow(opens, opens + 1000))
                    .serviceSeconds(50)
                    .build());
        }
        return problem.build();
    }
}
