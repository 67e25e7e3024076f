package io.flowcast.core.pipeline;

import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.enrich.Surroundings;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** From orders, transfers and donations to the trips of each day. */
final class RouteStage {
    private final RoutePlanner planner;

    RouteStage(RoutePlanner planner) {
        this.planner = planner;
    }

    /** The trips of the days on which there is something to drive. */
    Trips route(
            CheckedRequest checked,
            Surroundings surroundings,
            InventoryPlan orders,
            ExpiryPlan actions,
            RunContext context) {
        FindingCollector findings = new FindingCollector();
        List<TripBuilder.Day> days = new ArrayList<>();
        for (int day = 0; day < checked.request().settings().horizonDays(); day++) {
            LocalDate date = checked.asOf().plusDays(day);
            TripBuilder builder = new TripBuilder(checked, surroundings, date, findings);
            builder.deliver(orders);
            builder.move(actions);
            TripBuilder.Day built = builder.build();
            if (!built.stops().isEmpty()) {
                days.add(built);
            }
        }
        DayTrips[] trips = new DayTrips[days.size()];
        Parallel.forEach(context, "route", trips.length, i -> {
            TripBuilder.Day day = days.get(i);
            RunContext seeded = context.toBuilder()
                    .seed(Streams.seed(context.seed(), "route " + day.date()))
                    .build();
            RoutePlan plan =
                    planner.plan(day.problem(), checked.request().settings().routing(), seeded);
            trips[i] = new DayTrips(day.date(), day.problem(), day.stops(), plan);
        });
        for (DayTrips day : trips) {
            report(Objects.requireNonNull(day), findings);
        }
        return new Trips(List.of(trips), findings.toFindings());
    }

    private static void report(DayTrips day, FindingCollector findings) {
        findings.addAll(day.routes().findings());
        for (Violation violation : day.routes().violations()) {
            findings.add(
                    Severity.WARNING,
                    "route.violation",
                    Place.of("trips", day.date() + " " + violation.subject()),
                    violation.kind().name(),
                    violation.amount(),
                    "Maybe there are too few vehicles that day: " + violation.message());
        }
    }

    /** Trips of all days with what was found on the way. */
    record Trips(List<DayTrips> days, Findings findings) {}
}
