package io.flowcast.api.plan;

import io.flowcast.api.internal.Require;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import java.time.LocalDate;
import java.util.List;

/**
 * The trips of one day. Seconds of the routes count from midnight, local time of the depots.
 *
 * @param date the day
 * @param problem who had to be visited
 * @param stops what each stop means
 * @param routes who drives where
 */
public record DayTrips(LocalDate date, RoutingProblem problem, List<TripStop> stops, RoutePlan routes) {
    /** Copies the stops. */
    public DayTrips {
        Require.present("date", date);
        Require.present("problem", problem);
        stops = List.copyOf(stops);
        Require.present("routes", routes);
    }
}
