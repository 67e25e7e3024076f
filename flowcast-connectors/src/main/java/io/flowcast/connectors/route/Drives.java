package io.flowcast.connectors.route;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan with the places and the loads of its visits, for those who draw it. */
final class Drives {

    /**
     * A visit on the map.
     *
     * @param visit the visit
     * @param place its place
     * @param loads load in each dimension when the vehicle leaves
     */
    record At(Visit visit, int place, long[] loads) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public String toString() {
            return visit.toString();
        }
    }

    final RoutingProblem problem;
    final RoutePlan plan;
    final Places places;
    private final Map<String, Stop> stops = new HashMap<>();
    private final Map<String, Depot> depots = new HashMap<>();
    private final Map<String, Shipment> taken = new HashMap<>();
    private final Map<String, Shipment> brought = new HashMap<>();

    Drives(RoutingProblem problem, RoutePlan plan, Places places) {
        this.problem = problem;
        this.plan = plan;
        this.places = places;
        problem.depots().forEach(depot -> depots.put(depot.id(), depot));
        problem.stops().forEach(stop -> stops.put(stop.id(), stop));
        for (Shipment shipment : problem.shipments()) {
            stops.put(shipment.pickup().id(), shipment.pickup());
            stops.put(shipment.delivery().id(), shipment.delivery());
            taken.put(shipment.pickup().id(), shipment);
            brought.put(shipment.delivery().id(), shipment);
        }
        for (Route route : plan.routes()) {
            depot(route.startDepotId());
            route.visits().forEach(visit -> stop(visit.stopId()));
        }
    }

    private Stop stop(String id) {
        Stop stop = stops.get(id);
        if (stop == null || stop.location() >= places.size()) {
            throw new IllegalArgumentException("Stop " + id + " of the plan has no place");
        }
        return stop;
    }

    private Depot depot(String id) {
        Depot depot = depots.get(id);
        if (depot == null || depot.location() >= places.size()) {
            throw new IllegalArgumentException("Depot " + id + " of the plan has no place");
        }
        return depot;
    }

    int start(Route route) {
        return depot(route.startDepotId()).location();
    }

    /** Place at which a route ends, or null if it ends at its last stop. */
    @Nullable
    Integer end(Route route) {
        String id = route.endDepotId();
        return id == null ? null : (Integer) depot(id).location();
    }

    /** Place of a stop that is not served, or null if the problem does not have it. */
    @Nullable
    Integer place(UnservedStop unserved) {
        Stop stop = stops.get(unserved.stopId());
        return stop == null || stop.location() >= places.size() ? null : (Integer) stop.location();
    }

    /** The places a route passes, depots included. */
    List<Integer> line(Route route) {
        List<Integer> line = new ArrayList<>();
        line.add(start(route));
        for (int t = 0; t < route.trips().size(); t++) {
            if (t > 0) {
                line.add(depot(route.reloads().get(t - 1).depotId()).location());
            }
            route.trips().get(t).forEach(visit -> line.add(stop(visit.stopId()).location()));
        }
        Integer end = end(route);
        if (end != null) {
            line.add(end);
        }
        return line;
    }

    /** Load of a route when it leaves its depot on a trip. */
    long[] startLoads(Route route, int trip) {
        long[] loads = new long[problem.dimensions().size()];
        for (Visit visit : route.trips().get(trip)) {
            add(loads, stop(visit.stopId()).delivery(), 1);
        }
        return loads;
    }

    List<At> visits(Route route) {
        List<At> visits = new ArrayList<>();
        for (int t = 0; t < route.trips().size(); t++) {
            long[] loads = startLoads(route, t);
            for (Visit visit : route.trips().get(t)) {
                Stop stop = stop(visit.stopId());
                add(loads, stop.delivery(), -1);
                add(loads, stop.pickup(), 1);
                if (taken.containsKey(stop.id())) {
                    add(loads, taken.get(stop.id()).load(), 1);
                }
                if (brought.containsKey(stop.id())) {
                    add(loads, brought.get(stop.id()).load(), -1);
                }
                visits.add(new At(visit, stop.location(), loads.clone()));
            }
        }
        return visits;
    }

    /** Place of a depot at which a route reloads. */
    int place(Reload reload) {
        return depot(reload.depotId()).location();
    }

    private static void add(long[] loads, List<Long> amounts, int sign) {
        for (int k = 0; k < Math.min(loads.length, amounts.size()); k++) {
            loads[k] += sign * amounts.get(k);
        }
    }

    /** How a route is named for people: its vehicle, counted from 1. */
    static String name(Route route) {
        return route.vehicleTypeId() + " " + (route.vehicle() + 1);
    }
}
