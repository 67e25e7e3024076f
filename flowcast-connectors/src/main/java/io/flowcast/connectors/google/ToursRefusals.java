package io.flowcast.connectors.google;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.travel.TravelMatrix;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what contradicts itself in a problem, and what it asks for that Google's route optimisation cannot express. */
final class ToursRefusals {
    /** Seconds from the problem's start within which shifts must begin, so that they are moments of a calendar. */
    private static final long FARTHEST = 1_000_000_000;

    /** Largest load of one stop, so that sums stay within 64 bits. */
    private static final long LARGEST_LOAD = 1_000_000_000_000L;

    private final FindingCollector findings = new FindingCollector();
    private final RoutingProblem problem;
    private final GoogleRouteOptimization.@Nullable Roads roads;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Depot> depots = new HashMap<>();
    private int places = Integer.MAX_VALUE;
    private int visits;

    private ToursRefusals(RoutingProblem problem, GoogleRouteOptimization.@Nullable Roads roads) {
        this.problem = problem;
        this.roads = roads;
    }

    static Findings of(RoutingProblem problem, GoogleRouteOptimization.@Nullable Roads roads) {
        ToursRefusals refusals = new ToursRefusals(problem, roads);
        refusals.run();
        return refusals.findings.toFindings();
    }

    private void run() {
        for (TravelMatrix matrix : problem.travel().values()) {
            places = Math.min(places, matrix.size());
        }
        for (Depot depot : problem.depots()) {
            unique("depot", depot.id());
            depots.put(depot.id(), depot);
            location("depot " + depot.id(), depot.location());
        }
        visits = problem.stops().size() + 2 * problem.shipments().size();
        Set<String> profiles = new HashSet<>();
        for (VehicleType type : problem.vehicleTypes()) {
            unique("vehicle type", type.id());
            profiles.add(type.profile());
            check(type);
        }
        if (roads != null && profiles.size() > 1) {
            refuse("vehicle types", "profile", profiles);
        }
        problem.stops().forEach(stop -> {
            check(stop);
            if (any(stop.delivery()) && any(stop.pickup())) {
                refuse("stop " + stop.id(), "pickup", stop.pickup());
            }
        });
        problem.shipments().forEach(this::check);
        for (Alternatives group : problem.alternatives()) {
            refuse("alternatives " + group.id(), "stopIds", group.stopIds());
        }
        for (SameVehicle group : problem.sameVehicle()) {
            refuse("same vehicle", "stopIds", group.stopIds());
        }
        for (Sequence order : problem.sequences()) {
            refuse("sequence", "afterStopId", order.afterStopId());
        }
        if (problem.backhauls() != Backhauls.MIXED) {
            refuse("backhauls", "backhauls", problem.backhauls());
        }
        for (UnderWay vehicle : problem.underWay()) {
            refuse("under way " + vehicle.vehicleTypeId() + "/" + vehicle.vehicle(), "visits", vehicle.visits());
        }
    }

    private void check(VehicleType type) {
        String path = "vehicle type " + type.id();
        known(path, "startDepotId", type.startDepotId());
        if (type.endDepotId() != null) {
            known(path, "endDepotId", type.endDepotId());
        }
        TravelMatrix matrix = problem.travel().get(type.profile());
        if (matrix == null) {
            contradicts(path, "profile", type.profile(), "Maybe its travel matrix was not added");
        } else if (matrix.timeDependent() && roads == null) {
            refuse("travel " + type.profile(), "timeDependent", true);
        }
        amounts(path, "capacity", type.capacity());
        if (Math.abs(type.shift().startSecond()) > FARTHEST) {
            refuse(path, "shift", type.shift());
        }
        if (type.maxStops() < visits) {
            refuse(path, "maxStops", type.maxStops());
        }
        if (!type.breaks().isEmpty()) {
            refuse(path, "breaks", type.breaks());
        }
        if (type.maxTrips() > 1) {
            refuse(path, "maxTrips", type.maxTrips());
        }
    }

    private void known(String path, String name, String depot) {
        if (!depots.containsKey(depot)) {
            contradicts(path, name, depot, "Maybe the depot was not added");
        }
    }

    private void check(Stop stop) {
        String path = "stop " + stop.id();
        unique("stop", stop.id());
        location(path, stop.location());
        loads(path, "delivery", stop.delivery());
        loads(path, "pickup", stop.pickup());
        if (stop.serviceSeconds() > FARTHEST
                || stop.serviceSecondsByType().values().stream().anyMatch(seconds -> seconds > FARTHEST)) {
            refuse(path, "serviceSeconds", stop.serviceSeconds());
        }
        if (stop.releaseSecond() > 0) {
            refuse(path, "releaseSecond", stop.releaseSecond());
        }
        if (stop.priority() > 0) {
            refuse(path, "priority", stop.priority());
        }
        if (stop.maxSecondsOnBoard() < Long.MAX_VALUE) {
            refuse(path, "maxSecondsOnBoard", stop.maxSecondsOnBoard());
        }
        if (stop.costPerSecondOnBoard() > 0) {
            refuse(path, "costPerSecondOnBoard", stop.costPerSecondOnBoard());
        }
    }

    private void check(Shipment shipment) {
        String path = "shipment " + shipment.id();
        unique("shipment", shipment.id());
        check(shipment.pickup());
        check(shipment.delivery());
        loads(path, "load", shipment.load());
        if (shipment.maxSecondsOnBoard() < Long.MAX_VALUE
                && !shipment.pickup().serviceSecondsByType().isEmpty()) {
            // Google counts from the start of the pickup's service, FlowCast from its end.
            refuse(path, "maxSecondsOnBoard", shipment.maxSecondsOnBoard());
        }
    }

    private void location(String path, int location) {
        if (location >= places) {
            contradicts(path, "location", location, "Maybe the travel matrix is of other places");
        } else if (roads != null && location >= roads.places().size()) {
            findings.add(
                    Severity.FATAL,
                    "routing.place-without-coordinates",
                    Place.of("routing problem", path),
                    "location",
                    location,
                    "Maybe coordinates of fewer places were given than the travel matrix has");
        } else if (roads != null && roads.places().get(location).equals(new GeoPoint(0, 0))) {
            findings.add(
                    Severity.FATAL,
                    "routing.place-without-coordinates",
                    Place.of("routing problem", path),
                    "location",
                    "0, 0",
                    "Maybe its coordinates were never set: the service takes latitude 0 with longitude 0 for none");
        }
    }

    private void loads(String path, String name, List<Long> amounts) {
        amounts(path, name, amounts);
        if (amounts.stream().anyMatch(amount -> amount > LARGEST_LOAD)) {
            refuse(path, name, amounts);
        }
    }

    private void amounts(String path, String name, List<Long> amounts) {
        if (amounts.size() > problem.dimensions().size()) {
            contradicts(path, name, amounts, "Maybe a load dimension is missing from the problem");
        }
    }

    private void unique(String kind, String id) {
        if (!ids.add(kind + " " + id)) {
            findings.add(
                    Severity.FATAL,
                    "routing.duplicate-id",
                    Place.of("routing problem", kind + " " + id),
                    "id",
                    id,
                    "Maybe two records of the same " + kind + " were joined");
        }
    }

    private void contradicts(String path, String name, Object value, String cause) {
        findings.add(Severity.FATAL, "routing.unknown", Place.of("routing problem", path), name, value, cause);
    }

    private void refuse(String path, String name, Object value) {
        findings.add(
                Severity.FATAL,
                "routing.unsupported-by-google",
                Place.of("routing problem", path),
                name,
                value,
                "Maybe use the planner 'flowcast'; Google's route optimisation has no such rule, or means another by it");
    }

    static boolean any(List<Long> amounts) {
        return amounts.stream().anyMatch(amount -> amount > 0);
    }
}
