package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatDraft;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.state.Proposal;
import io.flowcast.models.routing.internal.state.Routes;
import io.flowcast.models.routing.internal.state.Timetable;
import java.util.SplittableRandom;

/**
 * The cheapest feasible place for a stop, or for both ends of a shipment.
 *
 * <p>With a blink rate above zero each place is overlooked with that probability (Christiaens and Vanden Berghe 2020, "Slack
 * induction by string removals for vehicle routing problems", Transportation Science 54(2), section 5.3).
 *
 * <p>Cost per route of m stops: O(m) for a stop, O(m²) for a shipment, cut short as soon as lateness or overload cannot be mended.
 */
public final class Insertion {

    /** No place was found. */
    public static final long NONE = Long.MAX_VALUE;

    /** With fewer stops than this many times the neighbours, looking at all places is as fast. */
    private static final int GRANULAR_ABOVE = 3;
    /** With more routes than this, only those near a stop are looked at for their legs to the depot. */
    private static final int MOST_DEPOT_LEGS = 50;

    private final FlatProblem p;
    private final Routes routes;
    private final Proposal proposal;
    private final Proposal fork;
    private final Timetable timetable;
    private final boolean[] partsSuffice;
    private final int[] promising;
    private final int[] promisingMetres;
    /** Whether all drive alike, and in both directions. */
    private final boolean sameBothWays;

    private final int width;
    private final int[] routeSeen;
    private int searchCount;

    private SplittableRandom random = new SplittableRandom(0);
    private double logKeep;
    private int untilBlink = Integer.MAX_VALUE;

    private int here;
    private long opens;
    private long closes;
    /** When a vehicle leaves the stop at the earliest, wherever it comes from. */
    private long leavesAfter;

    private long bestCost;
    private int bestAfter;
    private int bestMateAfter;
    /** Unused vehicle that takes the route over, or -1. */
    private int bestVehicle;
    /** Reload that the best place needs beside the stop, or -1; before the stop or behind it. */
    private int bestReload;

    private boolean bestReloadFirst;

    /**
     * Insertion into the routes of one search.
     *
     * @param problem the problem
     * @param routes the routes
     * @param neighbourhood which stops are promising next to each other
     */
    public Insertion(FlatProblem problem, Routes routes, Neighbourhood neighbourhood) {
        this(problem, routes, neighbourhood.promising, neighbourhood.promisingMetres, neighbourhood.promisingWidth);
    }

    /**
     * Insertion that always looks at all places.
     *
     * @param problem the problem
     * @param routes the routes
     */
    public Insertion(FlatProblem problem, Routes routes) {
        this(problem, routes, new int[0], new int[0], 0);
    }

    private Insertion(FlatProblem problem, Routes routes, int[] promising, int[] promisingMetres, int promisingWidth) {
        p = problem;
        this.routes = routes;
        proposal = new Proposal(problem, routes);
        fork = new Proposal(problem, routes);
        timetable = new Timetable(problem);
        this.promising = promising;
        this.promisingMetres = promisingMetres;
        sameBothWays = p.travel.length == 1 && p.travel[0].symmetric();
        width = p.stops > GRANULAR_ABOVE * promisingWidth ? promisingWidth : 0;
        routeSeen = new int[p.slots];
        partsSuffice = new boolean[p.types];
        boolean released = false;
        for (long each : p.releaseSeconds) {
            released |= each > -FlatDraft.NEVER;
        }
        for (int t = 0; t < p.types; t++) {
            partsSuffice[t] = p.deliveriesOnly
                    && !released
                    && !p.durationPriced
                    && !p.needsTimetable
                    && p.maxDurationSeconds[t] >= FlatDraft.NEVER
                    && p.maxDistanceMetres[t] >= FlatTravel.UNREACHABLE - 1;
        }
    }

    /**
     * Overlooks places at random from now on.
     *
     * @param source where the randomness comes from
     * @param rate probability that a place is overlooked, in [0, 1)
     */
    public void blink(SplittableRandom source, double rate) {
        random = source;
        logKeep = Math.log1p(-rate);
        untilBlink = rate > 0 ? gap() : Integer.MAX_VALUE;
    }

    private int gap() {
        return (int) Math.min(1e9, Math.log(1 - random.nextDouble()) / logKeep);
    }

    private boolean blinks() {
        if (untilBlink == Integer.MAX_VALUE) {
            return false;
        }
        if (untilBlink-- > 0) {
            return false;
        }
        untilBlink = gap();
        return true;
    }

    /**
     * Looks for the cheapest place beside a promising neighbour and in one unused vehicle of each type; where a required stop fits
     * nowhere there, or the problem is small, in all routes.
     *
     * @param stop a stop that is not served; of a shipment, its pickup
     * @return the rise of the routes' cost, or {@link #NONE}
     */
    public long search(int stop) {
        forget();
        if (p.rules.groups > 0 && routes.isSettled(stop)) {
            return NONE;
        }
        if (width > 0) {
            if (p.hasShipments && p.partner[stop] >= 0) {
                searchCount++;
                searchRoutesNear(stop, stop);
                searchRoutesNear(p.partner[stop], stop);
            } else if (p.plain) {
                searchPlainNear(stop);
                searchPlainDepotLegs(stop);
            } else {
                searchNear(stop);
                searchDepotLegs(stop);
            }
        }
        for (int t = 0; t < p.types; t++) {
            int empty = routes.emptySlot(t);
            if (empty >= 0) {
                search(stop, empty);
            }
        }
        if (width == 0 || (bestAfter < 0 && p.pressing[stop])) {
            for (int a = 0; a < routes.activeCount; a++) {
                search(stop, routes.active[a]);
            }
        }
        return bestCost;
    }

    private void searchRoutesNear(int stop, int pickup) {
        int row = stop * width;
        for (int k = 0; k < width; k++) {
            int r = routes.slot[promising[row + k]];
            if (r >= 0 && routeSeen[r] != searchCount) {
                routeSeen[r] = searchCount;
                search(pickup, r);
            }
        }
    }

    /**
     * By how many metres the way to a stop may be longer than the leg that the way round would replace: by the triangle inequality
     * the way round costs at least twice that.
     */
    private long bound(int type) {
        return sameBothWays && !p.durationPriced ? bestCost / 2 / Math.max(1, p.distanceCost[type]) : Long.MAX_VALUE;
    }

    private void searchNear(int stop) {
        int row = stop * width;
        begin(stop);
        for (int k = 0; k < width; k++) {
            int node = promising[row + k];
            int r = routes.slot[node];
            if (r < 0) {
                continue;
            }
            int type = p.slotType[r];
            int before = routes.prev[node];
            long bound = bound(type);
            long away = promisingMetres[row + k];
            if (away - routes.leg[node] <= bound) {
                offer(stop, node, routes.next[node], r, type, false);
            }
            if (away - routes.leg[before] <= bound) {
                offer(stop, before, node, r, type, false);
            }
            if (p.hasReloads && mayReload(r, type) && (!p.rules.together || routes.mayJoin(stop, r))) {
                offerTrips(stop, before, node, r, type);
                offerTrips(stop, node, routes.next[node], r, type);
            }
        }
    }

    /**
     * The way between a depot and a cluster of stops leads past many that are no neighbours of either end. Looks at these legs of all
     * routes, or, if there are many, of those that have a promising neighbour.
     */
    private void searchDepotLegs(int stop) {
        begin(stop);
        if (routes.activeCount <= MOST_DEPOT_LEGS) {
            for (int a = 0; a < routes.activeCount; a++) {
                searchDepotLegs(stop, routes.active[a]);
            }
            return;
        }
        searchCount++;
        int row = stop * width;
        for (int k = 0; k < width; k++) {
            int r = routes.slot[promising[row + k]];
            if (r >= 0 && routeSeen[r] != searchCount) {
                routeSeen[r] = searchCount;
                searchDepotLegs(stop, r);
            }
        }
    }

    private void searchDepotLegs(int stop, int r) {
        int type = p.slotType[r];
        int start = p.start(r);
        int end = p.end(r);
        int last = routes.prev[end];
        long bound = bound(type);
        FlatTravel travel = p.travel[p.profile[type]];
        if (travel.distanceMetres(here, p.location[start]) - (long) routes.leg[start] <= bound) {
            offer(stop, start, routes.next[start], r, type, false);
        }
        if (travel.distanceMetres(here, p.location[end]) - (long) routes.leg[last] <= bound) {
            offer(stop, last, end, r, type, false);
        }
    }

    private void searchPlainDepotLegs(int stop) {
        if (routes.activeCount <= MOST_DEPOT_LEGS) {
            int[] active = routes.active;
            for (int a = 0; a < routes.activeCount; a++) {
                plainDepotLegs(stop, active[a]);
            }
            return;
        }
        searchCount++;
        int row = stop * width;
        for (int k = 0; k < width; k++) {
            int r = routes.slot[promising[row + k]];
            if (r >= 0 && routeSeen[r] != searchCount) {
                routeSeen[r] = searchCount;
                plainDepotLegs(stop, r);
            }
        }
    }

    private void plainDepotLegs(int stop, int r) {
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        long perMetre = p.distanceCost[type];
        int here = p.location[stop];
        int start = p.start(r);
        long detour = (long) travel.distanceMetresTo(here, p.location[start]) - routes.leg[start];
        // A stop nearer to the depot than this one is no way station: going there and on costs at least twice the
        // difference.
        if (!sameBothWays || 2 * perMetre * detour < bestCost) {
            int first = p.location[routes.next[start]];
            tryPlain(stop, start, r, perMetre * (detour + travel.distanceMetres(here, first)));
        }
        int end = start + 1;
        int last = routes.prev[end];
        detour = (long) travel.distanceMetres(here, p.location[end]) - routes.leg[last];
        if (!sameBothWays || 2 * perMetre * detour < bestCost) {
            tryPlain(stop, last, r, perMetre * (detour + travel.distanceMetresTo(here, p.location[last])));
        }
    }

    private void searchPlainNear(int stop) {
        int here = p.location[stop];
        int row = stop * width;
        for (int k = 0; k < width; k++) {
            int node = promising[row + k];
            int r = routes.slot[node];
            if (r < 0) {
                continue;
            }
            int type = p.slotType[r];
            FlatTravel travel = p.travel[p.profile[type]];
            long perMetre = p.distanceCost[type];
            int before = routes.prev[node];
            if (!sameBothWays) {
                int near = p.location[node];
                long out = travel.distanceMetres(here, near);
                long in = travel.distanceMetresTo(here, near);
                int ahead = p.location[routes.next[node]];
                tryPlain(stop, node, r, perMetre * (in + travel.distanceMetres(here, ahead) - routes.leg[node]));
                long inFromBack = travel.distanceMetresTo(here, p.location[before]);
                tryPlain(stop, before, r, perMetre * (inFromBack + out - routes.leg[before]));
                continue;
            }
            // The other end of a leg is at least as far away, or this place was looked at from there.
            long away = promisingMetres[row + k];
            if (perMetre * (2 * away - routes.leg[node]) < bestCost) {
                int ahead = p.location[routes.next[node]];
                tryPlain(stop, node, r, perMetre * (away + travel.distanceMetres(here, ahead) - routes.leg[node]));
            }
            if (perMetre * (2 * away - routes.leg[before]) < bestCost) {
                int back = p.location[before];
                tryPlain(stop, before, r, perMetre * (away + travel.distanceMetres(here, back) - routes.leg[before]));
            }
        }
    }

    private void tryPlain(int stop, int after, int r, long rise) {
        if (rise < bestCost) {
            int type = p.slotType[r];
            if (rise >= p.distanceCost[type] * FlatTravel.LONGEST_LEG && !isOpen(stop, after, r)) {
                return;
            }
            if (routes.size[r] < p.maxStops[type] && p.mayServe(type, stop) && fits(stop, r, type)) {
                if (!blinks()) {
                    bestCost = rise;
                    bestAfter = after;
                    bestVehicle = -1;
                }
            } else if (p.types > 1) {
                tryLarger(stop, after, r, rise);
            }
        }
    }

    private boolean isOpen(int stop, int after, int r) {
        FlatTravel travel = p.travel[p.profile[p.slotType[r]]];
        int here = p.location[stop];
        return travel.distanceMetres(p.location[after], here) < FlatTravel.UNREACHABLE
                && travel.distanceMetres(here, p.location[routes.next[after]]) < FlatTravel.UNREACHABLE;
    }

    /** Looks at the same place with an unused vehicle of another type, where the present one has no room. */
    private void tryLarger(int stop, int after, int r, long rise) {
        int own = p.slotType[r];
        long metres = routes.metres(r) + rise / p.distanceCost[own];
        for (int t = 0; t < p.types; t++) {
            if (t == own || p.vehicleClass[t] != p.vehicleClass[own]) {
                continue;
            }
            int empty = routes.emptySlot(t);
            long whole = p.fixedCost[t] + p.distanceCost[t] * metres - routes.cost[r];
            if (empty >= 0
                    && whole < bestCost
                    && routes.size[r] < p.maxStops[t]
                    && fits(stop, r, t)
                    && mayServeAll(t, stop, r)
                    && !blinks()) {
                bestCost = whole;
                bestAfter = after;
                bestVehicle = empty;
            }
        }
    }

    private boolean mayServeAll(int type, int stop, int r) {
        boolean ok = p.mayServe(type, stop);
        if (p.restricted) {
            for (int node = routes.next[p.start(r)]; ok && node < p.stops; node = routes.next[node]) {
                ok = p.mayServe(type, node);
            }
        }
        return ok;
    }

    /** Forgets the best place found so far. */
    public void forget() {
        bestCost = NONE;
        bestAfter = -1;
        bestMateAfter = -1;
        bestVehicle = -1;
        bestReload = -1;
    }

    /**
     * Looks for a cheaper place in one route.
     *
     * @param stop a stop that is not served; of a shipment, its pickup
     * @param r slot
     * @return the least rise of cost found since {@link #forget}, or {@link #NONE}
     */
    public long search(int stop, int r) {
        int type = p.slotType[r];
        int mate = p.hasShipments ? p.partner[stop] : -1;
        int more = mate >= 0 ? 2 : 1;
        if (p.rules.groups > 0 && routes.isSettled(stop)) {
            return bestCost;
        }
        if (p.rules.together && !(routes.mayJoin(stop, r) && (mate < 0 || routes.mayJoin(mate, r)))) {
            return bestCost;
        }
        if (routes.size[r] + more <= p.maxStops[type]
                && p.mayServe(type, stop)
                && (mate < 0 || p.mayServe(type, mate))
                && fits(stop, r, type)) {
            if (mate >= 0) {
                searchShipment(stop, mate, r);
            } else {
                searchStop(stop, r, type);
                if (p.hasReloads && (routes.size[r] > 0 || p.progress.begun[type])) {
                    searchTrips(stop, r, type);
                }
            }
        }
        return bestCost;
    }

    private boolean isOpenTo(int stop, int r, int type) {
        return routes.size[r] < p.maxStops[type]
                && p.mayServe(type, stop)
                && (!p.rules.together || routes.mayJoin(stop, r))
                && fits(stop, r, type);
    }

    /** Load at the depot, before and after the trip, is independent of the place; a shipment adds to neither. */
    private boolean fits(int stop, int r, int type) {
        if (p.hasReloads) {
            return true; // Another trip may have room.
        }
        int mine = stop * p.stride + FlatProblem.LOAD;
        if (p.light) {
            for (int k = 0; k < p.dimensions; k++) {
                int at = r * p.dimensions + k;
                if (routes.load[at] + p.own[mine + 3 * k] > p.capacity[type * p.dimensions + k]) {
                    return false;
                }
            }
            return true;
        }
        int total = p.end(r) * p.stride + FlatProblem.LOAD;
        boolean alone = !p.hasShipments || p.partner[stop] < 0;
        for (int k = 0; k < p.dimensions; k++) {
            int at = total + 3 * k;
            long room = p.capacity[type * p.dimensions + k];
            long brought = routes.prefix[at] + p.own[mine + 3 * k];
            long home = brought + routes.prefix[at + 1] + p.own[mine + 3 * k + 1];
            if (brought > room || (alone && home > room)) {
                return false;
            }
        }
        return true;
    }

    private void begin(int stop) {
        here = p.location[stop];
        opens = p.own[stop * p.stride + FlatProblem.EARLIEST];
        closes = p.own[stop * p.stride + FlatProblem.LATEST];
        leavesAfter = opens + p.serviceSeconds[stop];
    }

    private void searchStop(int stop, int r, int type) {
        begin(stop);
        int node = p.start(r);
        while (node != p.end(r)) {
            int ahead = routes.next[node];
            if (!offer(stop, node, ahead, r, type, true)) {
                return;
            }
            node = ahead;
        }
    }

    /** Looks at one place of a route that is known to be open or asked then; false if the vehicle is too late there, and so at all later places. */
    private boolean offer(int stop, int node, int ahead, int r, int type, boolean open) {
        if (p.timed) {
            if (routes.leaves[node] > closes) {
                return false;
            }
            if (leavesAfter > routes.due[ahead]) {
                return true;
            }
        }
        FlatTravel travel = p.travel[p.profile[type]];
        int from = p.location[node];
        int to = p.location[ahead];
        int in = travel.distanceMetresTo(here, from);
        int out = travel.distanceMetres(here, to);
        long rise = (long) in + out;
        if (routes.size[r] == 0) {
            rise = p.fixedCost[type] + p.distanceCost[type] * rise;
        } else {
            rise = p.distanceCost[type] * (rise - routes.leg[node]);
        }
        if (rise >= bestCost && !p.durationPriced) {
            return true;
        }
        if (p.timed) {
            long begin = Math.max(opens, routes.leaves[node] + travel.durationSecondsTo(here, from));
            long arrive = begin + p.serviceSeconds[stop] + travel.durationSeconds(here, to);
            if (begin > closes || arrive > routes.due[ahead]) {
                return true;
            }
        }
        if ((!open && !isOpenTo(stop, r, type)) || blinks()) {
            return true;
        }
        if (!partsSuffice[type]) {
            rise = check(stop, node, ahead, r);
        } else if (in >= FlatTravel.UNREACHABLE || out >= FlatTravel.UNREACHABLE) {
            rise = NONE;
        }
        if (rise < bestCost) {
            bestCost = rise;
            bestAfter = node;
            bestMateAfter = -1;
            bestVehicle = -1;
            bestReload = -1;
        }
        return true;
    }

    /** Looks for a cheaper place that begins or ends one more trip. */
    private void searchTrips(int stop, int r, int type) {
        if (mayReload(r, type)) {
            for (int node = p.start(r); node != p.end(r); node = routes.next[node]) {
                offerTrips(stop, node, routes.next[node], r, type);
            }
        }
    }

    private boolean mayReload(int r, int type) {
        return routes.prefix[p.end(r) * p.stride + p.trips] + 1 < p.maxTrips[type]
                && routes.size[r] + 2 <= p.maxStops[type];
    }

    /** Looks at a place that begins one more trip, and at the same place where it ends the trip. */
    private void offerTrips(int stop, int node, int ahead, int r, int type) {
        for (int kind = 0; kind < p.reloadKinds; kind++) {
            int reload = routes.spareReload(kind);
            if (reload >= 0 && p.mayServe(type, reload)) {
                if (node < p.customers || (p.progress.begun[type] && node == p.start(r))) {
                    offerTrip(reload, stop, node, ahead, r, true);
                }
                if (ahead < p.customers) {
                    offerTrip(stop, reload, node, ahead, r, false);
                }
            }
        }
    }

    private void offerTrip(int first, int second, int node, int ahead, int r, boolean reloadFirst) {
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        long driving = (long) travel.distanceMetres(p.location[node], p.location[first])
                + travel.distanceMetres(p.location[first], p.location[second])
                + travel.distanceMetres(p.location[second], p.location[ahead])
                - travel.distanceMetres(p.location[node], p.location[ahead]);
        if ((p.distanceCost[type] * driving >= bestCost && !p.durationPriced) || blinks()) {
            return;
        }
        proposal.begin(node);
        proposal.add(first);
        proposal.add(second);
        if (proposal.hopeless()) {
            return;
        }
        proposal.end(ahead);
        if (!proposal.feasible()) {
            return;
        }
        long rise = proposal.cost() - routes.cost[r];
        if (rise < bestCost) {
            rise = confirm(proposal, r, first, node, second, first);
        }
        if (rise < bestCost) {
            bestCost = rise;
            bestAfter = node;
            bestMateAfter = -1;
            bestReload = reloadFirst ? first : second;
            bestReloadFirst = reloadFirst;
        }
    }

    private long check(int stop, int node, int ahead, int r) {
        proposal.begin(node);
        proposal.add(stop);
        proposal.end(ahead);
        if (!proposal.feasible()) {
            return NONE;
        }
        long rise = proposal.cost() - routes.cost[r];
        return p.needsTimetable && rise < bestCost ? confirm(proposal, r, stop, node, -1, -1) : rise;
    }

    private void searchShipment(int pickup, int delivery, int r) {
        int type = p.slotType[r];
        FlatTravel travel = p.travel[p.profile[type]];
        long perMetre = p.distanceCost[type];
        long fixed = routes.size[r] == 0 ? p.fixedCost[type] : 0;
        int comes = p.location[pickup];
        int goes = p.location[delivery];
        long across = travel.distanceMetres(comes, goes);
        long closesAt = p.own[pickup * p.stride + FlatProblem.LATEST];
        for (int node = p.start(r); node != p.end(r); node = routes.next[node]) {
            if (p.timed && routes.leaves[node] > closesAt) {
                return;
            }
            int ahead = routes.next[node];
            long saved = routes.size[r] == 0 ? 0 : routes.leg[node];
            long in = fixed + perMetre * (travel.distanceMetresTo(comes, p.location[node]) - saved);
            long detour = in + perMetre * travel.distanceMetres(comes, p.location[ahead]);
            // By the triangle inequality going to the delivery as well is no cheaper.
            if (detour >= bestCost && !p.durationPriced) {
                continue;
            }
            proposal.begin(node);
            proposal.add(pickup);
            int mateAfter = pickup;
            while (!proposal.hopeless()) {
                long out = travel.distanceMetres(goes, p.location[ahead]);
                long rise = mateAfter == pickup
                        ? in + perMetre * (across + out)
                        : detour
                                + perMetre
                                        * (travel.distanceMetresTo(goes, p.location[mateAfter])
                                                + out
                                                - routes.leg[mateAfter]);
                if ((rise < bestCost || p.durationPriced) && !blinks()) {
                    fork.copy(proposal);
                    fork.add(delivery);
                    if (!fork.hopeless()) {
                        fork.end(ahead);
                        offerShipment(pickup, node, delivery, mateAfter, r);
                    }
                }
                if (ahead >= p.stops) {
                    break;
                }
                proposal.add(ahead);
                mateAfter = ahead;
                ahead = routes.next[ahead];
            }
        }
    }

    private void offerShipment(int pickup, int after, int delivery, int mateAfter, int r) {
        if (!fork.feasible()) {
            return;
        }
        long rise = fork.cost() - routes.cost[r];
        if (rise < bestCost && p.needsTimetable) {
            rise = confirm(fork, r, pickup, after, delivery, mateAfter);
        }
        if (rise < bestCost) {
            bestCost = rise;
            bestAfter = after;
            bestMateAfter = mateAfter;
            bestReload = -1;
        }
    }

    /** The true rise of cost of a proposed insertion where segments are only a relaxation. */
    private long confirm(Proposal proposed, int r, int stop, int after, int mate, int mateAfter) {
        timetable.begin(r);
        int node = p.start(r);
        while (node != p.end(r)) {
            if (node == after) {
                timetable.add(stop);
                if (mateAfter == stop) {
                    timetable.add(mate);
                }
            } else if (node == mateAfter) {
                timetable.add(mate);
            }
            node = routes.next[node];
            timetable.add(node);
        }
        long relaxed = proposed.cost() - routes.cost[r];
        if (!p.durationPriced) {
            return timetable.feasible() ? relaxed : NONE;
        }
        return timetable.shortest() ? relaxed + timetable.timeCost() - proposed.timeCost() : NONE;
    }

    /**
     * The route of the best place found since {@link #forget}.
     *
     * @return its slot, or -1 if there is no place
     */
    public int bestSlot() {
        return bestAfter < 0 ? -1 : routes.slotOf(bestAfter);
    }

    /**
     * What it costs to leave a stop out.
     *
     * @param stop the stop; of a shipment, its pickup
     * @return cost units
     */
    public long worth(int stop) {
        int mate = p.partner[stop];
        return mate < 0 ? p.unservedCost[stop] : p.unservedCost[stop] + p.unservedCost[mate];
    }

    /**
     * Carries out the best insertion found.
     *
     * @param stop the stop of the search
     */
    public void apply(int stop) {
        if (p.light) {
            applyPlain(stop);
            return;
        }
        int r = routes.slotOf(bestAfter);
        if (bestReload >= 0) {
            int first = bestReloadFirst ? bestReload : stop;
            int second = bestReloadFirst ? stop : bestReload;
            routes.attach(first, bestAfter);
            routes.attach(second, first);
            routes.refresh(r, first, second);
            return;
        }
        routes.attach(stop, bestAfter);
        if (bestMateAfter < 0) {
            routes.refresh(r, stop, stop);
            return;
        }
        int mate = p.partner[stop];
        routes.attach(mate, bestMateAfter);
        routes.refresh(r, stop, mate);
    }

    private void applyPlain(int stop) {
        int after = bestAfter;
        if (bestVehicle >= 0) {
            routes.changeVehicle(routes.slotOf(after), bestVehicle);
            after = after >= p.stops ? p.start(bestVehicle) : after;
        }
        routes.insert(stop, after);
    }
}
