package io.flowcast.connectors.vrp;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.connectors.route.PlanarTravel;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes VRPLIB with the sections that its reader knows; sections that would say nothing are left out. */
final class VrplibWriter {

    private final Nodes nodes;
    private final StringBuilder text = new StringBuilder();

    VrplibWriter(RoutingProblem problem, DistanceRounding rounding) {
        nodes = new Nodes(problem, rounding);
    }

    String write(String name) {
        List<VehicleType> vehicles = nodes.vehicles();
        PlanarTravel planar = nodes.planar();
        head("NAME", name);
        head("TYPE", type());
        head("DIMENSION", nodes.size());
        head("VEHICLES", vehicles.size());
        boolean oneCapacity = same(vehicles, type -> Nodes.first(type.capacity()));
        if (oneCapacity && !vehicles.isEmpty()) {
            head("CAPACITY", Nodes.first(vehicles.get(0).capacity()));
        }
        head("EDGE_WEIGHT_TYPE", planar == null ? "EXPLICIT" : "EUC_2D");
        if (planar != null) {
            section("NODE_COORD_SECTION", i -> nodes.x(i, planar) + " " + nodes.y(i, planar));
        } else {
            matrix();
        }
        if (nodes.shipments.isEmpty()) {
            stops();
        } else {
            section("PICKUP_AND_DELIVERY_SECTION", this::pickupAndDelivery);
        }
        fleet(vehicles, oneCapacity);
        groups();
        text.append("DEPOT_SECTION\n");
        for (int d = 1; d <= nodes.depots.size(); d++) {
            text.append(d).append('\n');
        }
        return text.append("-1\nEOF\n").toString();
    }

    /** TYPE matters: it says how readers round, and PyVRP takes the rule of backhauls from it. */
    private String type() {
        if (nodes.travel instanceof LinehaulsFirst) {
            return "VRPB";
        }
        if (nodes.depots.size() > 1) {
            return "MDVRPTW";
        }
        if (!nodes.shipments.isEmpty()) {
            return "PDPTW";
        }
        return any(stop -> !stop.windows().isEmpty()) ? "VRPTW" : "CVRP";
    }

    private void stops() {
        section("DEMAND_SECTION", stopValue(stop -> Nodes.first(stop.delivery())));
        if (any(stop -> Nodes.first(stop.pickup()) > 0)) {
            section("BACKHAUL_SECTION", stopValue(stop -> Nodes.first(stop.pickup())));
        }
        if (any(stop -> !stop.windows().isEmpty())
                || nodes.depots.stream().anyMatch(depot -> !depot.window().equals(TimeWindow.ALWAYS))) {
            section("TIME_WINDOW_SECTION", i -> nodes.begin(i) + " " + nodes.end(i));
        }
        if (any(stop -> stop.serviceSeconds() > 0)) {
            section("SERVICE_TIME_SECTION", i -> nodes.amount(nodes.service(i)));
        }
        if (any(stop -> stop.releaseSecond() > 0)) {
            section("RELEASE_TIME_SECTION", stopValue(stop -> nodes.amount(stop.releaseSecond())));
        }
        if (any(stop -> stop.prize().isPresent())) {
            section("PRIZE_SECTION", stopValue(stop -> Nodes.number(stop.prize().orElse(0) / nodes.rounding.scale())));
        }
    }

    private void groups() {
        List<Alternatives> groups = nodes.problem.alternatives();
        if (groups.isEmpty()) {
            return;
        }
        List<String> ids = nodes.stopIds();
        text.append("MUTUALLY_EXCLUSIVE_GROUP_SECTION\n");
        for (int g = 0; g < groups.size(); g++) {
            text.append(g + 1);
            for (String id : groups.get(g).stopIds()) {
                text.append(' ').append(ids.indexOf(id) + 1);
            }
            text.append('\n');
        }
    }

    private String pickupAndDelivery(int node) {
        String pair = " 0 0";
        long demand = 0;
        if (nodes.shipments.containsKey(node)) {
            boolean picksUp = nodes.picksUp(node);
            long load = Nodes.first(nodes.shipments.get(node).load());
            demand = picksUp ? load : -load;
            pair = picksUp ? " 0 " + (node + 2) : " " + node + " 0";
        }
        return demand + " " + nodes.begin(node) + " " + nodes.end(node) + " " + nodes.amount(nodes.service(node))
                + pair;
    }

    private void fleet(List<VehicleType> vehicles, boolean oneCapacity) {
        if (!oneCapacity) {
            perVehicle("CAPACITY_SECTION", vehicles, type -> Nodes.first(type.capacity()));
        }
        if (vehicles.stream().anyMatch(type -> type.fixedCost() > 0)) {
            perVehicle(
                    "VEHICLES_FIXED_COST_SECTION",
                    vehicles,
                    type -> Nodes.number(type.fixedCost() / nodes.rounding.scale()));
        }
        if (vehicles.stream().anyMatch(type -> type.costPerMetre() != 1)) {
            perVehicle("VEHICLES_UNIT_DISTANCE_COST_SECTION", vehicles, type -> Nodes.number(type.costPerMetre()));
        }
        limit("VEHICLES_MAX_DURATION", vehicles, VehicleType::maxDurationSeconds);
        limit("VEHICLES_MAX_DISTANCE", vehicles, VehicleType::maxDistanceMetres);
        if (nodes.depots.size() > 1) {
            perVehicle("VEHICLES_DEPOT_SECTION", vehicles, type -> nodes.node(type.startDepotId()) + 1);
        }
        if (vehicles.stream().anyMatch(type -> type.maxTrips() > 1)) {
            perVehicle("VEHICLES_RELOAD_DEPOT_SECTION", vehicles, this::reloads);
            if (vehicles.stream().anyMatch(type -> type.maxTrips() < nodes.stops.size())) {
                perVehicle("VEHICLES_MAX_RELOADS_SECTION", vehicles, type -> type.maxTrips() - 1);
            }
        }
        boolean barred =
                vehicles.stream().anyMatch(type -> any(stop -> !type.skills().containsAll(stop.requiredSkills())));
        if (barred) {
            perVehicle("VEHICLES_ALLOWED_CLIENTS_SECTION", vehicles, this::allowed);
        }
    }

    private String reloads(VehicleType type) {
        return type.maxTrips() == 1
                ? ""
                : type.reloadDepotIds().stream()
                        .map(depot -> Integer.toString(nodes.node(depot) + 1))
                        .collect(Collectors.joining(" "));
    }

    private String allowed(VehicleType type) {
        StringBuilder list = new StringBuilder();
        for (int i = nodes.depots.size(); i < nodes.size(); i++) {
            if (type.skills().containsAll(nodes.stop(i).requiredSkills())) {
                list.append(list.isEmpty() ? "" : " ").append(i + 1);
            }
        }
        return list.toString();
    }

    private void limit(String name, List<VehicleType> vehicles, Function<VehicleType, Long> value) {
        if (vehicles.stream().anyMatch(type -> value.apply(type) < Long.MAX_VALUE)) {
            // A vehicle without a limit among others with one gets one that no route reaches.
            perVehicle(name + "_SECTION", vehicles, type -> nodes.limit(value.apply(type)));
        }
    }

    private void matrix() {
        head("EDGE_WEIGHT_FORMAT", "FULL_MATRIX");
        text.append("EDGE_WEIGHT_SECTION\n");
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < nodes.size(); j++) {
                long metres = i == j ? 0 : nodes.travel.distanceMetres(nodes.location(i), nodes.location(j));
                text.append(j == 0 ? "" : " ").append(nodes.limit(metres));
            }
            text.append('\n');
        }
    }

    private void head(String name, Object value) {
        text.append(name).append(" : ").append(value).append('\n');
    }

    private void section(String name, IntFunction<Object> value) {
        text.append(name).append('\n');
        for (int i = 0; i < nodes.size(); i++) {
            text.append(i + 1).append(' ').append(value.apply(i)).append('\n');
        }
    }

    private IntFunction<Object> stopValue(Function<Stop, Object> value) {
        return i -> nodes.isDepot(i) ? 0 : value.apply(nodes.stop(i));
    }

    private void perVehicle(String name, List<VehicleType> vehicles, Function<VehicleType, Object> value) {
        text.append(name).append('\n');
        for (int v = 0; v < vehicles.size(); v++) {
            text.append(v + 1).append(' ').append(value.apply(vehicles.get(v))).append('\n');
        }
    }

    private static boolean same(List<VehicleType> vehicles, Function<VehicleType, Object> value) {
        return vehicles.stream().map(value).distinct().count() <= 1;
    }

    private boolean any(Predicate<Stop> condition) {
        return nodes.stops.stream().anyMatch(condition);
    }
}
