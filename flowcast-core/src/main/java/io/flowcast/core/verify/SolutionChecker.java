package io.flowcast.core.verify;

import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Violation.Kind;
import io.flowcast.api.routing.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a route plan, whoever made it: recomputes loads, times, distances and cost of every route from the problem, and checks
 * that each stop is served exactly once or reported as not served. Immutable and safe for several threads.
 *
 * <p>Times are checked as the plan states them: an arrival must be the previous departure plus the travel time, service may
 * begin later (waiting), and the vehicle may leave later than service ends.
 */
public final class SolutionChecker {

    /** Relative difference of costs that rounding explains. */
    private static final double COST_TOLERANCE = 1e-9;

    /** A checker; it has no state. */
    public SolutionChecker() {}

    /**
     * Everything a plan breaks.
     *
     * @param problem what was asked
     * @param plan the answer; its own list of violations is not read
     * @return the violations, routes first, in the order of the plan; empty for a feasible plan that states its figures rightly
     */
    public List<Violation> check(RoutingProblem problem, RoutePlan plan) {
        return check(problem, plan.routes(), plan.unserved(), plan.cost());
    }

    /**
     * Everything a plan breaks, for a planner that has not yet put its plan together.
     *
     * @param problem what was asked
     * @param routes who drives where
     * @param unserved stops that are reported as not served
     * @param cost stated cost of the plan
     * @return the violations, as in {@link #check(RoutingProblem, RoutePlan)}
     */
    public List<Violation> check(RoutingProblem problem, List<Route> routes, List<UnservedStop> unserved, double cost) {
        ProblemIndex index = new ProblemIndex(problem);
        List<Violation> found = new ArrayList<>();
        Map<String, Integer> visits = new HashMap<>();
        double expected = 0;
        for (Route route : routes) {
            expected += new RouteCheck(index, route, found).run();
            for (Visit visit : route.visits()) {
                visits.merge(visit.stopId(), 1, Integer::sum);
            }
        }
        checkFleet(index, routes, found);
        checkUnderWay(index, routes, found);
        Set<String> reported = checkReported(index, unserved, visits, found);
        for (Stop stop : problem.stops()) {
            if (!index.alternatives.containsKey(stop.id())) {
                expected += checkServed(stop, visits.getOrDefault(stop.id(), 0), reported, found);
            }
        }
        RuleCheck rules = new RuleCheck(problem, routes, found);
        expected += rules.alternatives(visits, reported);
        rules.orders();
        for (Shipment shipment : problem.shipments()) {
            expected += checkShipment(shipment, visits, reported, found);
        }
        if (differs(expected, cost)) {
            found.add(new Violation(
                    Kind.STATED,
                    "plan",
                    finite(cost - expected),
                    "The plan states a cost of " + cost + " but its routes and prizes come to " + expected));
        }
        return List.copyOf(found);
    }

    private static void checkFleet(ProblemIndex index, List<Route> routes, List<Violation> found) {
        Map<String, Set<Integer>> used = new HashMap<>();
        for (Route route : routes) {
            VehicleType type = index.types.get(route.vehicleTypeId());
            if (type == null) {
                continue;
            }
            boolean exists = route.vehicle() >= 0 && route.vehicle() < type.count();
            boolean fresh =
                    used.computeIfAbsent(type.id(), id -> new HashSet<>()).add(route.vehicle());
            if (!exists || !fresh) {
                String why = exists ? "drives two routes" : "does not exist: there are " + type.count();
                found.add(new Violation(
                        Kind.FLEET, type.id(), 1, "Vehicle " + route.vehicle() + " of type " + type.id() + " " + why));
            }
        }
    }

    private static void checkUnderWay(ProblemIndex index, List<Route> routes, List<Violation> found) {
        Set<String> driven = new HashSet<>();
        routes.forEach(route -> driven.add(ProblemIndex.name(route.vehicleTypeId(), route.vehicle())));
        index.underWay.forEach((name, vehicle) -> {
            if (!vehicle.visits().isEmpty() && !driven.contains(name)) {
                found.add(new Violation(
                        Kind.LOCKED, name, 1, "Vehicle " + name + " is under way and has no route in the plan"));
            }
        });
    }

    private static Set<String> checkReported(
            ProblemIndex index, List<UnservedStop> unserved, Map<String, Integer> visits, List<Violation> found) {
        Set<String> reported = new HashSet<>();
        for (UnservedStop each : unserved) {
            String id = each.stopId();
            if (!index.stops.containsKey(id)) {
                found.add(new Violation(Kind.UNKNOWN, id, 1, "Stop " + id + " is reported but is not in the problem"));
            } else if (visits.containsKey(id)) {
                found.add(new Violation(Kind.STATED, id, 1, "Stop " + id + " is served and reported as not served"));
            }
            if (!reported.add(id)) {
                found.add(new Violation(Kind.STATED, id, 1, "Stop " + id + " is reported as not served twice"));
            }
        }
        return reported;
    }

    /** Returns the prize that is lost. */
    static double checkServed(Stop stop, int visits, Set<String> reported, List<Violation> found) {
        String id = stop.id();
        if (visits > 1) {
            found.add(new Violation(Kind.REPEATED, id, visits - 1, "Stop " + id + " is served " + visits + " times"));
        }
        if (visits > 0) {
            return 0;
        }
        if (stop.prize().isEmpty()) {
            found.add(new Violation(Kind.UNSERVED, id, 1, "Stop " + id + " must be served and is not"));
        } else if (!reported.contains(id)) {
            found.add(new Violation(Kind.STATED, id, 1, "Stop " + id + " is neither served nor reported"));
        }
        return stop.prize().orElse(0);
    }

    private static double checkShipment(
            Shipment shipment, Map<String, Integer> visits, Set<String> reported, List<Violation> found) {
        int pickups = visits.getOrDefault(shipment.pickup().id(), 0);
        int deliveries = visits.getOrDefault(shipment.delivery().id(), 0);
        double lost = checkServed(shipment.pickup(), pickups, reported, found);
        if (deliveries > 1) {
            checkServed(shipment.delivery(), deliveries, reported, found);
        }
        if (pickups > 0 != deliveries > 0) {
            String missing =
                    pickups > 0 ? shipment.delivery().id() : shipment.pickup().id();
            found.add(new Violation(
                    Kind.UNSERVED,
                    missing,
                    1,
                    "Shipment " + shipment.id() + " is served at one end only; stop " + missing + " is missing"));
        }
        return lost;
    }

    /** Whether two costs differ by more than rounding; a cost that is not finite always differs. */
    static boolean differs(double expected, double stated) {
        return !(Math.abs(expected - stated) <= COST_TOLERANCE * Math.max(1, Math.abs(expected)));
    }

    /** The amount of a violation must be finite, whatever a plan states. */
    static double finite(double amount) {
        return Double.isFinite(amount) ? amount : 0;
    }
}
