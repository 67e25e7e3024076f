package io.flowcast.connectors.vrp;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.connectors.route.PlanarTravel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes of an instance file that a problem becomes: depots, then stops, then pickup and delivery of each shipment. */
final class Nodes {

    /** The largest number that readers take; a limit beyond it is none. */
    private static final long LARGEST = 1_000_000_000L;

    final RoutingProblem problem;
    final DistanceRounding rounding;
    final List<Depot> depots;
    /** Stops of the nodes after the depots. */
    final List<Stop> stops = new ArrayList<>();
    /** Shipment of a node, if it is one end of it. */
    final Map<Integer, Shipment> shipments = new HashMap<>();

    final TravelMatrix travel;
    final long opens;
    final long closes;

    Nodes(RoutingProblem problem, DistanceRounding rounding) {
        this.problem = problem;
        this.rounding = rounding;
        depots = problem.depots();
        stops.addAll(problem.stops());
        for (Shipment shipment : problem.shipments()) {
            shipments.put(depots.size() + stops.size(), shipment);
            stops.add(shipment.pickup());
            shipments.put(depots.size() + stops.size(), shipment);
            stops.add(shipment.delivery());
        }
        travel = problem.travel().values().iterator().next();
        opens = depots.stream()
                .mapToLong(depot -> depot.window().startSecond())
                .min()
                .orElse(0);
        closes = depots.stream()
                .mapToLong(depot -> depot.window().endSecond())
                .max()
                .orElse(TimeWindow.ALWAYS.endSecond());
    }

    int size() {
        return depots.size() + stops.size();
    }

    boolean isDepot(int node) {
        return node < depots.size();
    }

    Stop stop(int node) {
        return stops.get(node - depots.size());
    }

    /** Whether a node is where a shipment begins. */
    boolean picksUp(int node) {
        Shipment shipment = shipments.get(node);
        return shipment != null && shipment.pickup().id().equals(stop(node).id());
    }

    int location(int node) {
        return isDepot(node) ? depots.get(node).location() : stop(node).location();
    }

    /** Straight lines from which the distances come under the rounding, or null if they come from elsewhere. */
    @Nullable
    PlanarTravel planar() {
        TravelMatrix inner = travel instanceof LinehaulsFirst backhauls ? backhauls.matrix() : travel;
        return inner instanceof PlanarTravel planar
                        && planar.unitsPerPlaceUnit() == rounding.scale()
                        && planar.cut() == (rounding == DistanceRounding.DIMACS)
                ? planar
                : null;
    }

    String x(int node, PlanarTravel planar) {
        return number(planar.places().x(location(node)));
    }

    String y(int node, PlanarTravel planar) {
        return number(planar.places().y(location(node)));
    }

    /** A duration or moment in the unit of the file. */
    String amount(long units) {
        return BigDecimal.valueOf(units)
                .divide(BigDecimal.valueOf(rounding.scale()))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A limit in the unit of the file; no limit is the largest number. */
    String limit(long units) {
        return amount(Math.min(units, LARGEST * rounding.scale()));
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** When service may begin; the opening of the depots where the stop does not say. */
    TimeWindow window(int node) {
        if (isDepot(node)) {
            return depots.get(node).window();
        }
        Stop stop = stop(node);
        return stop.windows().isEmpty()
                ? new TimeWindow(opens, closes)
                : stop.windows().get(0);
    }

    String begin(int node) {
        return amount(window(node).startSecond());
    }

    String end(int node) {
        return limit(window(node).endSecond());
    }

    long service(int node) {
        return isDepot(node) ? 0 : stop(node).serviceSeconds();
    }

    static long first(List<Long> amounts) {
        return amounts.isEmpty() ? 0 : amounts.get(0);
    }

    List<VehicleType> vehicles() {
        List<VehicleType> all = new ArrayList<>();
        for (VehicleType type : problem.vehicleTypes()) {
            for (int k = 0; k < type.count(); k++) {
                all.add(type);
            }
        }
        return all;
    }

    /** Node of a depot, or -1. */
    int node(@Nullable String depotId) {
        for (int d = 0; d < depots.size(); d++) {
            if (depots.get(d).id().equals(depotId)) {
                return d;
            }
        }
        return -1;
    }

    List<String> stopIds() {
        List<String> ids = new ArrayList<>();
        depots.forEach(depot -> ids.add(""));
        stops.forEach(stop -> ids.add(stop.id()));
        return ids;
    }
}
