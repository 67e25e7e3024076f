package io.flowcast.connectors.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.UnservedStop;
import java.util.List;

/**
 * A route plan as GeoJSON (RFC 7946): one feature collection with depots, routes, visits and stops that are not served.
 *
 * <p>Each feature has a {@code kind}. {@code route} is a line string from depot to depot with vehicle, times, distance, cost and the load
 * with which it starts; {@code visit} is a point with route, its number on the route from 1, times and the load with which the vehicle
 * leaves; {@code reload} is a stay at a depot between two trips with the load of the next; {@code depot} and {@code unserved} are points. Lines are straight between stops. Times are seconds from the problem's start.
 * Places in a plane are written as they are, which other programs take for degrees.
 */
public final class RouteGeoJson {
    private RouteGeoJson() {}

    /**
     * Writes a plan.
     *
     * @param problem what was asked
     * @param plan a plan of it
     * @param places where the places of the problem lie
     * @return GeoJSON, one document
     * @throws IllegalArgumentException if the plan visits a stop or depot that has no place
     */
    public static String write(RoutingProblem problem, RoutePlan plan, Places places) {
        Drives drives = new Drives(problem, plan, places);
        ObjectNode root = RecordJson.NODES.objectNode();
        root.put("type", "FeatureCollection");
        ArrayNode features = root.putArray("features");
        for (Depot depot : problem.depots()) {
            if (depot.location() < places.size()) {
                point(features, "depot", places, depot.location()).put("depotId", depot.id());
            }
        }
        int number = 0;
        for (Route route : plan.routes()) {
            number++;
            route(features, drives, route, number);
        }
        for (UnservedStop unserved : plan.unserved()) {
            Integer place = drives.place(unserved);
            if (place != null) {
                point(features, "unserved", places, place)
                        .put("stopId", unserved.stopId())
                        .put("reason", unserved.reason());
            }
        }
        return ProblemJson.text(root);
    }

    private static void route(ArrayNode features, Drives drives, Route route, int number) {
        ObjectNode feature = features.addObject().put("type", "Feature");
        ObjectNode geometry = feature.putObject("geometry").put("type", "LineString");
        ArrayNode line = geometry.putArray("coordinates");
        drives.line(route).forEach(place -> position(line.addArray(), drives.places, place));
        ObjectNode properties = feature.putObject("properties").put("kind", "route");
        properties.put("route", number);
        properties.put("vehicleTypeId", route.vehicleTypeId()).put("vehicle", route.vehicle());
        properties.put("startDepotId", route.startDepotId()).put("endDepotId", route.endDepotId());
        properties.put("startSecond", route.startSecond()).put("endSecond", route.endSecond());
        properties.put("distanceMetres", route.distanceMetres()).put("cost", route.cost());
        loads(properties, drives, drives.startLoads(route, 0));
        int trip = 0;
        for (Reload reload : route.reloads()) {
            trip++;
            ObjectNode depot = point(features, "reload", drives.places, drives.place(reload));
            depot.put("depotId", reload.depotId()).put("route", number);
            depot.put("visitsBefore", reload.visitsBefore()).put("arrivalSecond", reload.arrivalSecond());
            depot.put("startSecond", reload.startSecond()).put("departureSecond", reload.departureSecond());
            loads(depot, drives, drives.startLoads(route, trip));
        }
        int visit = 0;
        for (Drives.At at : drives.visits(route)) {
            visit++;
            ObjectNode stop = point(features, "visit", drives.places, at.place());
            stop.put("stopId", at.visit().stopId()).put("route", number).put("visit", visit);
            stop.put("arrivalSecond", at.visit().arrivalSecond());
            stop.put("serviceStartSecond", at.visit().serviceStartSecond());
            stop.put("departureSecond", at.visit().departureSecond());
            loads(stop, drives, at.loads());
        }
    }

    private static void loads(ObjectNode properties, Drives drives, long[] loads) {
        List<String> dimensions = drives.problem.dimensions();
        ObjectNode node = properties.putObject("load");
        for (int k = 0; k < loads.length; k++) {
            node.put(dimensions.get(k), loads[k]);
        }
    }

    /** Adds a point and returns its properties. */
    private static ObjectNode point(ArrayNode features, String kind, Places places, int place) {
        ObjectNode feature = features.addObject().put("type", "Feature");
        position(feature.putObject("geometry").put("type", "Point").putArray("coordinates"), places, place);
        return feature.putObject("properties").put("kind", kind);
    }

    private static void position(ArrayNode position, Places places, int place) {
        position.add(places.x(place)).add(places.y(place));
    }
}
