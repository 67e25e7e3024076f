package io.flowcast.models.routing;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.routing.internal.search.RouteSearch;
import io.flowcast.models.routing.internal.state.Snapshot;
import io.flowcast.models.routing.internal.translate.PlanReader;
import io.flowcast.models.routing.internal.translate.PlanWriter;
import io.flowcast.models.routing.internal.translate.ProblemHash;
import io.flowcast.models.routing.internal.translate.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * FlowCast's own route planner: savings or regret insertion, then ruin and recreate by string removals under simulated annealing
 * (Christiaens and Vanden Berghe 2020, "Slack induction by string removals for vehicle routing problems", Transportation Science
 * 54(2)).
 *
 * <p>A stop is put back beside one of its promising neighbours, on a way to the depot, or into an unused vehicle, so that an iteration
 * costs what it touches and not what there is (granular neighbourhoods as in Accorsi and Vigo 2021, "A fast and scalable heuristic for
 * the solution of large-scale capacitated vehicle routing problems", Transportation Science 55(4)). Up to 100 000 places are planned;
 * above 4 000 legs are not kept but asked for, and matrices should then be computed from coordinates.
 *
 * <p>It keeps every rule of {@link RoutingProblem}: several load dimensions, deliveries, pickups and shipments, several time windows
 * per stop, release times, several depots, open routes, mixed fleets with their costs and limits, skills, optional stops, one travel
 * matrix per profile, time on board. Travel may depend on the time of day.
 *
 * <p>With a limit on iterations the same problem and seed give the same plan, whatever the number of threads. Immutable and safe for
 * several threads.
 */
public final class RuinRecreatePlanner implements RoutePlanner {

    private final int islands;

    /** A planner with one island: one search by one thread. */
    public RuinRecreatePlanner() {
        this(1);
    }

    /**
     * A planner with several independent searches, of which the best plan is taken. They run on the context's executor as far as its
     * parallelism allows, and share the iterations of the stopping rule.
     *
     * @param islands number of searches, at least 1; changes the answer, the number of threads does not
     */
    public RuinRecreatePlanner(int islands) {
        if (islands < 1) {
            throw new IllegalArgumentException("islands must be at least 1, was " + islands);
        }
        this.islands = islands;
    }

    @Override
    public String name() {
        return "flowcast";
    }

    @Override
    public RoutePlan plan(RoutingProblem problem, StopWhen stopWhen, RunContext context) {
        return plan(problem, null, stopWhen, context);
    }

    @Override
    public RoutePlan plan(RoutingProblem problem, @Nullable RoutePlan initial, StopWhen stopWhen, RunContext context) {
        long started = context.nanoTime();
        Translation translation = Translation.of(problem, context);
        // Before the search: who cancels it waits for what comes behind it.
        String hash = ProblemHash.of(translation, context);
        RouteSearch search =
                new RouteSearch(translation.flat(), stopWhen, target(stopWhen, translation), islands, started, context);
        search.unit(translation.costScale(), translation.paid());
        if (initial != null) {
            search.startFrom(PlanReader.read(initial, translation));
        }
        Snapshot best = search.run();
        PlanWriter writer = new PlanWriter(translation);
        for (int k = 0; k < best.routeCount(); k++) {
            int slot = best.slot(k);
            List<Integer> stops = new ArrayList<>();
            int node = best.next(translation.flat().start(slot));
            while (node < translation.flat().stops) {
                stops.add(node);
                node = best.next(node);
            }
            writer.route(translation.flat().slotType[slot], stops);
        }
        Map<String, String> parameters = Map.of(
                "islands", Integer.toString(islands),
                "iterations", Long.toString(stopWhen.iterations()),
                "iterationsWithoutImprovement", Long.toString(stopWhen.iterationsWithoutImprovement()),
                "targetCost", Double.toString(stopWhen.targetCost()),
                "time", String.valueOf(stopWhen.time()));
        Provenance provenance = Provenance.of("route", name(), parameters, hash, context);
        return writer.finish(search.iterations(), Findings.none(), search.trace(), provenance);
    }

    private static long target(StopWhen stopWhen, Translation translation) {
        double scaled = stopWhen.targetCost() * translation.costScale() - translation.paid();
        return scaled <= Long.MIN_VALUE ? Long.MIN_VALUE : (long) Math.floor(scaled + 0.5);
    }
}
