package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.BreakTaken;
import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.Reload;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Visit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Forward time slack (Savelsbergh 1992, "The vehicle routing problem with time windows: minimizing route duration", ORSA Journal on
 * Computing 4(2)) along a route as it is stated: from the end back, what an activity's own window leaves, or what the next one leaves and
 * the waiting before it. Services, stays at depots and breaks are activities; a break's window is that in which it may begin.
 */
public final class ForwardSlack {

    private final Route route;
    private final VehicleType type;
    private final Map<String, Stop> stops;
    private final List<BreakTaken> rests;
    private final List<Long> restCloses = new ArrayList<>();
    private final Set<Integer> passed = new HashSet<>();

    /** What the activities behind leave. */
    private long behind;
    /** When the activity behind begins, or the vehicle leaves. */
    private long until;

    /**
     * Along a route.
     *
     * @param route the route
     * @param type its vehicle type
     * @param stops stops by id
     */
    public ForwardSlack(Route route, VehicleType type, Map<String, Stop> stops) {
        this.route = route;
        this.type = type;
        this.stops = stops;
        rests = route.breaks();
        int next = 0;
        for (BreakTaken taken : rests) {
            long closes = taken.startSecond();
            for (int b = next; b < type.breaks().size(); b++) {
                DriverBreak each = type.breaks().get(b);
                TimeWindow window = each.window();
                if (taken.startSecond() >= window.startSecond() && taken.startSecond() <= window.endSecond()) {
                    closes = window.endSecond();
                    next = b + 1;
                    break;
                }
            }
            restCloses.add(closes);
        }
    }

    /**
     * How much later each visit could be served.
     *
     * @param locked how many visits come first that nothing can be changed of
     * @param closes when the route must have ended
     * @return seconds per visit, 0 for those that are locked
     */
    public long[] perVisit(int locked, long closes) {
        List<Visit> visits = route.visits();
        long[] slack = new long[visits.size()];
        behind = closes - route.endSecond();
        int reload = route.reloads().size() - 1;
        for (int k = visits.size() - 1; k >= locked; k--) {
            if (reload >= 0 && route.reloads().get(reload).visitsBefore() == k + 1) {
                Reload stay = route.reloads().get(reload--);
                until = stay.departureSecond();
                rest(stay.depotId(), stay.startSecond());
                pass(stay.startSecond(), type.reloadSeconds());
                rest(stay.depotId(), stay.arrivalSecond());
                behind += until - stay.arrivalSecond();
            }
            Visit visit = visits.get(k);
            Stop stop = Objects.requireNonNull(stops.get(visit.stopId()));
            long begins = visit.serviceStartSecond();
            until = visit.departureSecond();
            rest(visit.stopId(), begins);
            pass(begins, stop.serviceSeconds(type.id()));
            for (TimeWindow window : stop.windows()) {
                if (begins >= window.startSecond() && begins <= window.endSecond()) {
                    behind = Math.min(behind, window.endSecond() - begins);
                }
            }
            slack[k] = Math.max(0, behind);
            rest(visit.stopId(), visit.arrivalSecond());
            behind += until - visit.arrivalSecond();
        }
        return slack;
    }

    /** Goes back over an activity. */
    private void pass(long begins, long seconds) {
        behind += until - begins - seconds;
        until = begins;
    }

    /** Goes back over the breaks at a place that begin from a moment on. */
    private void rest(String placeId, long from) {
        for (int b = rests.size() - 1; b >= 0; b--) {
            BreakTaken taken = rests.get(b);
            boolean here = taken.placeId().equals(placeId) && taken.startSecond() >= from && taken.endSecond() <= until;
            if (here && passed.add(b)) {
                pass(taken.startSecond(), taken.endSecond() - taken.startSecond());
                behind = Math.min(behind, restCloses.get(b) - taken.startSecond());
            }
        }
    }
}
