package io.flowcast.models.routing.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RoutesTest {

    private static final int CHANGES = 12;

    /** Segments kept up to date by partial refreshes equal those of a plan put together anew. */
    @Property(tries = 300)
    void keepsSegmentsAndCostUpToDate(@ForAll @LongRange(max = 1_000_000) long seed) {
        PlanWalk walk = new PlanWalk(seed);
        for (int k = 0; k < 4; k++) {
            walk.step(CHANGES);
            assertSameAsAnew(walk.problem, walk.routes);
        }
    }

    private static void assertSameAsAnew(FlatProblem p, Routes routes) {
        Routes fresh = new Routes(p);
        for (int r = 0; r < p.slots; r++) {
            int after = p.start(r);
            for (int node = routes.next[after]; node < p.stops; node = routes.next[node]) {
                fresh.attach(node, after);
                after = node;
            }
            fresh.refresh(r);
        }
        long cost = 0;
        for (int r = 0; r < p.slots; r++) {
            assertThat(fresh.isFeasible(r)).isTrue();
            assertThat(routes.cost[r]).isEqualTo(fresh.cost[r]);
            cost += fresh.cost[r];
            for (int node = p.start(r); ; node = routes.next[node]) {
                assertThat(segment(p, routes.prefix, node)).isEqualTo(segment(p, fresh.prefix, node));
                assertThat(segment(p, routes.suffix, node)).isEqualTo(segment(p, fresh.suffix, node));
                assertThat(routes.position[node]).isEqualTo(fresh.position[node]);
                assertThat(routes.open[node]).isEqualTo(fresh.open[node]);
                if (node == p.end(r)) {
                    break;
                }
            }
            if (p.light) {
                assertThat(routes.isBroken(r)).isFalse();
            }
        }
        assertThat(routes.load).isEqualTo(fresh.load);
        for (int k = 0; k < routes.unservedCount; k++) {
            int stop = routes.unserved[k];
            int[] choices = p.rules.choices(stop);
            boolean counts = choices.length == 0 || (!routes.isSettled(stop) && choices[0] == stop);
            cost += counts ? p.unservedCost[stop] : 0;
        }
        assertThat(routes.totalCost()).isEqualTo(cost).isEqualTo(fresh.totalCost());
        assertThat(routes.activeCount).isEqualTo(fresh.activeCount);
        assertThat(routes.missingRequired()).isEqualTo(fresh.missingRequired());
    }

    private static long[] segment(FlatProblem p, long[] segments, int node) {
        return Arrays.copyOfRange(segments, node * p.stride, (node + 1) * p.stride);
    }

    /** The segment of a whole route says what a simulation of the drive finds: distance, load, and times by brute force. */
    @Property(tries = 300)
    void segmentsSayWhatADriveFinds(@ForAll @LongRange(max = 1_000_000) long seed) {
        PlanWalk walk = new PlanWalk(seed);
        walk.step(CHANGES);
        FlatProblem p = walk.problem;
        Routes routes = walk.routes;
        for (int r = 0; r < p.slots; r++) {
            if (routes.size[r] == 0) {
                continue;
            }
            FlatTravel travel = p.travel[p.profile[p.slotType[r]]];
            long metres = 0;
            long[] load = new long[p.dimensions];
            load(p, routes, p.start(r), load);
            for (int node = p.start(r); node != p.end(r); node = routes.next[node]) {
                metres += travel.distanceMetres(p.location[node], p.location[routes.next[node]]);
                if (node >= p.customers && node < p.stops) {
                    load(p, routes, node, load);
                }
                for (int k = 0; k < p.dimensions; k++) {
                    load[k] += p.own[node * p.stride + FlatProblem.LOAD + 3 * k + 1];
                    assertThat(load[k]).isBetween(0L, p.capacity[p.slotType[r] * p.dimensions + k]);
                }
            }
            int at = p.end(r) * p.stride;
            assertThat(routes.prefix[at + FlatProblem.DISTANCE]).isEqualTo(metres);
            if (p.timed && !p.needsTimetable) {
                assertThat(routes.prefix[at + FlatProblem.DURATION]).isEqualTo(shortestDrive(p, routes, r));
            }
        }
    }

    /** What is on board when the vehicle leaves a depot: all that is brought until the next one. */
    private static void load(FlatProblem p, Routes routes, int depot, long[] load) {
        Arrays.fill(load, 0);
        for (int node = routes.next[depot]; node < p.customers; node = routes.next[node]) {
            for (int k = 0; k < p.dimensions; k++) {
                load[k] += p.own[node * p.stride + FlatProblem.LOAD + 3 * k];
            }
        }
    }

    /** Earliest end from each start between the earliest and the latest; the least difference is the duration. */
    private static long shortestDrive(FlatProblem p, Routes routes, int r) {
        FlatTravel travel = p.travel[p.profile[p.slotType[r]]];
        int start = p.start(r) * p.stride;
        long from = p.own[start + FlatProblem.EARLIEST];
        long to = Math.min(p.own[start + FlatProblem.LATEST], 4000);
        for (int node = routes.next[p.start(r)]; node < p.stops; node = routes.next[node]) {
            from = Math.max(from, p.releaseSeconds[node]);
        }
        long shortest = Long.MAX_VALUE;
        for (long leave = from; leave <= to; leave++) {
            long time = leave;
            boolean ok = true;
            for (int node = p.start(r); node != p.end(r); node = routes.next[node]) {
                int next = routes.next[node];
                time += travel.durationSeconds(p.location[node], p.location[next]);
                time = Math.max(time, p.own[next * p.stride + FlatProblem.EARLIEST]);
                ok &= time <= p.own[next * p.stride + FlatProblem.LATEST];
                time += p.own[next * p.stride + FlatProblem.DURATION];
            }
            shortest = ok ? Math.min(shortest, time - leave) : shortest;
        }
        return shortest;
    }

    @Property(tries = 300)
    void rollsBackToThePlanBefore(@ForAll @LongRange(max = 1_000_000) long seed) {
        PlanWalk walk = new PlanWalk(seed);
        walk.step(CHANGES);
        List<List<Integer>> before = stops(walk.problem, walk.routes);
        long cost = walk.routes.totalCost();

        walk.routes.begin();
        walk.step(CHANGES);
        walk.routes.rollback();
        walk.routes.settle();

        assertThat(stops(walk.problem, walk.routes)).isEqualTo(before);
        assertThat(walk.routes.totalCost()).isEqualTo(cost);
        assertSameAsAnew(walk.problem, walk.routes);
    }

    /** Vehicles that suit better make the plan cheaper by what the routes then cost anew, and can be taken back. */
    @Property(tries = 300)
    void fitsVehiclesToRoutes(@ForAll @LongRange(max = 1_000_000) long number) {
        PlanWalk walk = new PlanWalk(3 * (number / 2) + number % 2);
        Assume.that(walk.problem.light);
        walk.step(CHANGES);
        List<List<Integer>> before = stops(walk.problem, walk.routes);
        long cost = walk.routes.totalCost();

        walk.routes.begin();
        walk.step(CHANGES);
        long walked = walk.routes.totalCost();
        walk.routes.fitVehicles();
        long fitted = walk.routes.totalCost();
        walk.routes.settle();

        assertThat(walk.routes.totalCost()).isEqualTo(fitted).isLessThanOrEqualTo(walked);
        assertSameAsAnew(walk.problem, walk.routes);
        walk.routes.rollback();
        walk.routes.settle();
        assertThat(stops(walk.problem, walk.routes)).isEqualTo(before);
        assertThat(walk.routes.totalCost()).isEqualTo(cost);
    }

    /** A snapshot that is saved again and again costs what changed only, and still knows the whole plan. */
    @Property(tries = 200)
    void remembersThePlanSavedLast(@ForAll @LongRange(max = 1_000_000) long seed) {
        PlanWalk walk = new PlanWalk(seed);
        Snapshot snapshot = new Snapshot(walk.problem);
        for (int k = 0; k < 3; k++) {
            walk.step(CHANGES);
            snapshot.save(walk.routes);
            walk.routes.begin();
            walk.step(CHANGES);
            walk.routes.rollback();
        }
        walk.routes.settle();
        List<List<Integer>> saved = stops(walk.problem, walk.routes);

        walk.step(CHANGES);
        snapshot.restore(walk.routes);

        assertThat(stops(walk.problem, walk.routes)).isEqualTo(saved);
        assertThat(walk.routes.totalCost()).isEqualTo(snapshot.cost());
    }

    @Property(tries = 200)
    void remembersThePlanOfASnapshot(@ForAll @LongRange(max = 1_000_000) long seed) {
        PlanWalk walk = new PlanWalk(seed);
        walk.step(CHANGES);
        List<List<Integer>> before = stops(walk.problem, walk.routes);
        Snapshot snapshot = new Snapshot(walk.problem);
        snapshot.save(walk.routes);

        walk.step(CHANGES);
        snapshot.restore(walk.routes);

        assertThat(stops(walk.problem, walk.routes)).isEqualTo(before);
        assertThat(walk.routes.totalCost()).isEqualTo(snapshot.cost());
        assertSameAsAnew(walk.problem, walk.routes);
    }

    private static List<List<Integer>> stops(FlatProblem p, Routes routes) {
        List<List<Integer>> all = new ArrayList<>();
        for (int r = 0; r < p.slots; r++) {
            List<Integer> stops = new ArrayList<>();
            for (int node = routes.next[p.start(r)]; node < p.stops; node = routes.next[node]) {
                stops.add(node);
            }
            all.add(stops);
        }
        return all;
    }
}
