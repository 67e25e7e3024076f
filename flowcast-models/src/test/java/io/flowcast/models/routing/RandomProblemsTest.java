package io.flowcast.models.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

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

    private static void check(RoutingProblem problem, long seed) {
        RoutePlan plan = new RuinRecreatePlanner()
                .plan(
                        problem,
                        StopWhen.afterIterations(60),
                        RunContext.asOf(LocalDate.EPOCH).seed(seed).build());

        assertThat(plan.violations())
                .allSatisfy(violation -> assertThat(violation.kind()).isEqualTo(Violation.Kind.UNSERVED));
    }
}
