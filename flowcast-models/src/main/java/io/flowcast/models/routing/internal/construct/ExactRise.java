package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.state.Proposal;
import io.flowcast.models.routing.internal.state.Routes;
import io.flowcast.models.routing.internal.state.Timetable;

/** The true rise of cost of a proposed insertion, where segments are only a relaxation. */
final class ExactRise {

    private final FlatProblem p;
    private final Routes routes;
    private final Timetable timetable;

    ExactRise(FlatProblem problem, Routes routes) {
        p = problem;
        this.routes = routes;
        timetable = new Timetable(problem);
    }

    /** The rise if a stop goes behind a node, and another one, if there is one, behind a node or behind the stop; or none. */
    long of(Proposal proposed, int r, int stop, int after, int mate, int mateAfter) {
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
            return timetable.feasible() ? relaxed : Insertion.NONE;
        }
        return timetable.shortest() ? relaxed + timetable.timeCost() - proposed.timeCost() : Insertion.NONE;
    }
}
