package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Visit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what contradicts itself in what vehicles under way have done and carry. */
final class UnderWayFindings {

    private final RoutingProblem problem;
    private final Finder finder;
    private final Map<String, VehicleType> types = new HashMap<>();
    private final Map<String, Stop> stops = new HashMap<>();
    private final Set<String> alone = new HashSet<>();
    private final Set<String> depots = new HashSet<>();

    UnderWayFindings(RoutingProblem problem, Finder finder) {
        this.problem = problem;
        this.finder = finder;
        problem.vehicleTypes().forEach(type -> types.put(type.id(), type));
        Translation.allStops(problem).forEach(stop -> stops.put(stop.id(), stop));
        problem.stops().forEach(stop -> alone.add(stop.id()));
        problem.depots().forEach(depot -> depots.add(depot.id()));
    }

    void run() {
        Set<String> vehicles = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (UnderWay each : problem.underWay()) {
            String path = "under way " + each.vehicleTypeId() + "/" + each.vehicle();
            VehicleType type = types.get(each.vehicleTypeId());
            if (type == null) {
                finder.fatal(
                        "unknown-vehicle-type",
                        path,
                        "vehicleTypeId",
                        each.vehicleTypeId(),
                        "Maybe the vehicle type was not added to the problem, or its id is misspelt");
            } else if (each.vehicle() >= type.count()) {
                finder.fatal(
                        "unknown-vehicle",
                        path,
                        "vehicle",
                        each.vehicle(),
                        "Maybe vehicles were counted from 1; there are " + type.count());
            }
            if (!vehicles.add(path)) {
                finder.fatal("vehicle-twice", path, "vehicle", each.vehicle(), "Maybe an older state was not removed");
            }
            boolean known = checkStops(path, each, taken);
            checkTimes(path, each);
            if (known && type != null) {
                checkLoads(path, each, type);
            }
        }
    }

    private boolean checkStops(String path, UnderWay vehicle, Set<String> taken) {
        boolean known = true;
        for (Visit visit : vehicle.visits()) {
            known &= known(path, "visits", visit.stopId());
            once(path, "visits", visit.stopId(), taken);
        }
        for (String id : vehicle.onBoard()) {
            boolean there = known(path, "onBoard", id);
            known &= there;
            once(path, "onBoard", id, taken);
            if (there && !alone.contains(id)) {
                finder.fatal(
                        "on-board-of-shipment",
                        path,
                        "onBoard",
                        id,
                        "Maybe the shipment was picked up: its pickup among the visits says so");
            }
        }
        Set<String> before = new HashSet<>();
        for (Visit visit : vehicle.visits()) {
            for (Shipment shipment : problem.shipments()) {
                boolean delivered = shipment.delivery().id().equals(visit.stopId());
                if (delivered && !before.contains(shipment.pickup().id())) {
                    finder.fatal(
                            "delivered-before-pickup",
                            path,
                            "visits",
                            visit.stopId(),
                            "Maybe the visit of pickup " + shipment.pickup().id() + " is missing");
                }
            }
            before.add(visit.stopId());
        }
        vehicle.reloads().forEach(reload -> {
            if (!depots.contains(reload.depotId())) {
                finder.fatal(
                        "unknown-depot",
                        path,
                        "reloads",
                        reload.depotId(),
                        "Maybe the depot was not added to the problem");
            }
        });
        return known;
    }

    private boolean known(String path, String name, String id) {
        if (!stops.containsKey(id)) {
            finder.fatal(
                    "unknown-stop",
                    path,
                    name,
                    id,
                    "Maybe the stop was not added to the problem, or its id is misspelt");
        }
        return stops.containsKey(id);
    }

    private void once(String path, String name, String id, Set<String> taken) {
        if (!taken.add(id)) {
            finder.fatal("stop-on-two-vehicles", path, name, id, "Maybe another vehicle under way has it too");
        }
    }

    private void checkTimes(String path, UnderWay vehicle) {
        for (long second : List.of(vehicle.startSecond(), vehicle.freeSecond())) {
            if (second > ProblemCheck.LONGEST_SECONDS || second < -ProblemCheck.LONGEST_SECONDS) {
                finder.fatal("value-too-large", path, "startSecond", second, ProblemCheck.UNIT);
            }
        }
        if (vehicle.distanceMetres() > ProblemCheck.LONGEST_SECONDS) {
            finder.fatal("value-too-large", path, "distanceMetres", vehicle.distanceMetres(), ProblemCheck.UNIT);
        }
    }

    private void checkLoads(String path, UnderWay vehicle, VehicleType type) {
        for (int k = 0;
                k < Math.min(problem.dimensions().size(), type.capacity().size());
                k++) {
            long load = Progress.onBoard(problem, vehicle, k);
            if (load > type.capacity().get(k)) {
                finder.fatal(
                        "overloaded",
                        path,
                        "onBoard",
                        load + " " + problem.dimensions().get(k),
                        "Maybe goods are counted that were brought already; the vehicle holds "
                                + type.capacity().get(k));
            }
        }
    }
}
