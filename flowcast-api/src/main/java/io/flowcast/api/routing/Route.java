package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.ArrayList;
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
 * @param cost fixed, distance and time cost, and quality lost on board
 * @param reloads stays at depots between its trips, in order
 * @param breaks breaks of its driver, in order
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
        double cost,
        List<Reload> reloads,
        List<BreakTaken> breaks) {
    /** Checks the arguments and copies the lists. */
    public Route {
        Require.text("vehicleTypeId", vehicleTypeId);
        Require.text("startDepotId", startDepotId);
        Require.nonNegative("distanceMetres", distanceMetres);
        Require.finite("cost", cost);
        visits = List.copyOf(visits);
        Require.that(!visits.isEmpty(), "a route has at least one visit");
        reloads = List.copyOf(reloads);
        breaks = List.copyOf(breaks);
        int before = 0;
        for (Reload reload : reloads) {
            Require.that(
                    reload.visitsBefore() > before && reload.visitsBefore() < visits.size(),
                    "every trip has at least one visit, not so at depot " + reload.depotId());
            before = reload.visitsBefore();
        }
    }

    /**
     * A route of one trip without breaks.
     *
     * @param vehicleTypeId type of the vehicle
     * @param vehicle which one of the type, counted from 0
     * @param startDepotId where it starts
     * @param endDepotId where it ends, or {@code null} if at its last stop
     * @param startSecond when it leaves the start
     * @param endSecond when it is back, or has served its last stop
     * @param visits the stops in order, at least one
     * @param distanceMetres distance of the whole route
     * @param cost fixed, distance and time cost, and quality lost on board
     */
    public Route(
            String vehicleTypeId,
            int vehicle,
            String startDepotId,
            @Nullable String endDepotId,
            long startSecond,
            long endSecond,
            List<Visit> visits,
            long distanceMetres,
            double cost) {
        this(
                vehicleTypeId,
                vehicle,
                startDepotId,
                endDepotId,
                startSecond,
                endSecond,
                visits,
                distanceMetres,
                cost,
                List.of(),
                List.of());
    }

    /**
     * The visits of each trip: all of them in one list, or as many lists as there are reloads and one more.
     *
     * @return trips in order, none of them empty
     */
    public List<List<Visit>> trips() {
        List<List<Visit>> trips = new ArrayList<>();
        int from = 0;
        for (Reload reload : reloads) {
            trips.add(visits.subList(from, reload.visitsBefore()));
            from = reload.visitsBefore();
        }
        trips.add(visits.subList(from, visits.size()));
        return List.copyOf(trips);
    }

    /**
     * When the vehicle leaves a depot on a trip.
     *
     * @param trip number of the trip, from 0
     * @return the moment
     */
    public long tripStartSecond(int trip) {
        return trip == 0 ? startSecond : reloads.get(trip - 1).departureSecond();
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
