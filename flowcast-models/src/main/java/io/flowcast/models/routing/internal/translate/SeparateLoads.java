package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.TravelMatrix;
import java.util.List;

/**
 * Whether what is brought and what is taken are never on board together, because all that is taken comes last: by rule, or because no road
 * leads from a stop that takes to one that brings. Each then fills a vehicle of its own, whatever the order, which is quick to check.
 */
final class SeparateLoads {

    /** Asking about every pair must stay cheap beside the search. */
    private static final int MOST_ASKED = 4_000;

    private final RoutingProblem problem;
    private final RunContext context;

    SeparateLoads(RoutingProblem problem, RunContext context) {
        this.problem = problem;
        this.context = context;
    }

    static boolean takes(Stop stop) {
        return isAny(stop.pickup());
    }

    static boolean brings(Stop stop) {
        return isAny(stop.delivery());
    }

    private static boolean isAny(List<Long> load) {
        return load.stream().anyMatch(amount -> amount > 0);
    }

    boolean holds() {
        List<Stop> takers =
                problem.stops().stream().filter(SeparateLoads::takes).toList();
        List<Stop> others =
                problem.stops().stream().filter(stop -> !takes(stop)).toList();
        if (!problem.underWay().isEmpty()
                || !problem.shipments().isEmpty()
                || takers.isEmpty()
                || takers.stream().anyMatch(SeparateLoads::brings)) {
            return false;
        }
        if (problem.backhauls() == Backhauls.LAST) {
            return true;
        }
        // A stop without any load would be a bridge.
        return problem.stops().size() <= MOST_ASKED
                && others.stream().allMatch(SeparateLoads::brings)
                && takers.stream().allMatch(from -> leadsToNone(from, others));
    }

    private boolean leadsToNone(Stop from, List<Stop> others) {
        context.stopIfAsked("reading backhauls");
        for (TravelMatrix travel : problem.travel().values()) {
            for (Stop to : others) {
                if (isOpen(travel, from.location(), to.location())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOpen(TravelMatrix travel, int from, int to) {
        return travel.distanceMetres(from, to) != TravelMatrix.UNREACHABLE
                && travel.durationSeconds(from, to) != TravelMatrix.UNREACHABLE;
    }
}
