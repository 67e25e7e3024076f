package io.flowcast.core.verify;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import java.util.HashMap;
import java.util.Map;

/** Finds the parts of a problem by their ids. */
final class ProblemIndex {

    final RoutingProblem problem;
    final Map<String, Depot> depots = new HashMap<>();
    final Map<String, VehicleType> types = new HashMap<>();
    /** All stops, those of shipments included. */
    final Map<String, Stop> stops = new HashMap<>();
    /** Shipment by the id of its pickup stop. */
    final Map<String, Shipment> byPickup = new HashMap<>();
    /** Shipment by the id of its delivery stop. */
    final Map<String, Shipment> byDelivery = new HashMap<>();

    /** Group of alternatives by the id of each of its stops. */
    final Map<String, Alternatives> alternatives = new HashMap<>();

    /** Vehicle under way by type and number, as {@link #name} writes them. */
    final Map<String, UnderWay> underWay = new HashMap<>();

    /** Vehicle that has the goods of a stop on board. */
    final Map<String, UnderWay> onBoard = new HashMap<>();

    ProblemIndex(RoutingProblem problem) {
        this.problem = problem;
        problem.depots().forEach(depot -> depots.put(depot.id(), depot));
        problem.vehicleTypes().forEach(type -> types.put(type.id(), type));
        problem.stops().forEach(stop -> stops.put(stop.id(), stop));
        problem.alternatives().forEach(group -> group.stopIds().forEach(id -> alternatives.put(id, group)));
        for (UnderWay each : problem.underWay()) {
            underWay.put(name(each.vehicleTypeId(), each.vehicle()), each);
            each.onBoard().forEach(id -> onBoard.put(id, each));
        }
        for (Shipment shipment : problem.shipments()) {
            stops.put(shipment.pickup().id(), shipment.pickup());
            stops.put(shipment.delivery().id(), shipment.delivery());
            byPickup.put(shipment.pickup().id(), shipment);
            byDelivery.put(shipment.delivery().id(), shipment);
        }
    }

    static String name(String vehicleTypeId, int vehicle) {
        return vehicleTypeId + "/" + vehicle;
    }
}
