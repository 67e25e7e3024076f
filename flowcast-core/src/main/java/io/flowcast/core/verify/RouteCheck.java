package io.flowcast.core.verify;

import io.flowcast.api.routing.BreakTaken;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.routing.Violation.Kind;
import io.flowcast.api.routing.Visit;
import io.flowcast.api.travel.TravelMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drives one route as it is stated and notes everything it breaks. */
final class RouteCheck {

    private final ProblemIndex index;
    private final Route route;
    private final List<Violation> found;
    private final String name;
    private final Locked locked;

    RouteCheck(ProblemIndex index, Route route, List<Violation> found) {
        this.index = index;
        this.route = route;
        this.found = found;
        name = ProblemIndex.name(route.vehicleTypeId(), route.vehicle());
        locked = Locked.of(index, route);
    }

    private void add(Kind kind, String subject, double amount, String message) {
        found.add(new Violation(kind, subject, SolutionChecker.finite(amount), "Route " + name + ": " + message));
    }

    /** Checks the route and returns what it costs. */
    double run() {
        VehicleType type = index.types.get(route.vehicleTypeId());
        if (type == null) {
            add(Kind.UNKNOWN, name, 1, "there is no vehicle type " + route.vehicleTypeId());
            return 0;
        }
        boolean known = true;
        for (Visit visit : route.visits()) {
            if (!index.stops.containsKey(visit.stopId())) {
                add(Kind.UNKNOWN, visit.stopId(), 1, "there is no stop " + visit.stopId());
                known = false;
            }
        }
        for (Reload reload : route.reloads()) {
            if (!index.depots.containsKey(reload.depotId())) {
                add(Kind.UNKNOWN, reload.depotId(), 1, "there is no depot " + reload.depotId());
                known = false;
            }
        }
        known &= checkDepot(type.startDepotId(), route.startDepotId(), "starts");
        known &= checkDepot(type.endDepotId(), route.endDepotId(), "ends");
        TravelMatrix travel = index.problem.travel().get(type.profile());
        if (travel == null) {
            add(Kind.UNKNOWN, name, 1, "there is no travel matrix " + type.profile());
            return 0;
        }
        if (!known) {
            return 0;
        }
        locked.changes().forEach(change -> add(Kind.LOCKED, name, 1, change));
        int most = Math.max(type.maxStops(), locked.visits());
        if (route.visits().size() > most) {
            add(Kind.MAX_STOPS, name, (double) route.visits().size() - most, "more than " + most + " stops");
        }
        checkShift(type);
        checkReloads(type);
        checkBreaks(type);
        long metres = drive(travel, type);
        checkLoads(type);
        checkShipments();
        for (int k = locked.visits(); k < route.visits().size(); k++) {
            Visit visit = route.visits().get(k);
            checkStop(stop(visit), visit, type, leaves(k));
            checkGoods(stop(visit), trip(k));
        }
        return checkTotals(type, metres);
    }

    private Stop stop(Visit visit) {
        return Objects.requireNonNull(index.stops.get(visit.stopId()));
    }

    private boolean checkDepot(@Nullable String expected, @Nullable String stated, String does) {
        if (!Objects.equals(expected, stated)) {
            add(Kind.UNKNOWN, name, 1, "it " + does + " at " + stated + " instead of " + expected);
            return false;
        }
        if (expected != null && !index.depots.containsKey(expected)) {
            add(Kind.UNKNOWN, expected, 1, "there is no depot " + expected);
            return false;
        }
        return true;
    }

    private void checkShift(VehicleType type) {
        if (!locked.started()) {
            checkWithin(type.shift(), route.startSecond(), "the shift of " + type.id(), "starts");
            Depot start = Objects.requireNonNull(index.depots.get(type.startDepotId()));
            checkWithin(start.window(), route.startSecond(), "the opening of depot " + start.id(), "starts");
        }
        checkWithin(type.shift(), route.endSecond(), "the shift of " + type.id(), "ends");
        if (type.endDepotId() != null) {
            Depot end = Objects.requireNonNull(index.depots.get(type.endDepotId()));
            checkWithin(end.window(), route.endSecond(), "the opening of depot " + end.id(), "ends");
        }
    }

    private void checkBreaks(VehicleType type) {
        int at = locked.breaks();
        List<DriverBreak> notHad = type.breaks()
                .subList(type.breaksHad(route.startSecond()), type.breaks().size());
        for (DriverBreak rest : locked.breaksAhead(notHad)) {
            TimeWindow window = rest.window();
            BreakTaken taken = at < route.breaks().size() ? route.breaks().get(at) : null;
            if (taken != null && outside(window, taken.startSecond()) == 0) {
                at++;
                double missing = rest.durationSeconds() - ((double) taken.endSecond() - taken.startSecond());
                if (missing > 0) {
                    add(Kind.BREAK, name, missing, "its break at " + taken.placeId() + " is too short");
                }
                if (!idle(taken, type)) {
                    add(Kind.BREAK, name, 1, "it does not stand still for its break at " + taken.placeId());
                }
            } else if (route.endSecond() > window.endSecond()) {
                add(Kind.BREAK, name, 1, "it takes no break within " + text(window));
            }
        }
        for (BreakTaken surplus : route.breaks().subList(at, route.breaks().size())) {
            add(Kind.BREAK, name, 1, "no break begins at " + surplus.startSecond());
        }
    }

    /** Whether a break lies within a time at which the vehicle stands where it says, and neither serves nor reloads. */
    private boolean idle(BreakTaken taken, VehicleType type) {
        boolean idle = false;
        for (int k = 0; k < route.visits().size(); k++) {
            Visit visit = route.visits().get(k);
            long served = locked.isLast(k)
                    ? locked.freeSecond()
                    : plus(visit.serviceStartSecond(), stop(visit).serviceSeconds(type.id()));
            idle |= taken.placeId().equals(visit.stopId())
                    && (within(taken, visit.arrivalSecond(), visit.serviceStartSecond())
                            || within(taken, served, visit.departureSecond()));
        }
        for (Reload reload : route.reloads()) {
            long reloaded = plus(reload.startSecond(), type.reloadSeconds());
            idle |= taken.placeId().equals(reload.depotId())
                    && (within(taken, reload.arrivalSecond(), reload.startSecond())
                            || within(taken, reloaded, reload.departureSecond()));
        }
        return idle;
    }

    private static boolean within(BreakTaken taken, long from, long to) {
        return taken.startSecond() >= from && taken.endSecond() <= to;
    }

    private void checkReloads(VehicleType type) {
        int trips = route.reloads().size() + 1;
        int most = Math.max(type.maxTrips(), locked.reloads() + 1);
        if (trips > most) {
            add(Kind.RELOAD, name, (double) trips - most, "it makes " + trips + " trips of " + most);
        }
        for (Reload reload :
                route.reloads().subList(locked.reloads(), route.reloads().size())) {
            if (!type.reloadDepotIds().contains(reload.depotId())) {
                add(Kind.RELOAD, name, 1, "it reloads at " + reload.depotId() + ", not at " + type.reloadDepotIds());
            }
            long least = plus(reload.startSecond(), type.reloadSeconds());
            if (reload.departureSecond() < least) {
                double early = (double) least - reload.departureSecond();
                add(Kind.RELOAD, name, early, "it leaves " + reload.depotId() + " before it is reloaded");
            }
            Depot depot = Objects.requireNonNull(index.depots.get(reload.depotId()));
            checkWithin(depot.window(), reload.startSecond(), "the opening of depot " + depot.id(), "reloads");
        }
    }

    private void checkWithin(TimeWindow window, long second, String what, String does) {
        double outside = outside(window, second);
        if (outside > 0) {
            add(Kind.SHIFT, name, outside, "it " + does + " at " + second + ", outside " + what + " " + text(window));
        }
    }

    private static double outside(TimeWindow window, long second) {
        return Math.max(0, Math.max((double) window.startSecond() - second, (double) second - window.endSecond()));
    }

    private static String text(TimeWindow window) {
        return "[" + window.startSecond() + ", " + window.endSecond() + "]";
    }

    /** Follows the stated times along the legs and returns the distance. */
    private long drive(TravelMatrix travel, VehicleType type) {
        Depot start = Objects.requireNonNull(index.depots.get(type.startDepotId()));
        int at = start.location();
        long leaves = route.startSecond();
        long metres = locked.distanceMetres();
        int trip = locked.reloads();
        if (locked.visits() > 0) {
            Visit last = route.visits().get(locked.visits() - 1);
            at = stop(last).location();
            leaves = last.departureSecond();
        }
        for (int k = locked.visits(); k < route.visits().size(); k++) {
            Visit visit = route.visits().get(k);
            Stop stop = stop(visit);
            if (trip < route.reloads().size() && route.reloads().get(trip).visitsBefore() == k) {
                Reload reload = route.reloads().get(trip++);
                Depot depot = Objects.requireNonNull(index.depots.get(reload.depotId()));
                metres = plus(metres, leg(travel, at, depot.location(), leaves, reload.arrivalSecond(), depot.id()));
                at = depot.location();
                leaves = reload.departureSecond();
            }
            metres = plus(metres, leg(travel, at, stop.location(), leaves, visit.arrivalSecond(), visit.stopId()));
            long serviceEnds = plus(visit.serviceStartSecond(), stop.serviceSeconds(type.id()));
            if (visit.departureSecond() < serviceEnds) {
                add(
                        Kind.STATED,
                        visit.stopId(),
                        (double) serviceEnds - visit.departureSecond(),
                        "it leaves " + visit.stopId() + " before service ends");
            }
            at = stop.location();
            leaves = visit.departureSecond();
        }
        if (type.endDepotId() == null) {
            checkArrival(leaves, route.endSecond(), "its last stop");
            return metres;
        }
        Depot end = Objects.requireNonNull(index.depots.get(type.endDepotId()));
        return plus(metres, leg(travel, at, end.location(), leaves, route.endSecond(), end.id()));
    }

    private long leg(TravelMatrix travel, int from, int to, long leaves, long arrives, String where) {
        boolean inside = from < travel.size() && to < travel.size();
        long metres = inside ? travel.distanceMetres(from, to) : TravelMatrix.UNREACHABLE;
        long seconds = inside ? travel.durationSeconds(from, to, leaves) : TravelMatrix.UNREACHABLE;
        if (metres == TravelMatrix.UNREACHABLE || seconds == TravelMatrix.UNREACHABLE) {
            add(Kind.UNREACHABLE, where, 1, "there is no road from place " + from + " to " + where);
            return 0;
        }
        checkArrival(plus(leaves, seconds), arrives, where);
        return metres;
    }

    private void checkArrival(long expected, long stated, String where) {
        if (expected != stated) {
            double off = (double) stated - expected;
            add(Kind.STATED, name, off, "it arrives at " + where + " at " + expected + ", not at " + stated);
        }
    }

    /** When the vehicle leaves the depot on the trip of a visit. */
    private long leaves(int position) {
        return route.tripStartSecond(trip(position));
    }

    private int trip(int position) {
        int trip = 0;
        while (trip < route.reloads().size() && route.reloads().get(trip).visitsBefore() <= position) {
            trip++;
        }
        return trip;
    }

    /** Whether goods of a depot are on board, or can be: goods loaded earlier are brought on that trip, others after a reload. */
    private void checkGoods(Stop stop, int trip) {
        boolean present = locked.started() && trip == locked.reloads();
        UnderWay carrier = index.onBoard.get(stop.id());
        if (carrier != null && !(present && locked.carries(stop.id()))) {
            String where = ProblemIndex.name(carrier.vehicleTypeId(), carrier.vehicle());
            add(Kind.LOCKED, stop.id(), 1, "the goods of stop " + stop.id() + " are on board of " + where);
        } else if (carrier == null && present && stop.delivery().stream().anyMatch(amount -> amount > 0)) {
            add(Kind.LOCKED, stop.id(), 1, "the goods of stop " + stop.id() + " are not on board");
        }
    }

    private void checkStop(Stop stop, Visit visit, VehicleType type, long leaves) {
        if (!type.skills().containsAll(stop.requiredSkills())) {
            add(Kind.SKILL, stop.id(), 1, "stop " + stop.id() + " needs " + stop.requiredSkills());
        }
        boolean ready = locked.carries(stop.id());
        if (!ready && stop.releaseSecond() > leaves && stop.releaseSecond() > 0) {
            double early = (double) stop.releaseSecond() - leaves;
            add(Kind.RELEASE, stop.id(), early, "it leaves before the goods of stop " + stop.id() + " are ready");
        }
        double over = (double) visit.serviceStartSecond() - leaves - stop.maxSecondsOnBoard();
        if (over > 0) {
            add(Kind.TIME_ON_BOARD, stop.id(), over, "the goods of stop " + stop.id() + " are too long on board");
        }
        double off = stop.windows().isEmpty() ? 0 : Double.MAX_VALUE;
        for (TimeWindow window : stop.windows()) {
            off = Math.min(off, outside(window, visit.serviceStartSecond()));
        }
        if (off > 0) {
            String message = "service of stop " + stop.id() + " begins at " + visit.serviceStartSecond();
            add(Kind.TIME_WINDOW, stop.id(), off, message + ", outside its windows");
        }
    }

    private void checkLoads(VehicleType type) {
        List<List<Visit>> trips = route.trips();
        for (int t = locked.reloads(); t < trips.size(); t++) {
            boolean present = locked.started() && t == locked.reloads();
            int done = present ? locked.presentVisits() : 0;
            checkLoads(trips.get(t), done, present ? locked.onBoard() : List.of(), type);
        }
    }

    /** Checks the loads of a trip from some visit on; the others before it are behind the vehicle, and with what it has on board. */
    private void checkLoads(List<Visit> trip, int done, List<String> onBoard, VehicleType type) {
        for (int k = 0; k < index.problem.dimensions().size(); k++) {
            long capacity = k < type.capacity().size() ? type.capacity().get(k) : 0;
            long load = 0;
            for (Visit visit : trip) {
                load = plus(
                        load,
                        onBoard.contains(visit.stopId())
                                ? 0
                                : amount(stop(visit).delivery(), k));
            }
            for (String id : onBoard) {
                Stop stop = index.stops.get(id);
                load = plus(load, stop == null ? 0 : amount(stop.delivery(), k));
            }
            long peak = done == 0 ? load : 0;
            for (int at = 0; at < trip.size(); at++) {
                Stop stop = stop(trip.get(at));
                load = plus(load, -amount(stop.delivery(), k));
                load = plus(load, amount(stop.pickup(), k));
                Shipment taken = index.byPickup.get(stop.id());
                Shipment brought = index.byDelivery.get(stop.id());
                load = plus(load, taken == null ? 0 : amount(taken.load(), k));
                load = plus(load, brought == null ? 0 : -amount(brought.load(), k));
                peak = at + 1 >= done ? Math.max(peak, load) : peak;
            }
            if (peak > capacity) {
                String dimension = index.problem.dimensions().get(k);
                double over = (double) peak - capacity;
                add(Kind.CAPACITY, name, over, "it carries " + peak + " " + dimension + " of " + capacity);
            }
        }
    }

    private static long amount(List<Long> amounts, int k) {
        return k < amounts.size() ? amounts.get(k) : 0;
    }

    private void checkShipments() {
        Map<String, Visit> earlier = new HashMap<>();
        for (int k = 0; k < route.visits().size(); k++) {
            Visit visit = route.visits().get(k);
            Shipment shipment = index.byDelivery.get(visit.stopId());
            if (shipment != null && k >= locked.visits()) {
                Visit pickup = earlier.get(shipment.pickup().id());
                if (pickup == null) {
                    String message = "shipment " + shipment.id() + " is delivered before it is picked up, or elsewhere";
                    add(Kind.PRECEDENCE, visit.stopId(), 1, message);
                } else {
                    checkOnBoard(shipment, pickup, visit);
                }
            }
            earlier.put(visit.stopId(), visit);
        }
    }

    private void checkOnBoard(Shipment shipment, Visit pickup, Visit delivery) {
        long taken = plus(pickup.serviceStartSecond(), shipment.pickup().serviceSeconds(route.vehicleTypeId()));
        double onBoard = (double) delivery.serviceStartSecond() - taken;
        if (onBoard > shipment.maxSecondsOnBoard()) {
            double over = onBoard - shipment.maxSecondsOnBoard();
            add(Kind.TIME_ON_BOARD, delivery.stopId(), over, "shipment " + shipment.id() + " is too long on board");
        }
    }

    private double checkTotals(VehicleType type, long metres) {
        if (metres != route.distanceMetres()) {
            double off = (double) route.distanceMetres() - metres;
            add(Kind.STATED, name, off, "it is " + metres + " metres long, not " + route.distanceMetres());
        }
        if (metres > type.maxDistanceMetres()) {
            double over = (double) metres - type.maxDistanceMetres();
            add(Kind.MAX_DISTANCE, name, over, "it is " + metres + " metres long");
        }
        long seconds = plus(route.endSecond(), -route.startSecond());
        if (seconds > type.maxDurationSeconds()) {
            double over = (double) seconds - type.maxDurationSeconds();
            add(Kind.MAX_DURATION, name, over, "it takes " + seconds + " seconds");
        }
        double cost = type.fixedCost() + type.costPerMetre() * metres + type.timeCost(seconds);
        for (int k = 0; k < route.visits().size(); k++) {
            Visit visit = route.visits().get(k);
            double onBoard = (double) visit.serviceStartSecond() - leaves(k);
            cost += stop(visit).costPerSecondOnBoard() * onBoard;
        }
        if (SolutionChecker.differs(cost, route.cost())) {
            add(Kind.STATED, name, route.cost() - cost, "it costs " + cost + ", not " + route.cost());
        }
        return cost;
    }

    /** A sum that stops at the largest number instead of turning negative and hiding what is wrong. */
    private static long plus(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }
}
