package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.List;

/**
 * Why a route costs what it costs, and what keeps it from doing more.
 *
 * @param vehicleTypeId type of the vehicle
 * @param vehicle which one of the type
 * @param stops its stops in order
 * @param slacks what is left of each constraint that limits it
 */
public record RouteExplanation(
        String vehicleTypeId, int vehicle, List<StopMargin> stops, List<ConstraintSlack> slacks) {
    /** Checks and copies the arguments. */
    public RouteExplanation {
        Require.text("vehicleTypeId", vehicleTypeId);
        stops = List.copyOf(stops);
        slacks = List.copyOf(slacks);
    }

    /**
     * The constraints of which nothing is left.
     *
     * @return a part of the slacks
     */
    public List<ConstraintSlack> binding() {
        return slacks.stream().filter(ConstraintSlack::binds).toList();
    }
}
