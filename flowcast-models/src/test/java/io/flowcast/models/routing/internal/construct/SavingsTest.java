package io.flowcast.models.routing.internal.construct;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.models.routing.internal.data.FlatDraft;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.state.Routes;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SavingsTest {

    private static final int STOPS = 60;
    private static final int NEIGHBOURS = 12;

    /** Every stop is served by routes that can be driven, for less than a vehicle for each. */
    @Property(tries = 100)
    void servesAllForLess(@ForAll @LongRange(max = 1_000_000) long seed) {
        FlatProblem p = problem(seed);
        assertThat(Savings.suits(p)).isTrue();
        Routes routes = new Routes(p);
        new Savings(p, routes, new Neighbourhood(p, NEIGHBOURS, NEIGHBOURS, () -> false)).run(() -> false);

        assertThat(routes.unservedCount).isZero();
        FlatTravel travel = p.travel[0];
        long alone = 0;
        for (int stop = 0; stop < p.stops; stop++) {
            alone += (long) travel.distanceMetres(0, p.location[stop]) + travel.distanceMetres(p.location[stop], 0);
        }
        Routes fresh = new Routes(p);
        for (int a = 0; a < routes.activeCount; a++) {
            int r = routes.active[a];
            int after = p.start(r);
            for (int node = routes.next[after]; node < p.stops; node = routes.next[node]) {
                fresh.attach(node, after);
                after = node;
            }
            fresh.refresh(r);
            assertThat(fresh.isFeasible(r)).isTrue();
        }
        assertThat(fresh.totalCost()).isEqualTo(routes.totalCost()).isLessThan(alone / 2);
    }

    @Property(tries = 10)
    void stopsWhenAsked(@ForAll @LongRange(max = 1_000_000) long seed) {
        FlatProblem p = problem(seed);
        Routes routes = new Routes(p);
        new Savings(p, routes, new Neighbourhood(p, NEIGHBOURS, NEIGHBOURS, () -> true)).run(() -> true);
        assertThat(routes.unservedCount).isEqualTo(STOPS - 1);
    }

    /** Stops in the plane, with windows for odd seeds, and a depot in the middle. */
    private static FlatProblem problem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FlatDraft draft = new FlatDraft(STOPS, 1, 1);
        int size = STOPS + 2;
        double[] x = new double[size];
        double[] y = new double[size];
        x[0] = 500;
        y[0] = 500;
        for (int i = 0; i < STOPS; i++) {
            draft.location[i] = i + 1;
            x[i + 1] = random.nextInt(1_000);
            y[i + 1] = random.nextInt(1_000);
            draft.delivery[i] = 1 + random.nextInt(9);
            if (seed % 2 == 1) {
                long opens = random.nextInt(3_000);
                draft.windowOpens[i] = new long[] {opens};
                draft.windowCloses[i] = new long[] {opens + 1_000};
            }
        }
        int[] metres = new int[size * size];
        for (int i = 0; i + 1 < size; i++) {
            for (int j = 0; j + 1 < size; j++) {
                metres[i * size + j] = (int) Math.hypot(x[i] - x[j], y[i] - y[j]);
            }
        }
        draft.travel = new FlatTravel[] {new FlatTravel(size, metres, metres)};
        draft.count[0] = STOPS;
        draft.distanceCost[0] = 1;
        Arrays.fill(draft.capacity, 40);
        return draft.build();
    }
}
