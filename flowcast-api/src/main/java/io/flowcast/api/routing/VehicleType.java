package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Vehicles that are alike.
 *
 * @param id key, unique among the types of a problem
 * @param count how many there are
 * @param startDepotId where its routes start
 * @param endDepotId where they end, or {@code null} for routes that end at their last stop
 * @param capacity largest load in each dimension of the problem
 * @param shift when it may be on the road
 * @param profile key of its travel matrix
 * @param fixedCost cost of using one vehicle
 * @param costPerMetre cost of distance
 * @param costPerSecond cost of time from leaving the start to the end of the route
 * @param maxDistanceMetres longest distance of a route
 * @param maxDurationSeconds longest time of a route
 * @param maxStops most stops of a route
 * @param skills what it can do; a stop's required skills must all be among them
 * @param overtimeAfterSeconds time of a route after which overtime begins; {@link Long#MAX_VALUE} for never
 * @param overtimeCostPerSecond cost of each second of overtime, beside {@code costPerSecond}
 * @param maxTrips most trips of a route; between two trips the vehicle reloads at a depot
 * @param reloadDepotIds where it may reload
 * @param reloadSeconds how long reloading takes
 * @param breaks breaks of its driver, in order: windows begin and end later from one to the next
 */
public record VehicleType(
        String id,
        int count,
        String startDepotId,
        @Nullable String endDepotId,
        List<Long> capacity,
        TimeWindow shift,
        String profile,
        double fixedCost,
        double costPerMetre,
        double costPerSecond,
        long maxDistanceMetres,
        long maxDurationSeconds,
        int maxStops,
        Set<String> skills,
        long overtimeAfterSeconds,
        double overtimeCostPerSecond,
        int maxTrips,
        List<String> reloadDepotIds,
        long reloadSeconds,
        List<DriverBreak> breaks) {
    /** Profile of problems that have one travel matrix only. */
    public static final String DEFAULT_PROFILE = "default";

    /** Checks and copies the arguments; the skills become sorted, so that two runs print alike. */
    public VehicleType {
        Require.text("id", id);
        Require.nonNegative("count", (long) count);
        Require.text("startDepotId", startDepotId);
        capacity = List.copyOf(capacity);
        capacity.forEach(c -> Require.nonNegative("capacity", c));
        Require.present("shift", shift);
        Require.text("profile", profile);
        Require.nonNegative("fixedCost", fixedCost);
        Require.nonNegative("costPerMetre", costPerMetre);
        Require.nonNegative("costPerSecond", costPerSecond);
        Require.nonNegative("maxDistanceMetres", maxDistanceMetres);
        Require.nonNegative("maxDurationSeconds", maxDurationSeconds);
        Require.nonNegative("maxStops", (long) maxStops);
        skills = Collections.unmodifiableSet(new TreeSet<>(skills));
        Require.nonNegative("overtimeAfterSeconds", overtimeAfterSeconds);
        Require.nonNegative("overtimeCostPerSecond", overtimeCostPerSecond);
        Require.positive("maxTrips", (long) maxTrips);
        reloadDepotIds = List.copyOf(reloadDepotIds);
        reloadDepotIds.forEach(depot -> Require.text("reloadDepotIds", depot));
        Require.that(
                new HashSet<>(reloadDepotIds).size() == reloadDepotIds.size(),
                "reloadDepotIds name a depot twice: " + reloadDepotIds);
        Require.nonNegative("reloadSeconds", reloadSeconds);
        breaks = List.copyOf(breaks);
        for (int b = 1; b < breaks.size(); b++) {
            TimeWindow before = breaks.get(b - 1).window();
            TimeWindow window = breaks.get(b).window();
            Require.that(
                    window.startSecond() > before.startSecond() && window.endSecond() > before.endSecond(),
                    "windows of the breaks of vehicle type " + id + " must rise");
        }
    }

    /**
     * What the time of a route costs.
     *
     * @param seconds from leaving the start to the end
     * @return its cost, overtime included
     */
    public double timeCost(long seconds) {
        double overtime = Math.max(0.0, (double) seconds - overtimeAfterSeconds);
        return costPerSecond * seconds + overtimeCostPerSecond * overtime;
    }

    /**
     * How many of its first breaks a driver has had before a route, by the law of {@link DriverBreak}.
     *
     * @param startSecond when the route starts
     * @return their number
     */
    public int breaksHad(long startSecond) {
        long at = shift.startSecond();
        int had = 0;
        for (DriverBreak each : breaks) {
            if (each.window().endSecond() >= shift.startSecond()) {
                at = Math.max(at, each.window().startSecond());
                if (startSecond < at || startSecond - at < each.durationSeconds()) {
                    break;
                }
                at += each.durationSeconds();
            }
            had++;
        }
        return had;
    }

    /**
     * A type that starts and ends at one depot, is always on shift and costs 1 a metre.
     *
     * @param id key
     * @param count how many there are
     * @param depotId its depot
     * @param capacity largest load in each dimension
     * @return a builder with these values and no further limits
     */
    public static Builder at(String id, int count, String depotId, Long... capacity) {
        return new Builder(id, count, depotId, List.of(capacity));
    }

    /** Builds a {@link VehicleType}. */
    public static final class Builder {
        private final String id;
        private final int count;
        private final String startDepotId;
        private @Nullable String endDepotId;
        private final List<Long> capacity;
        private TimeWindow shift = TimeWindow.ALWAYS;
        private String profile = DEFAULT_PROFILE;
        private double fixedCost;
        private double costPerMetre = 1;
        private double costPerSecond;
        private long maxDistanceMetres = Long.MAX_VALUE;
        private long maxDurationSeconds = Long.MAX_VALUE;
        private int maxStops = Integer.MAX_VALUE;
        private Set<String> skills = Set.of();
        private long overtimeAfterSeconds = Long.MAX_VALUE;
        private double overtimeCostPerSecond;
        private int maxTrips = 1;
        private List<String> reloadDepotIds = List.of();
        private long reloadSeconds;
        private List<DriverBreak> breaks = List.of();

        private Builder(String id, int count, String depotId, List<Long> capacity) {
            this.id = id;
            this.count = count;
            this.startDepotId = depotId;
            this.endDepotId = depotId;
            this.capacity = capacity;
        }

        /**
         * Sets where routes end.
         *
         * @param depotId the depot, or {@code null} for routes that end at their last stop
         * @return this builder
         */
        public Builder endDepot(@Nullable String depotId) {
            endDepotId = depotId;
            return this;
        }

        /**
         * Sets when it may be on the road.
         *
         * @param window the shift
         * @return this builder
         */
        public Builder shift(TimeWindow window) {
            shift = window;
            return this;
        }

        /**
         * Sets its travel matrix.
         *
         * @param key key of a matrix of the problem
         * @return this builder
         */
        public Builder profile(String key) {
            profile = key;
            return this;
        }

        /**
         * Sets what it costs.
         *
         * @param fixed cost of using one vehicle
         * @param perMetre cost of distance
         * @param perSecond cost of time
         * @return this builder
         */
        public Builder cost(double fixed, double perMetre, double perSecond) {
            fixedCost = fixed;
            costPerMetre = perMetre;
            costPerSecond = perSecond;
            return this;
        }

        /**
         * Sets the longest distance of a route.
         *
         * @param metres the limit
         * @return this builder
         */
        public Builder maxDistanceMetres(long metres) {
            maxDistanceMetres = metres;
            return this;
        }

        /**
         * Sets the longest time of a route.
         *
         * @param seconds the limit
         * @return this builder
         */
        public Builder maxDurationSeconds(long seconds) {
            maxDurationSeconds = seconds;
            return this;
        }

        /**
         * Sets the most stops of a route.
         *
         * @param stops the limit
         * @return this builder
         */
        public Builder maxStops(int stops) {
            maxStops = stops;
            return this;
        }

        /**
         * Sets what it can do.
         *
         * @param names skills
         * @return this builder
         */
        public Builder skills(String... names) {
            skills = Set.copyOf(List.of(names));
            return this;
        }

        /**
         * Sets when overtime begins and what it costs.
         *
         * @param seconds time of a route after which overtime begins
         * @param perSecond cost of each second of overtime, beside the cost of time
         * @return this builder
         */
        public Builder overtime(long seconds, double perSecond) {
            overtimeAfterSeconds = seconds;
            overtimeCostPerSecond = perSecond;
            return this;
        }

        /**
         * Lets it make several trips a route.
         *
         * @param most most trips of a route
         * @param secondsBetween how long reloading between two trips takes
         * @param depotIds where it may reload; its start depot if none is named
         * @return this builder
         */
        public Builder trips(int most, long secondsBetween, String... depotIds) {
            maxTrips = most;
            reloadSeconds = secondsBetween;
            reloadDepotIds = depotIds.length == 0 ? List.of(startDepotId) : List.of(depotIds);
            return this;
        }

        /**
         * Sets the breaks of its driver.
         *
         * @param inOrder breaks whose windows begin and end later from one to the next
         * @return this builder
         */
        public Builder breaks(DriverBreak... inOrder) {
            breaks = List.of(inOrder);
            return this;
        }

        /**
         * The type.
         *
         * @return an immutable type
         */
        public VehicleType build() {
            return new VehicleType(
                    id,
                    count,
                    startDepotId,
                    endDepotId,
                    capacity,
                    shift,
                    profile,
                    fixedCost,
                    costPerMetre,
                    costPerSecond,
                    maxDistanceMetres,
                    maxDurationSeconds,
                    maxStops,
                    skills,
                    overtimeAfterSeconds,
                    overtimeCostPerSecond,
                    maxTrips,
                    reloadDepotIds,
                    reloadSeconds,
                    breaks);
        }
    }
}
