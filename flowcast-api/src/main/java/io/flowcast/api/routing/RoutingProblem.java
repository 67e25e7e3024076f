package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import io.flowcast.api.travel.TravelMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who must be visited, and with which vehicles: a vehicle routing problem as a person writes it. Immutable.
 *
 * <p>Times are seconds from a start that all parts share. Whether the parts fit together (a stop outside the matrix, a
 * drop larger than every vehicle) is for the planner to check; it reports all of it as findings or violations.
 */
public final class RoutingProblem {
    private final List<String> dimensions;
    private final List<Depot> depots;
    private final List<VehicleType> vehicleTypes;
    private final List<Stop> stops;
    private final List<Shipment> shipments;
    private final Map<String, TravelMatrix> travel;
    private final List<Alternatives> alternatives;
    private final List<SameVehicle> sameVehicle;
    private final List<Sequence> sequences;
    private final Backhauls backhauls;
    private final List<UnderWay> underWay;

    private RoutingProblem(Builder b) {
        dimensions = List.copyOf(b.dimensions);
        depots = List.copyOf(b.depots);
        vehicleTypes = List.copyOf(b.vehicleTypes);
        stops = List.copyOf(b.stops);
        shipments = List.copyOf(b.shipments);
        travel = Collections.unmodifiableMap(new LinkedHashMap<>(b.travel));
        alternatives = List.copyOf(b.alternatives);
        sameVehicle = List.copyOf(b.sameVehicle);
        sequences = List.copyOf(b.sequences);
        backhauls = b.backhauls;
        underWay = List.copyOf(b.underWay);
    }

    /**
     * An empty problem to fill.
     *
     * @param dimensions names of the load dimensions with their unit, for example {@code massGrams}
     * @return the builder
     */
    public static Builder builder(String... dimensions) {
        return new Builder(List.of(dimensions));
    }

    /**
     * Names of the load dimensions.
     *
     * @return the names
     */
    public List<String> dimensions() {
        return dimensions;
    }

    /**
     * Where vehicles start, end and load.
     *
     * @return the depots
     */
    public List<Depot> depots() {
        return depots;
    }

    /**
     * What can drive.
     *
     * @return the types
     */
    public List<VehicleType> vehicleTypes() {
        return vehicleTypes;
    }

    /**
     * Stops that stand alone.
     *
     * @return the stops, those of shipments not included
     */
    public List<Stop> stops() {
        return stops;
    }

    /**
     * Goods to take from one stop to another.
     *
     * @return the shipments
     */
    public List<Shipment> shipments() {
        return shipments;
    }

    /**
     * Travel matrices.
     *
     * @return profile to matrix
     */
    public Map<String, TravelMatrix> travel() {
        return travel;
    }

    /**
     * Stops of which one is served.
     *
     * @return the groups
     */
    public List<Alternatives> alternatives() {
        return alternatives;
    }

    /**
     * Stops that the same vehicle serves.
     *
     * @return the groups
     */
    public List<SameVehicle> sameVehicle() {
        return sameVehicle;
    }

    /**
     * Orders of stops.
     *
     * @return the pairs
     */
    public List<Sequence> sequences() {
        return sequences;
    }

    /**
     * When stops that only take are served.
     *
     * @return the rule
     */
    public Backhauls backhauls() {
        return backhauls;
    }

    /**
     * Vehicles that have left their start, with the beginning of their routes that no plan may change.
     *
     * @return the vehicles
     */
    public List<UnderWay> underWay() {
        return underWay;
    }

    /** Fills a {@link RoutingProblem}. */
    public static final class Builder {
        private final List<String> dimensions;
        private final List<Depot> depots = new ArrayList<>();
        private final List<VehicleType> vehicleTypes = new ArrayList<>();
        private final List<Stop> stops = new ArrayList<>();
        private final List<Shipment> shipments = new ArrayList<>();
        private final Map<String, TravelMatrix> travel = new LinkedHashMap<>();
        private final List<Alternatives> alternatives = new ArrayList<>();
        private final List<SameVehicle> sameVehicle = new ArrayList<>();
        private final List<Sequence> sequences = new ArrayList<>();
        private final List<UnderWay> underWay = new ArrayList<>();
        private Backhauls backhauls = Backhauls.MIXED;

        private Builder(List<String> dimensions) {
            this.dimensions = dimensions;
        }

        /**
         * Adds a depot.
         *
         * @param depot the depot
         * @return this builder
         */
        public Builder depot(Depot depot) {
            depots.add(Require.present("depot", depot));
            return this;
        }

        /**
         * Adds a type of vehicle.
         *
         * @param type the type
         * @return this builder
         */
        public Builder vehicleType(VehicleType type) {
            vehicleTypes.add(Require.present("type", type));
            return this;
        }

        /**
         * Adds a stop.
         *
         * @param stop the stop
         * @return this builder
         */
        public Builder stop(Stop stop) {
            stops.add(Require.present("stop", stop));
            return this;
        }

        /**
         * Adds a shipment.
         *
         * @param shipment the shipment
         * @return this builder
         */
        public Builder shipment(Shipment shipment) {
            shipments.add(Require.present("shipment", shipment));
            return this;
        }

        /**
         * Sets the one travel matrix of all vehicles.
         *
         * @param matrix the matrix
         * @return this builder
         */
        public Builder travel(TravelMatrix matrix) {
            return travel(VehicleType.DEFAULT_PROFILE, matrix);
        }

        /**
         * Sets the travel matrix of a profile.
         *
         * @param profile its key
         * @param matrix the matrix
         * @return this builder
         */
        public Builder travel(String profile, TravelMatrix matrix) {
            travel.put(Require.text("profile", profile), Require.present("matrix", matrix));
            return this;
        }

        /**
         * Adds stops of which one is served.
         *
         * @param group the group
         * @return this builder
         */
        public Builder alternatives(Alternatives group) {
            alternatives.add(Require.present("group", group));
            return this;
        }

        /**
         * Adds stops that the same vehicle serves.
         *
         * @param group the group
         * @return this builder
         */
        public Builder sameVehicle(SameVehicle group) {
            sameVehicle.add(Require.present("group", group));
            return this;
        }

        /**
         * Adds an order of two stops.
         *
         * @param order the pair
         * @return this builder
         */
        public Builder sequence(Sequence order) {
            sequences.add(Require.present("order", order));
            return this;
        }

        /**
         * Sets when stops that only take are served; {@link Backhauls#MIXED} if nothing is said.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder backhauls(Backhauls rule) {
            backhauls = Require.present("rule", rule);
            return this;
        }

        /**
         * Adds a vehicle that has left its start.
         *
         * @param vehicle the beginning of its route, and what it carries
         * @return this builder
         */
        public Builder underWay(UnderWay vehicle) {
            underWay.add(Require.present("vehicle", vehicle));
            return this;
        }

        /**
         * The problem.
         *
         * @return an immutable problem
         */
        public RoutingProblem build() {
            return new RoutingProblem(this);
        }
    }
}
