package io.flowcast.core.verify;

import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.Visit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The beginning of a route that is locked, or of one that is free: nothing. What is locked and changed is told and not looked at further. */
final class Locked {

    private final @Nullable UnderWay vehicle;
    private final Route route;
    private final List<String> changes = new ArrayList<>();

    private Locked(@Nullable UnderWay vehicle, Route route) {
        this.vehicle = vehicle;
        this.route = route;
    }

    static Locked of(ProblemIndex index, Route route) {
        UnderWay vehicle = index.underWay.get(ProblemIndex.name(route.vehicleTypeId(), route.vehicle()));
        Locked locked = new Locked(vehicle, route);
        if (vehicle == null) {
            return locked;
        }
        locked.compare(vehicle);
        if (locked.changes.isEmpty()) {
            return locked;
        }
        Locked free = new Locked(null, route);
        free.changes.addAll(locked.changes);
        return free;
    }

    private void compare(UnderWay expected) {
        if (route.startSecond() != expected.startSecond()) {
            changes.add("it started at " + expected.startSecond() + ", not at " + route.startSecond());
        }
        for (int k = 0; k < expected.visits().size(); k++) {
            Visit was = expected.visits().get(k);
            Visit is = k < route.visits().size() ? route.visits().get(k) : null;
            boolean last = k + 1 == expected.visits().size();
            boolean same = is != null
                    && is.stopId().equals(was.stopId())
                    && is.arrivalSecond() == was.arrivalSecond()
                    && is.serviceStartSecond() == was.serviceStartSecond()
                    && (last
                            ? is.departureSecond() >= was.departureSecond()
                            : is.departureSecond() == was.departureSecond());
            if (!same) {
                changes.add("visit " + (k + 1) + " is locked at " + was.stopId() + " and changed");
                return;
            }
        }
        List<Reload> stays = route.reloads().stream()
                .filter(reload -> reload.visitsBefore() < expected.visits().size())
                .toList();
        if (!stays.equals(expected.reloads())) {
            changes.add("its reloads so far are changed");
        }
        int breaks = expected.breaks().size();
        if (route.breaks().size() < breaks || !route.breaks().subList(0, breaks).equals(expected.breaks())) {
            changes.add("its breaks so far are changed");
        }
    }

    /** What of the locked beginning is changed. */
    List<String> changes() {
        return changes;
    }

    /** Whether the vehicle has left its start. */
    boolean started() {
        return vehicle != null;
    }

    int visits() {
        return vehicle == null ? 0 : vehicle.visits().size();
    }

    int presentVisits() {
        return vehicle == null ? 0 : vehicle.presentTrip().size();
    }

    int reloads() {
        return vehicle == null ? 0 : vehicle.reloads().size();
    }

    int breaks() {
        return vehicle == null ? 0 : vehicle.breaks().size();
    }

    List<DriverBreak> breaksAhead(List<DriverBreak> all) {
        return vehicle == null ? all : vehicle.breaksAhead(all);
    }

    long distanceMetres() {
        return vehicle == null ? 0 : vehicle.distanceMetres();
    }

    long freeSecond() {
        return vehicle == null ? 0 : vehicle.freeSecond();
    }

    List<String> onBoard() {
        return vehicle == null ? List.of() : vehicle.onBoard();
    }

    boolean carries(String stopId) {
        return vehicle != null && vehicle.onBoard().contains(stopId);
    }

    /** Whether a visit is the last locked one, where the vehicle stands when it is free. */
    boolean isLast(int visit) {
        return visit + 1 == visits();
    }
}
