package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatDraft;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
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

    private final FlatProblem p;
    private final Routes routes;
    private final Proposal proposal;
    private final Proposal fork;
    private final Timetable timetable;
    private final boolean[] partsSuffice;

    private SplittableRandom random = new SplittableRandom(0);
    private double logKeep;
    private int untilBlink = Integer.MAX_VALUE;

    private long bestCost;
    private int bestAfter;
    private int bestMateAfter;

    /**
     * Insertion into the routes of one search.
     *
     * @param problem the problem
     * @param routes the routes
     */
    public Insertion(FlatProblem problem, Routes routes) {
        p = problem;
        this.routes = routes;
        proposal = new Proposal(problem, routes);
        fork = new Proposal(problem, routes);
        timetable = new Timetable(problem);
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
     * Looks for the cheapest place in all routes and in one unused vehicle of each type.
     *
     * @param stop a stop that is not served; of a shipment, its pickup
     * @return the rise of the routes' cost, or {@link #NONE}
     */
    public long search(int stop) {
        forget();
        for (int a = 0; a < routes.activeCount; a++) {
            search(stop, routes.active[a]);
        }
        for (int t = 0; t < p.types; t++) {
            int empty = routes.emptySlot(t);
            if (empty >= 0) {
                search(stop, empty);
            }
        }
        return bestCost;
    }

    /** Forgets the best place found so far. */
    public void forget() {
        bestCost = NONE;
        bestAfter = -1;
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
            }
        }
        return bestCost;
    }

    /** Load at the depot, before and after the trip, is independent of the place; a shipment adds to neither. */
    private boolean fits(int stop, int r, int type) {
        int total = p.end(r) * p.stride + FlatProblem.LOAD;
        int mine = stop * p.stride + FlatProblem.LOAD;
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

    private void searchStop(int stop, int r, int type) {
        FlatTravel travel = p.travel[p.profile[type]];
        long perMetre = p.distanceCost[type];
        long fixed = routes.size[r] == 0 ? p.fixedCost[type] : 0;
        int here = p.location[stop];
        int own = stop * p.stride;
        long opens = p.own[own + FlatProblem.EARLIEST];
        long closes = p.own[own + FlatProblem.LATEST];
        int node = p.start(r);
        while (node != p.end(r)) {
            int ahead = routes.next[node];
            int from = p.location[node];
            int to = p.location[ahead];
            int in = travel.distanceMetres(from, here);
            int out = travel.distanceMetres(here, to);
            long rise = fixed + perMetre * ((long) in + out - travel.distanceMetres(from, to));
            boolean worth = (rise < bestCost || p.durationPriced) && !blinks();
            if (p.timed) {
                int before = node * p.stride;
                long leave =
                        routes.prefix[before + FlatProblem.EARLIEST] + routes.prefix[before + FlatProblem.DURATION];
                if (leave > closes) {
                    return;
                }
                long begin = Math.max(opens, leave + travel.durationSeconds(from, here));
                long arrive = begin + p.serviceSeconds[stop] + travel.durationSeconds(here, to);
                worth &= begin <= closes && arrive <= routes.suffix[ahead * p.stride + FlatProblem.LATEST];
            }
            if (worth) {
                if (!partsSuffice[type]) {
                    rise = check(stop, node, ahead, r);
                } else if (in >= FlatTravel.UNREACHABLE || out >= FlatTravel.UNREACHABLE) {
                    rise = NONE;
                }
                if (rise < bestCost) {
                    bestCost = rise;
                    bestAfter = node;
                    bestMateAfter = -1;
                }
            }
            node = ahead;
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
        for (int node = p.start(r); node != p.end(r); node = routes.next[node]) {
            proposal.begin(node);
            proposal.add(pickup);
            int mateAfter = pickup;
            int ahead = routes.next[node];
            while (!proposal.hopeless()) {
                if (!blinks()) {
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
        int r = routes.slotOf(bestAfter);
        routes.attach(stop, bestAfter);
        if (bestMateAfter < 0) {
            routes.refresh(r, stop, stop);
            return;
        }
        int mate = p.partner[stop];
        routes.attach(mate, bestMateAfter);
        routes.refresh(r, stop, mate);
    }
}
