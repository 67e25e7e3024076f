package io.flowcast.connectors.google;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.UnservedStop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.run.Provenance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns tours of the service into a plan with the problem's own times and costs. */
final class ToursPlan {
    private final RoutingProblem problem;
    private final ToursRequest request;
    private final String source;

    ToursPlan(RoutingProblem problem, ToursRequest request, String source) {
        this.problem = problem;
        this.request = request;
        this.source = source;
    }

    /**
     * The plan.
     *
     * @param tours who drives where
     * @param skipped stops that the service left out, with its reasons
     * @param told whether the service planned by the problem's own matrices, so that a route that breaks something is its fault
     * @param findings assumptions made
     * @param provenance what made the plan
     */
    RoutePlan finish(
            List<ToursAnswer.Tour> tours,
            Map<String, String> skipped,
            boolean told,
            Findings findings,
            Provenance provenance) {
        List<Route> routes = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        Set<String> served = new HashSet<>();
        double cost = 0;
        // The service's vehicles stand in the problem's order of types, and by number; its routes need not.
        List<ToursAnswer.Tour> sorted = new ArrayList<>(tours);
        sorted.sort((a, b) -> Integer.compare(
                request.vehicles().indexOf(a.vehicle()), request.vehicles().indexOf(b.vehicle())));
        for (ToursAnswer.Tour tour : sorted) {
            TourClock clock = new TourClock(problem, request, tour);
            TourClock.Timed timed = clock.best();
            for (Violation violation : timed.violations()) {
                boolean roads = !told && !TourClock.whateverTheRoads(violation.kind());
                if (!roads) {
                    throw ToursAnswer.wrong(
                            source,
                            "routes." + tour.vehicle().label(),
                            violation.message(),
                            "the route breaks a constraint");
                }
            }
            violations.addAll(timed.violations());
            VehicleType type = tour.vehicle().type();
            routes.add(new Route(
                    type.id(),
                    tour.vehicle().number(),
                    type.startDepotId(),
                    type.endDepotId(),
                    timed.start(),
                    timed.end(),
                    timed.visits(),
                    timed.metres(),
                    timed.cost()));
            cost += timed.cost();
            tour.stops().forEach(stop -> served.add(stop.id()));
        }
        List<UnservedStop> unserved = new ArrayList<>();
        for (Stop stop : problem.stops()) {
            cost += leftOut(stop, served, skipped, unserved, violations);
        }
        for (Shipment shipment : problem.shipments()) {
            cost += leftOut(shipment.pickup(), served, skipped, unserved, violations);
        }
        return new RoutePlan(routes, unserved, cost, violations, 0, findings, provenance);
    }

    /** Returns the prize that is lost. */
    private double leftOut(
            Stop stop,
            Set<String> served,
            Map<String, String> skipped,
            List<UnservedStop> unserved,
            List<Violation> violations) {
        if (served.contains(stop.id())) {
            return 0;
        }
        String reason = skipped.getOrDefault(
                stop.id(), request.impossible().getOrDefault(stop.id(), "the service gave no answer in time"));
        unserved.add(new UnservedStop(stop.id(), reason));
        if (stop.prize().isEmpty()) {
            violations.add(new Violation(
                    Violation.Kind.UNSERVED, stop.id(), 1, "Stop " + stop.id() + " must be served and is not"));
        }
        return stop.prize().orElse(0);
    }
}
