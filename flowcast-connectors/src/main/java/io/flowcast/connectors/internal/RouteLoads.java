package io.flowcast.connectors.internal;

import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.plan.TripStop;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the stops of a day's trips mean, and how full the vehicles get. */
public final class RouteLoads {
    private static final String MASS = "massGrams";

    private final Map<String, TripStop> stops = new LinkedHashMap<>();
    private final Map<String, Long> capacities = new LinkedHashMap<>();

    /** Stops and vehicles of a day. */
    public RouteLoads(DayTrips day) {
        day.stops().forEach(stop -> stops.putIfAbsent(stop.stopId(), stop));
        RoutingProblem problem = day.problem();
        int mass = problem.dimensions().indexOf(MASS);
        for (VehicleType type : problem.vehicleTypes()) {
            if (mass >= 0 && mass < type.capacity().size()) {
                capacities.putIfAbsent(type.id(), type.capacity().get(mass));
            }
        }
    }

    /** What a stop means, or {@code null} if nobody said. */
    public @Nullable TripStop stop(String stopId) {
        return stops.get(stopId);
    }

    /** Payload of a kind of vehicle, if the problem counts mass. */
    public OptionalLong capacityGrams(String vehicleTypeId) {
        Long grams = capacities.get(vehicleTypeId);
        return grams == null ? OptionalLong.empty() : OptionalLong.of(grams);
    }

    /**
     * The largest load on any trip. Deliveries are loaded at the start, pickups on the way; goods that are dropped
     * without a pickup on the same route must have been on board from the start.
     */
    public long peakGrams(Route route) {
        return route.trips().stream().mapToLong(this::peakGrams).max().orElse(0);
    }

    private long peakGrams(List<Visit> trip) {
        long load = 0;
        long lowest = 0;
        long highest = 0;
        for (Visit visit : trip) {
            TripStop stop = stops.get(visit.stopId());
            if (stop == null) {
                continue;
            }
            boolean taken = stop.purpose() == TripStop.Purpose.TRANSFER_PICKUP
                    || stop.purpose() == TripStop.Purpose.DONATION_PICKUP;
            load += taken ? stop.massGrams() : -stop.massGrams();
            lowest = Math.min(lowest, load);
            highest = Math.max(highest, load);
        }
        return highest - lowest;
    }

    /** All that is handled on the way: what is delivered and what is moved, each once. */
    public long handledGrams(Route route) {
        long grams = 0;
        for (Visit visit : route.visits()) {
            TripStop stop = stops.get(visit.stopId());
            if (stop != null
                    && stop.purpose() != TripStop.Purpose.TRANSFER_PICKUP
                    && stop.purpose() != TripStop.Purpose.DONATION_PICKUP) {
                grams += stop.massGrams();
            }
        }
        return grams;
    }
}
