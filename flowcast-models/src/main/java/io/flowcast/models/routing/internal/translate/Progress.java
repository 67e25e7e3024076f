package io.flowcast.models.routing.internal.translate;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.Visit;
import io.flowcast.models.routing.internal.data.FlatDraft;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.state.Timetable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Vehicles under way in the columns. Their visits are no stops of the flat problem: such a vehicle starts where the last of them left it, with
 * what it then has on board, its duty begun long before, and what it costs to bring it home alone paid already.
 */
final class Progress {

    private final RoutingProblem problem;
    private final List<Fleet.Member> fleet;
    private final List<Stop> stops;
    private final Map<String, Stop> all = new HashMap<>();
    private final Map<String, Integer> indexOf = new HashMap<>();

    /**
     * Of a problem.
     *
     * @param problem the problem
     * @param fleet its flat types
     * @param stops its flat stops
     */
    Progress(RoutingProblem problem, List<Fleet.Member> fleet, List<Stop> stops) {
        this.problem = problem;
        this.fleet = fleet;
        this.stops = stops;
        Translation.allStops(problem).forEach(stop -> all.put(stop.id(), stop));
        for (int i = 0; i < stops.size(); i++) {
            indexOf.put(stops.get(i).id(), i);
        }
    }

    /** Stops that a search may still place: not those visited by vehicles under way, and none whose alternative is. */
    static List<Stop> open(RoutingProblem problem) {
        List<Stop> stops = Translation.allStops(problem);
        if (problem.underWay().isEmpty()) {
            return stops;
        }
        Set<String> gone = visited(problem);
        for (Alternatives group : problem.alternatives()) {
            if (group.stopIds().stream().anyMatch(gone::contains)) {
                gone.addAll(group.stopIds());
            }
        }
        return stops.stream().filter(stop -> !gone.contains(stop.id())).toList();
    }

    static Set<String> visited(RoutingProblem problem) {
        Set<String> gone = new HashSet<>();
        problem.underWay().forEach(each -> each.visits().forEach(visit -> gone.add(visit.stopId())));
        return gone;
    }

    /** Loads on board of a vehicle when it leaves the last of its visits, in one dimension. */
    static long onBoard(RoutingProblem problem, UnderWay vehicle, int dimension) {
        Map<String, Stop> stops = new HashMap<>();
        Translation.allStops(problem).forEach(stop -> stops.put(stop.id(), stop));
        long load = 0;
        for (String id : vehicle.onBoard()) {
            load += amount(stops.get(id), true, dimension);
        }
        for (Visit visit : vehicle.presentTrip()) {
            load += amount(stops.get(visit.stopId()), false, dimension);
        }
        Set<String> visited = new HashSet<>();
        vehicle.visits().forEach(visit -> visited.add(visit.stopId()));
        for (Shipment shipment : problem.shipments()) {
            if (visited.contains(shipment.pickup().id())
                    && !visited.contains(shipment.delivery().id())
                    && dimension < shipment.load().size()) {
                load += shipment.load().get(dimension);
            }
        }
        return load;
    }

    private static long amount(@Nullable Stop stop, boolean delivery, int dimension) {
        List<Long> amounts = stop == null ? List.of() : delivery ? stop.delivery() : stop.pickup();
        return dimension < amounts.size() ? amounts.get(dimension) : 0;
    }

    /** Fills the columns of types and stops; the columns of a problem without vehicles under way must stand already. */
    void fill(FlatDraft draft) {
        draft.notNow = new boolean[draft.types * draft.stops];
        for (int t = 0; t < fleet.size(); t++) {
            UnderWay vehicle = fleet.get(t).underWay();
            if (vehicle != null) {
                fillType(draft, t, vehicle);
                fillStops(draft, t, vehicle);
            }
        }
        fillShipments(draft);
        fillRules(draft);
    }

    private void fillType(FlatDraft draft, int t, UnderWay vehicle) {
        draft.underWay[t] = true;
        draft.begun[t] = !vehicle.visits().isEmpty();
        draft.startOpen[t] = vehicle.startSecond();
        draft.startClose[t] = vehicle.startSecond();
        draft.startServiceSeconds[t] = vehicle.freeSecond() - vehicle.startSecond();
        draft.maxDistanceMetres[t] -= vehicle.distanceMetres();
        draft.maxStops[t] = Math.max(0, draft.maxStops[t] - vehicle.visits().size());
        draft.maxTrips[t] = Math.max(1, draft.maxTrips[t] - vehicle.reloads().size());
        for (int k = 0; k < problem.dimensions().size(); k++) {
            draft.onBoard[t * draft.dimensions + k] = onBoard(problem, vehicle, k);
        }
    }

    private void fillStops(FlatDraft draft, int t, UnderWay vehicle) {
        boolean reloads = draft.maxTrips[t] > 1;
        Set<String> onBoard = new HashSet<>(vehicle.onBoard());
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            if (onBoard.contains(stop.id())) {
                carry(draft, t, i, stop, vehicle.freeSecond() - vehicle.loadedSecond());
            } else if (isLoaded(stop, vehicle)) {
                draft.notNow[t * draft.stops + i] = true;
                draft.allowed[t * draft.stops + i] &= reloads;
            }
        }
    }

    /** Whether a stop needs goods of a depot, or counts its time from leaving one. */
    private static boolean isLoaded(Stop stop, UnderWay vehicle) {
        return stop.delivery().stream().anyMatch(amount -> amount > 0)
                || stop.releaseSecond() > vehicle.loadedSecond()
                || stop.maxSecondsOnBoard() < Long.MAX_VALUE
                || stop.costPerSecondOnBoard() > 0;
    }

    private void carry(FlatDraft draft, int t, int i, Stop stop, long secondsOnBoard) {
        only(draft, t, i);
        draft.carrier[i] = t;
        draft.releaseSeconds[i] = -NEVER;
        if (draft.maxOnBoardSeconds[i] < NEVER) {
            draft.maxOnBoardSeconds[i] -= secondsOnBoard;
        }
        for (int k = 0; k < stop.delivery().size(); k++) {
            int at = i * draft.dimensions + k;
            draft.shipment[at] -= draft.delivery[at];
            draft.delivery[at] = 0;
        }
    }

    /** Leaves a stop to one type. */
    private static void only(FlatDraft draft, int type, int stop) {
        for (int t = 0; t < draft.types; t++) {
            draft.allowed[t * draft.stops + stop] &= t == type;
        }
    }

    /** What was picked up and not yet delivered stands alone, and must be delivered by this vehicle. */
    private void fillShipments(FlatDraft draft) {
        for (Shipment shipment : problem.shipments()) {
            Integer delivery = indexOf.get(shipment.delivery().id());
            if (delivery == null || indexOf.containsKey(shipment.pickup().id())) {
                continue;
            }
            for (int t = 0; t < fleet.size(); t++) {
                UnderWay vehicle = fleet.get(t).underWay();
                for (Visit visit : vehicle == null ? List.<Visit>of() : vehicle.visits()) {
                    if (vehicle != null
                            && visit.stopId().equals(shipment.pickup().id())) {
                        only(draft, t, delivery);
                        long taken =
                                visit.serviceStartSecond() + shipment.pickup().serviceSeconds(vehicle.vehicleTypeId());
                        if (shipment.maxSecondsOnBoard() <= ProblemCheck.LONGEST_SECONDS) {
                            long left = shipment.maxSecondsOnBoard() - (vehicle.freeSecond() - taken);
                            draft.maxOnBoardSeconds[delivery] = left;
                        }
                    }
                }
            }
            draft.required[delivery] = true;
            for (int k = 0; k < shipment.load().size(); k++) {
                draft.shipment[delivery * draft.dimensions + k] =
                        -shipment.load().get(k);
            }
        }
    }

    /** Rules between a visit that was made and a stop that is still open. */
    private void fillRules(FlatDraft draft) {
        Map<String, Integer> madeBy = new HashMap<>();
        for (int t = 0; t < fleet.size(); t++) {
            UnderWay vehicle = fleet.get(t).underWay();
            if (vehicle != null) {
                int type = t;
                vehicle.visits().forEach(visit -> madeBy.put(visit.stopId(), type));
            }
        }
        for (SameVehicle group : problem.sameVehicle()) {
            String made = group.stopIds().stream()
                    .filter(madeBy::containsKey)
                    .findFirst()
                    .orElse("");
            Integer vehicle = madeBy.get(made);
            if (vehicle != null) {
                group.stopIds().stream()
                        .map(indexOf::get)
                        .filter(Objects::nonNull)
                        .forEach(stop -> only(draft, vehicle, stop));
            }
        }
        for (Sequence order : problem.sequences()) {
            Integer vehicle = madeBy.get(order.afterStopId());
            Integer first = indexOf.get(order.beforeStopId());
            if (vehicle != null && first != null) {
                draft.allowed[vehicle * draft.stops + first] = false;
            }
        }
    }

    /**
     * Takes what bringing each vehicle home costs off its route, as that is paid whatever the search does, and the time that goods were on
     * board before off what leaving them out costs.
     *
     * @return what is paid whatever the search does, in cost units
     */
    double settle(FlatProblem flat, double costScale) {
        double paid = 0;
        Timetable timetable = new Timetable(flat);
        for (int t = 0; t < fleet.size(); t++) {
            UnderWay vehicle = fleet.get(t).underWay();
            if (vehicle == null) {
                continue;
            }
            for (String id : vehicle.onBoard()) {
                Integer stop = indexOf.get(id);
                if (stop != null && flat.rules.alternatives[stop] < 0) {
                    long sunk = flat.boardCost[stop] * (vehicle.freeSecond() - vehicle.loadedSecond());
                    flat.unservedCost[stop] -= sunk;
                    paid += sunk;
                }
            }
            if (!fleet.get(t).begun()) {
                continue;
            }
            int slot = flat.firstSlot[t];
            timetable.begin(slot);
            timetable.add(flat.end(slot));
            long metres = flat.travel[flat.profile[t]].distanceMetres(
                    flat.location[flat.start(slot)], flat.location[flat.end(slot)]);
            boolean road = metres < FlatTravel.UNREACHABLE;
            long home = road ? flat.distanceCost[t] * metres : 0;
            home += road && timetable.shortest() ? timetable.timeCost() : flat.timeCost(t, flat.startServiceSeconds[t]);
            paid += flat.fixedCost[t] + flat.distanceCost[t] * (double) vehicle.distanceMetres() + home;
            paid += costScale * boarded(vehicle);
            flat.fixedCost[t] = -home;
        }
        return paid;
    }

    /** Quality lost by goods that were brought, in the problem's own unit. */
    double boarded(UnderWay vehicle) {
        double lost = 0;
        int trip = 0;
        long loaded = vehicle.startSecond();
        for (int k = 0; k < vehicle.visits().size(); k++) {
            if (trip < vehicle.reloads().size() && vehicle.reloads().get(trip).visitsBefore() == k) {
                loaded = vehicle.reloads().get(trip++).departureSecond();
            }
            Visit visit = vehicle.visits().get(k);
            Stop stop = all.get(visit.stopId());
            lost += stop == null ? 0 : stop.costPerSecondOnBoard() * (visit.serviceStartSecond() - loaded);
        }
        return lost;
    }
}
