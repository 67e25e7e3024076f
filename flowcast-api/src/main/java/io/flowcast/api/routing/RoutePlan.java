package io.flowcast.api.routing;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.internal.Require;
import io.flowcast.api.run.Provenance;
import java.util.List;

/**
 * Who drives where. A plan that breaks a constraint is a result too: it lists its violations.
 *
 * @param routes the routes, by vehicle type in the problem's order, then by vehicle
 * @param unserved stops that are left out: optional ones, and required ones that could not be served
 * @param cost cost of all routes plus the prizes of optional stops that are left out
 * @param violations what the plan breaks; empty for a feasible plan
 * @param iterations how many iterations the search made
 * @param findings assumptions made, and features the planner cannot express
 * @param provenance what made the plan
 * @param trace the better plans that the search found one after the other, thinned out where they are many; empty if the planner does not tell
 */
public record RoutePlan(
        List<Route> routes,
        List<UnservedStop> unserved,
        double cost,
        List<Violation> violations,
        long iterations,
        Findings findings,
        Provenance provenance,
        List<CostPoint> trace) {
    /** Checks and copies the arguments. */
    public RoutePlan {
        routes = List.copyOf(routes);
        unserved = List.copyOf(unserved);
        Require.finite("cost", cost);
        violations = List.copyOf(violations);
        Require.present("findings", findings);
        Require.present("provenance", provenance);
        trace = List.copyOf(trace);
    }

    /**
     * A plan that does not tell how it was found.
     *
     * @param routes the routes, by vehicle type in the problem's order, then by vehicle
     * @param unserved stops that are left out: optional ones, and required ones that could not be served
     * @param cost cost of all routes plus the prizes of optional stops that are left out
     * @param violations what the plan breaks; empty for a feasible plan
     * @param iterations how many iterations the search made
     * @param findings assumptions made, and features the planner cannot express
     * @param provenance what made the plan
     */
    public RoutePlan(
            List<Route> routes,
            List<UnservedStop> unserved,
            double cost,
            List<Violation> violations,
            long iterations,
            Findings findings,
            Provenance provenance) {
        this(routes, unserved, cost, violations, iterations, findings, provenance, List.of());
    }

    /**
     * Whether every constraint is kept.
     *
     * @return true if there are no violations
     */
    public boolean feasible() {
        return violations.isEmpty();
    }

    /**
     * Distance of all routes.
     *
     * @return metres
     */
    public long distanceMetres() {
        return routes.stream().mapToLong(Route::distanceMetres).sum();
    }
}
