package io.flowcast.models.routing.internal.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.routing.RandomProblems;
import io.flowcast.models.routing.RuinRecreatePlanner;
import io.flowcast.models.routing.internal.data.FlatProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On problems small enough to try every plan, the planner finds one that is as good as the best. */
class ExhaustiveTest {

    private static final int SEEDS = 2500;
    private static final int ITERATIONS = 1000;
    private static final int MOST_STOPS = 4;
    private static final int HIGHEST_CLASS = 3;
    private static final int MOST_VEHICLES = 3;

    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();

    @Test
    void findsTheBestOfAllPlans() {
        int tried = 0;
        int reloading = 0;
        int classed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            RoutingProblem problem = RandomProblems.problem(seed);
            Translation translation = Translation.of(problem, CONTEXT);
            FlatProblem flat = translation.flat();
            int most = flat.hasReloads ? MOST_STOPS + 1 : MOST_STOPS;
            if (flat.stops > 0 && flat.stops <= most && flat.slots > 0 && flat.slots <= MOST_VEHICLES) {
                tried++;
                reloading += flat.hasReloads ? 1 : 0;
                AllPlans all = new AllPlans(translation);
                all.extend(0);
                RoutePlan plan = new RuinRecreatePlanner().plan(problem, StopWhen.afterIterations(ITERATIONS), CONTEXT);
                assertThat(plan.violations()).allMatch(violation -> violation.kind() == Violation.Kind.UNSERVED);
                assertThat(key(problem, plan)).as("seed %s", seed).isEqualTo(all.least);
                classed += problem.stops().stream().anyMatch(stop -> stop.priority() > 0) ? 1 : 0;
            }
        }
        assertThat(tried).isGreaterThan(100);
        assertThat(reloading).isGreaterThan(20);
        assertThat(classed).isGreaterThan(5);
    }

    /** What makes a plan better, first things first: required stops left out, those of each class from the highest on, cost. */
    private static List<Long> key(RoutingProblem problem, RoutePlan plan) {
        long[] left = new long[HIGHEST_CLASS + 1];
        for (UnservedStop each : plan.unserved()) {
            problem.stops().stream()
                    .filter(stop -> stop.id().equals(each.stopId()))
                    .forEach(stop -> left[stop.priority()]++);
        }
        List<Long> key = new ArrayList<>(List.of((long) plan.violations().size()));
        for (int level = HIGHEST_CLASS; level > 0; level--) {
            key.add(left[level]);
        }
        key.add(Math.round(1000 * plan.cost()));
        return key;
    }

    private static boolean less(List<Long> a, List<Long> b) {
        for (int k = 0; k < a.size(); k++) {
            if (!a.get(k).equals(b.get(k))) {
                return a.get(k) < b.get(k);
            }
        }
        return false;
    }

    /** Every way to put some of the stops in some order on some of the vehicles. */
    private static final class AllPlans {

        private final Translation translation;
        private final FlatProblem flat;
        private final List<List<Integer>> routes = new ArrayList<>();
        private List<Long> least = List.of();

        AllPlans(Translation translation) {
            this.translation = translation;
            flat = translation.flat();
            for (int r = 0; r < flat.slots; r++) {
                routes.add(new ArrayList<>());
            }
        }

        void extend(int stop) {
            if (stop == flat.stops) {
                judge();
                return;
            }
            extend(stop + 1);
            for (List<Integer> route : routes) {
                for (int at = 0; at <= route.size(); at++) {
                    route.add(at, stop);
                    extend(stop + 1);
                    route.remove(at);
                }
            }
        }

        private void judge() {
            PlanWriter writer = new PlanWriter(translation);
            for (int r = 0; r < flat.slots; r++) {
                if (!routes.get(r).isEmpty()) {
                    writer.route(flat.slotType[r], routes.get(r));
                }
            }
            Provenance provenance = Provenance.of("route", "all", Map.of(), "", CONTEXT);
            RoutePlan plan = writer.finish(0, Findings.none(), List.of(), provenance);
            if (plan.violations().stream().anyMatch(violation -> violation.kind() != Violation.Kind.UNSERVED)) {
                return;
            }
            boolean halves = plan.violations().stream()
                    .anyMatch(violation -> violation.message().contains("one end"));
            List<Long> key = key(translation.problem(), plan);
            if (!halves && (least.isEmpty() || less(key, least))) {
                least = key;
            }
        }
    }
}
