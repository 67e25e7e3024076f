package io.flowcast.core.verify;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
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

    ProblemIndex(RoutingProblem problem) {
        this.problem = problem;
        problem.depots().forEach(depot -> depots.put(depot.id(), depot));
        problem.vehicleTypes().forEach(type -> types.put(type.id(), type));
        problem.stops().forEach(stop -> stops.put(stop.id(), stop));
        problem.alternatives().forEach(group -> group.stopIds().forEach(id -> alternatives.put(id, group)));
        for (Shipment shipment : problem.shipments()) {
            stops.put(shipment.pickup().id(), shipment.pickup());
            stops.put(shipment.delivery().id(), shipment.delivery());
            byPickup.put(shipment.pickup().id(), shipment);
            byDelivery.put(shipment.delivery().id(), shipment);
        }
    }
}
