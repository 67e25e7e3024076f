package io.flowcast.api.routing;

import io.flowcast.api.travel.TravelMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a vehicle has come on a route that it drives as planned. */
final class Driving {

    private final Route route;
    private final Map<String, Stop> stops = new HashMap<>();
    private final Map<String, Integer> depots = new HashMap<>();
    private final VehicleType type;
    private final TravelMatrix travel;

    Driving(RoutingProblem problem, Route route) {
        this.route = route;
        problem.stops().forEach(stop -> stops.put(stop.id(), stop));
        for (Shipment shipment : problem.shipments()) {
            stops.put(shipment.pickup().id(), shipment.pickup());
            stops.put(shipment.delivery().id(), shipment.delivery());
        }
        problem.depots().forEach(depot -> depots.put(depot.id(), depot.location()));
        Map<String, VehicleType> types = new HashMap<>();
        problem.vehicleTypes().forEach(each -> types.put(each.id(), each));
        type = known(types, route.vehicleTypeId());
        travel = known(problem.travel(), type.profile());
    }

    private static <T> T known(Map<String, T> all, String id) {
        T found = all.get(id);
        if (found == null) {
            throw new IllegalArgumentException("the problem has no " + id);
        }
        return found;
    }

    UnderWay until(long now) {
        List<Visit> visits = new ArrayList<>();
        List<Reload> reloads = new ArrayList<>();
        long metres = 0;
        int at = known(depots, type.startDepotId());
        long left = route.startSecond();
        for (int k = 0; k < route.visits().size() && left <= now; k++) {
            Visit visit = route.visits().get(k);
            Reload stay = reloadBefore(k);
            if (stay != null) {
                if (stay.departureSecond() > now) {
                    break;
                }
                metres += travel.distanceMetres(at, known(depots, stay.depotId()));
                at = known(depots, stay.depotId());
                reloads.add(stay);
            }
            int to = known(stops, visit.stopId()).location();
            metres += travel.distanceMetres(at, to);
            at = to;
            left = visit.departureSecond();
            visits.add(visit);
        }
        List<BreakTaken> breaks = new ArrayList<>();
        if (!visits.isEmpty()) {
            Visit last = visits.get(visits.size() - 1);
            long free = last.serviceStartSecond() + known(stops, last.stopId()).serviceSeconds(type.id());
            for (BreakTaken taken : route.breaks()) {
                if (taken.startSecond() <= Math.max(now, last.serviceStartSecond())
                        && taken.endSecond() <= last.departureSecond()) {
                    breaks.add(taken);
                    free = Math.max(free, taken.endSecond());
                }
            }
            // Where it would wait it may leave at once.
            free = Math.min(Math.max(free, now), last.departureSecond());
            Visit shorter = new Visit(last.stopId(), last.arrivalSecond(), last.serviceStartSecond(), free);
            visits.set(visits.size() - 1, shorter);
        }
        return new UnderWay(
                type.id(),
                route.vehicle(),
                route.startSecond(),
                visits,
                reloads,
                breaks,
                metres,
                onBoard(visits.size()));
    }

    private @Nullable Reload reloadBefore(int visit) {
        for (Reload each : route.reloads()) {
            if (each.visitsBefore() == visit) {
                return each;
            }
        }
        return null;
    }

    /** Stops between here and the next depot that goods from the last one are for: they bring some, or say how long some may be on board. */
    private List<String> onBoard(int from) {
        List<String> ids = new ArrayList<>();
        for (int k = from; k < route.visits().size() && (k == 0 || reloadBefore(k) == null); k++) {
            Stop stop = known(stops, route.visits().get(k).stopId());
            boolean limited = stop.maxSecondsOnBoard() < Long.MAX_VALUE || stop.costPerSecondOnBoard() > 0;
            if (stop.delivery().stream().anyMatch(amount -> amount > 0) || stop.releaseSecond() > 0 || limited) {
                ids.add(stop.id());
            }
        }
        return ids;
    }
}
