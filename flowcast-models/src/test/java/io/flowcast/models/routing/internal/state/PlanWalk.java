package io.flowcast.models.routing.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.routing.RandomPlainProblems;
import io.flowcast.models.routing.RandomProblems;
import io.flowcast.models.routing.internal.construct.Insertion;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.translate.Translation;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** Walks at random through the feasible plans of a random problem. */
public final class PlanWalk {

    /** The problem. */
    public final FlatProblem problem;
    /** The plan. */
    public final Routes routes;

    private final Insertion insertion;
    private final SplittableRandom random;

    /**
     * A walk that has not begun: nothing is served.
     *
     * @param seed which problem, and where the walk goes
     */
    public PlanWalk(long seed) {
        RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
        RoutingProblem drawn = seed % 3 == 0
                ? RandomPlainProblems.problem(seed)
                : seed % 3 == 1 ? RandomPlainProblems.windowed(seed) : RandomProblems.problem(seed);
        problem = Translation.of(drawn, context).flat();
        routes = new Routes(problem);
        // Every other walk looks at places beside few neighbours only.
        insertion = seed % 2 == 0
                ? new Insertion(problem, routes)
                : new Insertion(problem, routes, new Neighbourhood(problem, 2, 2, () -> false));
        random = new SplittableRandom(seed);
        insertion.blink(random, 0.3);
    }

    /**
     * Takes some stops out and puts some in. What that changed costs and times by as it went is what they are when
     * computed anew.
     *
     * @param changes how many
     */
    public void step(int changes) {
        for (int k = 0; k < changes && problem.customers > 0; k++) {
            int stop = random.nextInt(problem.customers);
            int mate = problem.partner[stop];
            if (routes.slot[stop] >= 0 && problem.light && random.nextBoolean()) {
                int r = routes.slot[stop];
                routes.remove(stop);
                while (routes.isBroken(r)) {
                    routes.remove(routes.next[problem.start(r)]);
                }
            } else if (routes.slot[stop] >= 0) {
                int r = routes.slot[stop];
                routes.detach(stop);
                if (mate >= 0) {
                    routes.detach(mate);
                }
                routes.refresh(r);
                if (!routes.isFeasible(r)) {
                    routes.clear(r);
                    routes.refresh(r);
                }
            } else if (mate < 0 || problem.shipmentPickup[stop]) {
                long rise = insertion.search(stop);
                if (rise < Insertion.NONE) {
                    long before = routes.totalCost() - insertion.worth(stop);
                    insertion.apply(stop);
                    assertThat(routes.totalCost() - before).isEqualTo(rise);
                }
            }
        }
        long counted = routes.totalCost();
        long[] leaves = routes.leaves.clone();
        long[] due = routes.due.clone();
        routes.settle();
        assertThat(routes.totalCost()).isEqualTo(counted);
        for (int stop = 0; stop < leaves.length && stop < problem.stops; stop++) {
            if (routes.slot[stop] >= 0) {
                assertThat(leaves[stop]).isEqualTo(routes.leaves[stop]);
                assertThat(due[stop]).isEqualTo(routes.due[stop]);
            }
        }
    }
}
