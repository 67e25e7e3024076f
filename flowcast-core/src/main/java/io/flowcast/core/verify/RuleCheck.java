package io.flowcast.core.verify;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Violation.Kind;
import io.flowcast.api.routing.Visit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the rules that bind stops to each other: alternatives, same vehicle, sequences, backhauls. */
final class RuleCheck {

    private final RoutingProblem problem;
    private final List<Route> routes;
    private final List<Violation> found;
    private final Map<String, Integer> routeOf = new HashMap<>();
    private final Map<String, Integer> positionOf = new HashMap<>();

    RuleCheck(RoutingProblem problem, List<Route> routes, List<Violation> found) {
        this.problem = problem;
        this.routes = routes;
        this.found = found;
        for (int r = 0; r < routes.size(); r++) {
            List<Visit> visits = routes.get(r).visits();
            for (int k = 0; k < visits.size(); k++) {
                routeOf.put(visits.get(k).stopId(), r);
                positionOf.put(visits.get(k).stopId(), k);
            }
        }
    }

    private void add(Kind kind, String subject, double amount, String message) {
        found.add(new Violation(kind, subject, amount, message));
    }

    /** Checks that one stop of each group is served, and returns the prizes that are lost. */
    double alternatives(Map<String, Integer> visits, Set<String> reported) {
        double lost = 0;
        for (Alternatives group : problem.alternatives()) {
            int served = 0;
            for (String id : group.stopIds()) {
                int times = visits.getOrDefault(id, 0);
                served += times;
                if (times > 1) {
                    add(Kind.REPEATED, id, times - 1, "Stop " + id + " is served " + times + " times");
                }
            }
            if (served > 1) {
                add(Kind.ALTERNATIVES, group.id(), served - 1, "More than one stop of " + group.id() + " is served");
            } else if (served == 0 && group.prize().isEmpty()) {
                add(Kind.UNSERVED, group.id(), 1, "One stop of " + group.id() + " must be served and none is");
            } else if (served == 0) {
                lost += group.prize().getAsDouble();
                for (String id : group.stopIds()) {
                    if (!reported.contains(id)) {
                        add(Kind.STATED, id, 1, "Stop " + id + " is neither served nor reported");
                    }
                }
            }
        }
        return lost;
    }

    /** Checks who serves what after what. */
    void orders() {
        for (SameVehicle group : problem.sameVehicle()) {
            Set<Integer> vehicles = new HashSet<>();
            group.stopIds().forEach(id -> vehicles.add(routeOf.getOrDefault(id, -1)));
            vehicles.remove(-1);
            if (vehicles.size() > 1) {
                String ids = String.join(", ", group.stopIds());
                add(
                        Kind.SAME_VEHICLE,
                        group.stopIds().get(0),
                        vehicles.size() - 1,
                        "Stops " + ids + " are served by " + vehicles.size() + " vehicles");
            }
        }
        for (Sequence order : problem.sequences()) {
            Integer first = routeOf.get(order.beforeStopId());
            Integer second = routeOf.get(order.afterStopId());
            if (first != null && first.equals(second)) {
                int ahead = positionOf.getOrDefault(order.beforeStopId(), 0)
                        - positionOf.getOrDefault(order.afterStopId(), 0);
                if (ahead > 0) {
                    String message = "Stop " + order.beforeStopId() + " is served after " + order.afterStopId();
                    add(Kind.SEQUENCE, order.afterStopId(), ahead, message);
                }
            }
        }
        if (problem.backhauls() == Backhauls.LAST) {
            Set<String> backhauls = new HashSet<>();
            problem.stops().stream().filter(RuleCheck::takesOnly).forEach(stop -> backhauls.add(stop.id()));
            routes.forEach(route -> route.trips().forEach(trip -> backhauls(trip, backhauls)));
        }
    }

    private static boolean takesOnly(Stop stop) {
        return stop.pickup().stream().anyMatch(amount -> amount > 0)
                && stop.delivery().stream().allMatch(amount -> amount == 0);
    }

    private void backhauls(List<Visit> trip, Set<String> backhauls) {
        boolean taken = false;
        for (Visit visit : trip) {
            boolean takes = backhauls.contains(visit.stopId());
            if (taken && !takes) {
                add(Kind.BACKHAUL, visit.stopId(), 1, "Stop " + visit.stopId() + " comes after a stop that only takes");
            }
            taken |= takes;
        }
    }
}
