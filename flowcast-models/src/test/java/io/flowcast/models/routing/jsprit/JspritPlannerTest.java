package io.flowcast.models.routing.jsprit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.RoutePlannerCompatibilityKit;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.Violation;
import io.flowcast.core.verify.SolutionChecker;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JspritPlannerTest extends RoutePlannerCompatibilityKit {

    @Override
    protected RoutePlanner planner() {
        return new JspritPlanner();
    }

    @Override
    protected List<Violation> check(RoutingProblem problem, RoutePlan plan) {
        return new SolutionChecker().check(problem, plan);
    }

    @Override
    protected Set<Feature> refused() {
        return EnumSet.allOf(Feature.class);
    }

    @Test
    void namesEveryThingItCannotExpress() {
        RoutingProblem problem = base(3, 1)
                .stop(Stop.at("A", 1).delivery(1L).prize(5).build())
                .stop(Stop.at("B", 2).delivery(1L).releaseSecond(60).build())
                .stop(Stop.at("C", 9).delivery(1L).build())
                .build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().listed())
                                .extracting(Finding::name)
                                .containsExactlyInAnyOrder("prize", "releaseSecond", "location"));
    }
}
