package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A visit that a vehicle makes.
 *
 * @param id key, unique among all stops of a problem, those of shipments included
 * @param location place in the travel matrices
 * @param delivery what is brought from the depot at which the trip starts, in each dimension; empty for nothing
 * @param pickup what is taken to the depot at which the trip ends, in each dimension; empty for nothing
 * @param windows when service may begin, in order and not overlapping; empty for any time
 * @param serviceSeconds how long service takes
 * @param releaseSecond the earliest moment at which a vehicle that carries its delivery may leave the depot on that trip
 * @param prize cost of leaving it out, or empty if it must be served
 * @param requiredSkills skills a vehicle must have
 * @param serviceSecondsByType how long service takes with vehicles of some types, by the type's id; the others take {@code
 *     serviceSeconds}
 * @param maxSecondsOnBoard longest time from leaving the depot to the start of service, for its delivery; {@link
 *     Long#MAX_VALUE} for no limit. The limit of a shipment stands at the {@link Shipment}
 * @param costPerSecondOnBoard cost of each second from leaving the depot to the start of service: quality that the goods lose
 *     on the way
 * @param priority class of a stop with a prize, 0 for none. Of two plans that serve what must be served, the one that leaves out fewer stops of the highest
 *     class in which they differ is the better one, whatever they cost; only where they leave out as many of each class does cost,
 *     prizes included, decide. So a stop of a class above 0 is never given up for cost or for any number of stops of lower classes. A shipment has the
 *     priority of its pickup
 */
public record Stop(
        String id,
        int location,
        List<Long> delivery,
        List<Long> pickup,
        List<TimeWindow> windows,
        long serviceSeconds,
        long releaseSecond,
        OptionalDouble prize,
        Set<String> requiredSkills,
        Map<String, Long> serviceSecondsByType,
        long maxSecondsOnBoard,
        double costPerSecondOnBoard,
        int priority) {
    /** Checks and copies the arguments; skills and types become sorted, so that two runs print alike. */
    public Stop {
        Require.text("id", id);
        Require.nonNegative("location", (long) location);
        delivery = List.copyOf(delivery);
        pickup = List.copyOf(pickup);
        delivery.forEach(q -> Require.nonNegative("delivery", q));
        pickup.forEach(q -> Require.nonNegative("pickup", q));
        windows = List.copyOf(windows);
        for (int i = 1; i < windows.size(); i++) {
            Require.that(
                    windows.get(i).startSecond() > windows.get(i - 1).endSecond(),
                    "windows of stop " + id + " must rise and not overlap");
        }
        Require.nonNegative("serviceSeconds", serviceSeconds);
        Require.nonNegative("releaseSecond", releaseSecond);
        prize.ifPresent(p -> Require.nonNegative("prize", p));
        requiredSkills = Collections.unmodifiableSet(new TreeSet<>(requiredSkills));
        serviceSecondsByType = Collections.unmodifiableMap(new TreeMap<>(serviceSecondsByType));
        serviceSecondsByType.forEach((type, seconds) -> Require.nonNegative("serviceSecondsByType", seconds));
        Require.nonNegative("maxSecondsOnBoard", maxSecondsOnBoard);
        Require.nonNegative("costPerSecondOnBoard", costPerSecondOnBoard);
        Require.nonNegative("priority", (long) priority);
        Require.that(
                priority == 0 || prize.isPresent(),
                "stop " + id + " has a priority but no prize: what must be served comes before all classes");
    }

    /**
     * How long service takes with a vehicle of a type.
     *
     * @param vehicleTypeId the type
     * @return seconds
     */
    public long serviceSeconds(String vehicleTypeId) {
        return serviceSecondsByType.getOrDefault(vehicleTypeId, serviceSeconds);
    }

    /**
     * A stop that must be served, at any time, and takes none.
     *
     * @param id key
     * @param location place in the travel matrices
     * @return a builder with these values
     */
    public static Builder at(String id, int location) {
        return new Builder(id, location);
    }

    /** Builds a {@link Stop}. */
    public static final class Builder {
        private final String id;
        private final int location;
        private List<Long> delivery = List.of();
        private List<Long> pickup = List.of();
        private List<TimeWindow> windows = List.of();
        private long serviceSeconds;
        private long releaseSecond;
        private OptionalDouble prize = OptionalDouble.empty();
        private Set<String> requiredSkills = Set.of();
        private final Map<String, Long> serviceSecondsByType = new TreeMap<>();
        private long maxSecondsOnBoard = Long.MAX_VALUE;
        private double costPerSecondOnBoard;
        private int priority;

        private Builder(String id, int location) {
            this.id = id;
            this.location = location;
        }

        /**
         * Sets what is brought.
         *
         * @param quantity amount in each dimension
         * @return this builder
         */
        public Builder delivery(Long... quantity) {
            delivery = List.of(quantity);
            return this;
        }

        /**
         * Sets what is taken.
         *
         * @param quantity amount in each dimension
         * @return this builder
         */
        public Builder pickup(Long... quantity) {
            pickup = List.of(quantity);
            return this;
        }

        /**
         * Sets when service may begin.
         *
         * @param allowed windows in order
         * @return this builder
         */
        public Builder windows(TimeWindow... allowed) {
            windows = List.of(allowed);
            return this;
        }

        /**
         * Sets how long service takes.
         *
         * @param seconds the time
         * @return this builder
         */
        public Builder serviceSeconds(long seconds) {
            serviceSeconds = seconds;
            return this;
        }

        /**
         * Sets when its goods are ready at the depot.
         *
         * @param second the moment
         * @return this builder
         */
        public Builder releaseSecond(long second) {
            releaseSecond = second;
            return this;
        }

        /**
         * Makes it optional.
         *
         * @param cost cost of leaving it out
         * @return this builder
         */
        public Builder prize(double cost) {
            prize = OptionalDouble.of(cost);
            return this;
        }

        /**
         * Sets what a vehicle must be able to do.
         *
         * @param names skills
         * @return this builder
         */
        public Builder requiredSkills(String... names) {
            requiredSkills = Set.copyOf(List.of(names));
            return this;
        }

        /**
         * Sets how long service takes with vehicles of one type.
         *
         * @param vehicleTypeId the type
         * @param seconds the time
         * @return this builder
         */
        public Builder serviceSeconds(String vehicleTypeId, long seconds) {
            serviceSecondsByType.put(vehicleTypeId, seconds);
            return this;
        }

        /**
         * Sets how long its delivery may be on its way from the depot.
         *
         * @param seconds longest time from leaving the depot to the start of service
         * @return this builder
         */
        public Builder maxSecondsOnBoard(long seconds) {
            maxSecondsOnBoard = seconds;
            return this;
        }

        /**
         * Sets what its delivery loses on its way from the depot.
         *
         * @param cost cost of each second from leaving the depot to the start of service
         * @return this builder
         */
        public Builder costPerSecondOnBoard(double cost) {
            costPerSecondOnBoard = cost;
            return this;
        }

        /**
         * Sets its class among the stops with a prize: none of a higher class is given up for lower ones or for cost.
         *
         * @param level the class, 0 for none
         * @return this builder
         */
        public Builder priority(int level) {
            priority = level;
            return this;
        }

        /**
         * The stop.
         *
         * @return an immutable stop
         */
        public Stop build() {
            return new Stop(
                    id,
                    location,
                    delivery,
                    pickup,
                    windows,
                    serviceSeconds,
                    releaseSecond,
                    prize,
                    requiredSkills,
                    serviceSecondsByType,
                    maxSecondsOnBoard,
                    costPerSecondOnBoard,
                    priority);
        }
    }
}
