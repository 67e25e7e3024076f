package io.flowcast.models.routing.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.state.PlanWalk;
import io.flowcast.models.routing.internal.state.Routes;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MovesTest {

    private static final List<BiFunction<FlatProblem, Routes, Move>> MOVES = List.of(
            (p, routes) -> new Relocate(p, routes, 1, false),
            (p, routes) -> new Relocate(p, routes, 2, false),
            (p, routes) -> new Relocate(p, routes, 2, true),
            (p, routes) -> new Relocate(p, routes, 3, false),
            (p, routes) -> new Relocate(p, routes, 3, true),
            (p, routes) -> new Swap(p, routes, 1, 1),
            (p, routes) -> new Swap(p, routes, 2, 1),
            (p, routes) -> new Swap(p, routes, 1, 2),
            (p, routes) -> new Swap(p, routes, 2, 2),
            TwoOpt::new,
            SwapTails::new,
            Drop::new);

    /** What a move says it changes is what the cost, summed up anew, changes by; and the routes stay feasible. */
    @Property(tries = 400)
    void changesTheCostByWhatItSays(
            @ForAll @LongRange(max = 1_000_000) long seed, @ForAll @IntRange(max = 11) int kind) {
        PlanWalk walk = new PlanWalk(seed);
        FlatProblem p = walk.problem;
        Routes routes = walk.routes;
        Assume.that(p.slots > 0);
        walk.step(3 * p.stops);
        Move move = MOVES.get(kind).apply(p, routes);
        for (int u = 0; u < p.nodes; u++) {
            for (int v = 0; v < p.nodes; v++) {
                if (fits(p, routes, u, v, move)) {
                    check(p, routes, move, u, v);
                }
            }
        }
    }

    private static boolean fits(FlatProblem p, Routes routes, int u, int v, Move move) {
        boolean startForU = move instanceof SwapTails;
        boolean start = u >= p.stops && (u - p.stops) % 2 == 0 && startForU;
        boolean servedU = u < p.stops && routes.slot[u] >= 0;
        boolean servedV = v < p.stops && routes.slot[v] >= 0;
        boolean startV = v >= p.stops && (v - p.stops) % 2 == 0 && !startForU;
        return (u != v || move instanceof Drop) && (servedU || start) && (servedV || startV);
    }

    private static void check(FlatProblem p, Routes routes, Move move, int u, int v) {
        long change = move.evaluate(u, v);
        if (change == Move.NONE) {
            return;
        }
        int a = routes.slotOf(u);
        int b = routes.slotOf(v);
        long before = routes.totalCost();
        int unserved = routes.unservedCount;
        routes.begin();
        move.apply();
        routes.refresh(a);
        routes.refresh(b);
        if (p.needsTimetable) {
            // Segments are a relaxation there: the true change is never better.
            boolean feasible = routes.isFeasible(a) && routes.isFeasible(b);
            assertThat(!feasible || routes.totalCost() - before >= change).isTrue();
        } else {
            assertThat(routes.totalCost() - before).isEqualTo(change);
            assertThat(routes.isFeasible(a)).isTrue();
            assertThat(routes.isFeasible(b)).isTrue();
        }
        assertThat(routes.unservedCount).isEqualTo(unserved + (move instanceof Drop && u < p.customers ? 1 : 0));
        assertThat(shipmentsAreWhole(p, routes)).isTrue();
        routes.rollback();
        routes.settle();
        assertThat(routes.totalCost()).isEqualTo(before);
    }

    private static boolean shipmentsAreWhole(FlatProblem p, Routes routes) {
        for (int i = 0; i < p.stops; i++) {
            int mate = p.partner[i];
            if (mate >= 0 && p.shipmentPickup[i] && routes.slot[i] >= 0) {
                boolean together = routes.slot[mate] == routes.slot[i] && routes.position[i] < routes.position[mate];
                if (!together) {
                    return false;
                }
            }
        }
        return true;
    }

    @Property(tries = 300)
    void descendsToAPlanThatIsNoWorseAndFeasible(@ForAll @LongRange(max = 1_000_000) long seed) {
        PlanWalk walk = new PlanWalk(seed);
        FlatProblem p = walk.problem;
        walk.step(3 * p.stops);
        long before = walk.routes.totalCost();
        Descent descent = new Descent(p, walk.routes, new Neighbourhood(p, 20, 20, () -> false), () -> false);
        for (int i = 0; i < p.stops; i++) {
            descent.push(i);
        }
        descent.run();

        assertThat(walk.routes.totalCost()).isLessThanOrEqualTo(before);
        for (int r = 0; r < p.slots; r++) {
            assertThat(walk.routes.isFeasible(r)).isTrue();
        }
        assertThat(shipmentsAreWhole(p, walk.routes)).isTrue();
    }
}
