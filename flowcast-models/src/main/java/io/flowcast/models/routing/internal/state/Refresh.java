package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;

/** Segments, cost and feasibility of a route that was changed. */
final class Refresh {

    private final FlatProblem p;
    private final Routes routes;
    private final Timetable timetable;

    Refresh(FlatProblem problem, Routes routes) {
        p = problem;
        this.routes = routes;
        timetable = new Timetable(problem);
    }

    /** Brings a route up to date after a change between two nodes. */
    void refresh(int r, int first, int last) {
        FlatTravel travel = p.travel[p.profile[p.slotType[r]]];
        int[] next = routes.next;
        int[] prev = routes.prev;
        int[] leg = routes.leg;
        long[] prefix = routes.prefix;
        long[] suffix = routes.suffix;
        int start = p.start(r);
        int end = p.end(r);
        int at = first;
        if (at == start) {
            System.arraycopy(p.own, start * p.stride, prefix, start * p.stride, p.stride);
            noteLeaving(start);
            at = next[start];
        }
        while (true) {
            int back = prev[at];
            int from = p.location[back];
            int to = p.location[at];
            int driven = travel.durationSeconds(from, to);
            leg[back] = travel.distanceMetres(from, to);
            if (p.windowed) {
                routes.seconds[back] = driven;
            }
            Segments.join(p, prefix, back, p.own, at, leg[back], driven, prefix, at);
            noteLeaving(at);
            routes.position[at] = routes.position[back] + 1;
            if (p.hasShipments) {
                routes.open[at] =
                        routes.open[back] + (at == end || p.partner[at] < 0 ? 0 : p.shipmentPickup[at] ? 1 : -1);
            }
            if (at == end) {
                break;
            }
            at = next[at];
        }
        at = last;
        if (at == end) {
            System.arraycopy(p.own, end * p.stride, suffix, end * p.stride, p.stride);
            noteDue(end);
            at = prev[end];
        }
        while (true) {
            int ahead = next[at];
            int from = p.location[at];
            int to = p.location[ahead];
            Segments.join(p, p.own, at, suffix, ahead, leg[at], travel.durationSeconds(from, to), suffix, at);
            noteDue(at);
            if (at == start) {
                break;
            }
            at = prev[at];
        }
        price(r);
    }

    private void noteLeaving(int node) {
        if (p.timed) {
            int at = node * p.stride;
            routes.leaves[node] = routes.prefix[at + FlatProblem.EARLIEST] + routes.prefix[at + FlatProblem.DURATION];
        }
    }

    private void noteDue(int node) {
        if (p.timed) {
            routes.due[node] = routes.suffix[node * p.stride + FlatProblem.LATEST];
        }
    }

    /** Cost of a route, and whether it can be driven, from its segments or by the exact schedule. */
    private void price(int r) {
        int type = p.slotType[r];
        int at = p.end(r) * p.stride;
        long[] prefix = routes.prefix;
        long metres = prefix[at + FlatProblem.DISTANCE];
        long seconds = routes.prefix[at + FlatProblem.DURATION];
        long time = p.durationPriced ? p.timeCost(type, seconds) : 0;
        boolean ok = metres <= p.maxDistanceMetres[type] && routes.size[r] <= p.maxStops[type];
        if (p.timed) {
            ok &= routes.prefix[at + FlatProblem.WARP] == 0
                    && routes.prefix[at + FlatProblem.RELEASE]
                            <= routes.prefix[at + FlatProblem.LATEST] + p.startServiceSeconds[type]
                    && seconds <= p.maxDurationSeconds[type];
        }
        ok &= !Segments.overloaded(p, routes.prefix, p.end(r), type);
        for (int k = 0; k < p.dimensions && p.windowed; k++) {
            routes.load[r * p.dimensions + k] = prefix[at + FlatProblem.LOAD + 3 * k];
        }
        ok = ok && (!p.rules.together || keepsTogether(r));
        if (p.needsTimetable && ok && routes.size[r] > 0) {
            timetable.begin(r);
            for (int node = routes.next[p.start(r)]; node < p.stops; node = routes.next[node]) {
                timetable.add(node);
            }
            timetable.add(p.end(r));
            ok = p.durationPriced ? timetable.shortest() : timetable.feasible();
            time = p.durationPriced && ok ? timetable.timeCost() : time;
        }
        routes.feasible[r] = ok || routes.size[r] == 0;
        routes.setCost(r, routes.size[r] == 0 ? 0 : p.fixedCost[type] + p.distanceCost[type] * metres + time);
    }

    private boolean keepsTogether(int r) {
        for (int node = routes.next[p.start(r)]; node < p.stops; node = routes.next[node]) {
            if (!routes.mayJoin(node, r)) {
                return false;
            }
        }
        return true;
    }
}
