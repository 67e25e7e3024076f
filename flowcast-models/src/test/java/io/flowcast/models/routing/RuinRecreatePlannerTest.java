package io.flowcast.models.routing;

import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.RoutePlannerCompatibilityKit;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Violation;
import io.flowcast.core.verify.SolutionChecker;
import java.util.List;

class RuinRecreatePlannerTest extends RoutePlannerCompatibilityKit {

    @Override
    protected RoutePlanner planner() {
        return new RuinRecreatePlanner();
    }

    @Override
    protected List<Violation> check(RoutingProblem problem, RoutePlan plan) {
        return new SolutionChecker().check(problem, plan);
    }
}
