package io.flowcast.models.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Every mixture of features: what the planner serves, it serves without breaking a rule. */
class RandomProblemsTest {

    @Property(tries = 600)
    void breaksNoRuleButLeavingStopsOut(@ForAll long seed) {
        check(RandomProblems.problem(seed), seed);
    }

    @Property(tries = 300)
    void breaksNoRuleWhereOnlyLoadsAndDistancesMatter(@ForAll long seed) {
        check(RandomPlainProblems.problem(seed), seed);
    }

    @Property(tries = 300)
    void breaksNoRuleWhereOnlyLoadsDistancesAndWindowsMatter(@ForAll long seed) {
        check(RandomPlainProblems.windowed(seed), seed);
    }

    /** From a plan that is nonsense for the problem, and from one of its own. */
    @Property(tries = 200)
    void startsFromAnyPlan(@ForAll @LongRange(max = 1_000_000) long seed) {
        RunContext context = RunContext.asOf(LocalDate.EPOCH).seed(seed).build();
        RoutingProblem problem = RandomProblems.problem(seed);
        RuinRecreatePlanner planner = new RuinRecreatePlanner();
        RoutePlan foreign = planner.plan(RandomProblems.problem(seed + 1), StopWhen.afterIterations(10), context);
        RoutePlan plan = planner.plan(problem, foreign, StopWhen.afterIterations(20), context);
        check(plan);
        RoutePlan again = planner.plan(problem, plan, StopWhen.afterIterations(0), context);
        check(again);
        assertThat(again.violations())
                .hasSizeLessThanOrEqualTo(plan.violations().size());
        if (again.violations().size() == plan.violations().size()) {
            assertThat(again.cost()).isLessThanOrEqualTo(plan.cost() + 1e-6);
        }
    }

    /** At any moment of the day the plan that is driven can be driven on, and no new one touches what is locked. */
    @Property(tries = 200)
    void goesOnFromAnyMoment(@ForAll @LongRange(max = 1_000_000) long seed) {
        RunContext context = RunContext.asOf(LocalDate.EPOCH).seed(seed).build();
        RoutingProblem problem = RandomProblems.problem(seed);
        RuinRecreatePlanner planner = new RuinRecreatePlanner();
        RoutePlan driven = planner.plan(problem, StopWhen.afterIterations(20), context);
        RoutingProblem.Builder rest = RandomProblems.copy(problem);
        long first =
                driven.routes().stream().mapToLong(Route::startSecond).min().orElse(0);
        long last = driven.routes().stream().mapToLong(Route::endSecond).max().orElse(0);
        long now = first + (long) (new SplittableRandom(seed).nextDouble() * (last - first + 1));
        driven.routes().forEach(route -> UnderWay.of(problem, route, now).ifPresent(rest::underWay));
        check(planner.plan(rest.build(), StopWhen.afterIterations(20), context));
        RoutePlan plan = planner.plan(rest.build(), driven, StopWhen.afterIterations(20), context);
        check(plan);
        assertThat(plan.violations())
                .hasSizeLessThanOrEqualTo(driven.violations().size());
        if (plan.violations().size() == driven.violations().size()) {
            assertThat(plan.cost()).isLessThanOrEqualTo(driven.cost() + 1e-6);
        }
    }

    private static void check(RoutingProblem problem, long seed) {
        check(new RuinRecreatePlanner()
                .plan(
                        problem,
                        StopWhen.afterIterations(60),
                        RunContext.asOf(LocalDate.EPOCH).seed(seed).build()));
    }

    private static void check(RoutePlan plan) {
        assertThat(plan.violations())
                .allSatisfy(violation -> assertThat(violation.kind()).isEqualTo(Violation.Kind.UNSERVED));
    }
}
