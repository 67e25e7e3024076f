package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one vehicle does.
 *
 * @param vehicleTypeId type of the vehicle
 * @param vehicle which one of the type, counted from 0
 * @param startDepotId where it starts
 * @param endDepotId where it ends, or {@code null} if at its last stop
 * @param startSecond when it leaves the start
 * @param endSecond when it is back, or has served its last stop
 * @param visits the stops in order, at least one
 * @param distanceMetres distance of the whole route
 * @param cost fixed, distance and time cost
 */
public record Route(
        String vehicleTypeId,
        int vehicle,
        String startDepotId,
        @Nullable String endDepotId,
        long startSecond,
        long endSecond,
        List<Visit> visits,
        long distanceMetres,
        double cost) {
    /** Checks the arguments and copies the visits. */
    public Route {
        Require.text("vehicleTypeId", vehicleTypeId);
        Require.text("startDepotId", startDepotId);
        Require.nonNegative("distanceMetres", distanceMetres);
        Require.finite("cost", cost);
        visits = List.copyOf(visits);
        Require.that(!visits.isEmpty(), "a route has at least one visit");
    }

    /**
     * Time on the road, service and waiting included.
     *
     * @return seconds
     */
    public long durationSeconds() {
        return endSecond - startSecond;
    }
}
