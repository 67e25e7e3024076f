package io.flowcast.models.routing.jsprit;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import java.util.List;

/** Finds what a problem asks for and jsprit 1.8 cannot express. */
final class JspritRefusals {

    private final FindingCollector findings = new FindingCollector();

    private JspritRefusals() {}

    static Findings of(RoutingProblem problem) {
        JspritRefusals refusals = new JspritRefusals();
        problem.stops().forEach(refusals::check);
        problem.shipments().forEach(refusals::check);
        problem.vehicleTypes().forEach(refusals::check);
        problem.travel().forEach((profile, matrix) -> {
            if (matrix.timeDependent()) {
                refusals.refuse("travel " + profile, "timeDependent", true);
            }
        });
        for (Alternatives group : problem.alternatives()) {
            refusals.refuse("alternatives " + group.id(), "stopIds", group.stopIds());
        }
        for (SameVehicle group : problem.sameVehicle()) {
            refusals.refuse("same vehicle", "stopIds", group.stopIds());
        }
        for (Sequence order : problem.sequences()) {
            refusals.refuse("sequence", "afterStopId", order.afterStopId());
        }
        if (problem.backhauls() != Backhauls.MIXED) {
            refusals.refuse("backhauls", "backhauls", problem.backhauls());
        }
        for (UnderWay vehicle : problem.underWay()) {
            refusals.refuse(
                    "under way " + vehicle.vehicleTypeId() + "/" + vehicle.vehicle(), "visits", vehicle.visits());
        }
        return refusals.findings.toFindings();
    }

    private void refuse(String path, String name, Object value) {
        findings.add(
                Severity.FATAL,
                "routing.unsupported-by-jsprit",
                Place.of("routing problem", path),
                name,
                value,
                "Maybe use the planner 'flowcast'; jsprit 1.8 has no such rule");
    }

    private static boolean any(List<Long> amounts) {
        return amounts.stream().anyMatch(amount -> amount > 0);
    }

    private void window(String path, TimeWindow window) {
        if (window.startSecond() < 0) {
            refuse(path, "startSecond", window.startSecond());
        }
    }

    private void check(Stop stop) {
        String path = "stop " + stop.id();
        stop.windows().forEach(window -> window(path, window));
        if (any(stop.delivery()) && any(stop.pickup())) {
            refuse(path, "pickup", stop.pickup());
        }
        if (stop.releaseSecond() > 0) {
            refuse(path, "releaseSecond", stop.releaseSecond());
        }
        if (stop.prize().isPresent()) {
            refuse(path, "prize", stop.prize().getAsDouble());
        }
        if (stop.maxSecondsOnBoard() < Long.MAX_VALUE) {
            refuse(path, "maxSecondsOnBoard", stop.maxSecondsOnBoard());
        }
        if (stop.costPerSecondOnBoard() > 0) {
            refuse(path, "costPerSecondOnBoard", stop.costPerSecondOnBoard());
        }
        service(stop);
        loads(path, "delivery", stop.delivery());
        loads(path, "pickup", stop.pickup());
    }

    private void check(Shipment shipment) {
        String path = "shipment " + shipment.id();
        if (shipment.maxSecondsOnBoard() < Long.MAX_VALUE) {
            refuse(path, "maxSecondsOnBoard", shipment.maxSecondsOnBoard());
        }
        if (shipment.pickup().prize().isPresent()) {
            refuse(path, "prize", shipment.pickup().prize().getAsDouble());
        }
        loads(path, "load", shipment.load());
        for (Stop stop : List.of(shipment.pickup(), shipment.delivery())) {
            stop.windows().forEach(window -> window("stop " + stop.id(), window));
            service(stop);
        }
    }

    private void service(Stop stop) {
        if (!stop.serviceSecondsByType().isEmpty()) {
            refuse("stop " + stop.id(), "serviceSecondsByType", stop.serviceSecondsByType());
        }
    }

    private void loads(String path, String name, List<Long> amounts) {
        if (amounts.stream().anyMatch(amount -> amount > Integer.MAX_VALUE)) {
            refuse(path, name, amounts);
        }
    }

    private void check(VehicleType type) {
        String path = "vehicle type " + type.id();
        window(path, type.shift());
        if (type.maxDistanceMetres() < Long.MAX_VALUE) {
            refuse(path, "maxDistanceMetres", type.maxDistanceMetres());
        }
        if (type.maxDurationSeconds() < Long.MAX_VALUE) {
            refuse(path, "maxDurationSeconds", type.maxDurationSeconds());
        }
        if (!type.breaks().isEmpty()) {
            refuse(path, "breaks", type.breaks());
        }
        if (type.maxTrips() > 1) {
            refuse(path, "maxTrips", type.maxTrips());
        }
        if (type.overtimeCostPerSecond() > 0) {
            refuse(path, "overtimeCostPerSecond", type.overtimeCostPerSecond());
        }
    }
}
