package io.flowcast.api.routing;

import io.flowcast.api.internal.Require;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A vehicle that has left its start: the beginning of its route, which no plan may change, and what it carries.
 *
 * <p>The visits are those that were made, and those to which the vehicle is committed, such as the one it is driving to, with the time at
 * which it is expected there. A plan takes them, the reloads and the breaks between them as they are stated here: whether they were in
 * time, or kept any other limit of a route, is not judged any more, and the distance is the one that was driven. The vehicle leaves the last of them at its
 * {@code departureSecond} or later; from there on every rule holds for the whole route. Times, distance and costs count from its start.
 *
 * <p>Goods of a depot that the vehicle has on board can only be brought by this vehicle, and before it reloads. Other goods of a depot it
 * can bring after it has reloaded, so not at all where its type makes one trip. Shipments that it has picked up are on board without being named.
 * Goods on board whose stop is left out stay on board, and take their room, until the vehicle reloads or ends.
 *
 * @param vehicleTypeId type of the vehicle
 * @param vehicle which one of the type, counted from 0
 * @param startSecond when it left its start
 * @param visits visits that are not to be changed, in order; may be empty for a vehicle that is loaded and has just left
 * @param reloads stays at depots between them, each with visits before and behind it
 * @param breaks breaks among them
 * @param distanceMetres what was driven up to the last of the visits
 * @param onBoard stops, none of the visits, whose goods from a depot are on board
 */
public record UnderWay(
        String vehicleTypeId,
        int vehicle,
        long startSecond,
        List<Visit> visits,
        List<Reload> reloads,
        List<BreakTaken> breaks,
        long distanceMetres,
        List<String> onBoard) {
    /** Checks the arguments and copies the lists. */
    public UnderWay {
        Require.text("vehicleTypeId", vehicleTypeId);
        Require.nonNegative("vehicle", (long) vehicle);
        visits = List.copyOf(visits);
        reloads = List.copyOf(reloads);
        breaks = List.copyOf(breaks);
        Require.nonNegative("distanceMetres", distanceMetres);
        onBoard = List.copyOf(onBoard);
        int before = 0;
        for (Reload reload : reloads) {
            Require.that(
                    reload.visitsBefore() > before && reload.visitsBefore() < visits.size(),
                    "a reload stands between two visits, not so at depot " + reload.depotId());
            before = reload.visitsBefore();
        }
        long at = startSecond;
        for (int k = 0; k < visits.size(); k++) {
            for (Reload reload : reloads) {
                if (reload.visitsBefore() == k) {
                    Require.that(reload.arrivalSecond() >= at, "times must rise at depot " + reload.depotId());
                    at = reload.departureSecond();
                }
            }
            Require.that(
                    visits.get(k).arrivalSecond() >= at,
                    "times must rise at stop " + visits.get(k).stopId());
            at = visits.get(k).departureSecond();
        }
        HashSet<String> ids = new HashSet<>(onBoard);
        Require.that(ids.size() == onBoard.size(), "onBoard names a stop twice: " + onBoard);
        for (Visit visit : visits) {
            Require.that(ids.add(visit.stopId()), "stop " + visit.stopId() + " stands here twice");
        }
    }

    /**
     * A vehicle that has left its start.
     *
     * @param vehicleTypeId type of the vehicle
     * @param vehicle which one of the type, counted from 0
     * @param startSecond when it left
     * @return a builder without visits and goods
     */
    public static Builder at(String vehicleTypeId, int vehicle, long startSecond) {
        return new Builder(vehicleTypeId, vehicle, startSecond);
    }

    /**
     * The vehicle of a route that is being driven as planned: it has made the visits that it has left by now, and is bound to the one it
     * stands at or drives to; the other deliveries of its trip are on board.
     *
     * @param problem the problem of the plan
     * @param route a route of the plan
     * @param nowSecond the present moment
     * @return the state of its vehicle, or empty if it has not left yet
     * @throws IllegalArgumentException if the route has a stop, a depot or a vehicle type that the problem does not have
     */
    public static Optional<UnderWay> of(RoutingProblem problem, Route route, long nowSecond) {
        return route.startSecond() > nowSecond
                ? Optional.empty()
                : Optional.of(new Driving(problem, route).until(nowSecond));
    }

    /**
     * When the vehicle is free to leave the last visit.
     *
     * @return its departure, or that from the start if there are no visits
     */
    public long freeSecond() {
        return visits.isEmpty() ? startSecond : visits.get(visits.size() - 1).departureSecond();
    }

    /**
     * When the vehicle left the last depot, where the goods were loaded that are on board.
     *
     * @return the departure
     */
    public long loadedSecond() {
        return reloads.isEmpty() ? startSecond : reloads.get(reloads.size() - 1).departureSecond();
    }

    /**
     * The visits since the vehicle left the last depot.
     *
     * @return the visits of the present trip
     */
    public List<Visit> presentTrip() {
        return visits.subList(
                reloads.isEmpty() ? 0 : reloads.get(reloads.size() - 1).visitsBefore(), visits.size());
    }

    /**
     * Breaks of a driver that may still be due: not those that were taken, nor those whose window has passed.
     *
     * @param all breaks of the vehicle type
     * @return those ahead, in order
     */
    public List<DriverBreak> breaksAhead(List<DriverBreak> all) {
        List<DriverBreak> ahead = new ArrayList<>();
        int next = 0;
        for (DriverBreak rest : all) {
            TimeWindow window = rest.window();
            while (next < breaks.size() && breaks.get(next).startSecond() < window.startSecond()) {
                next++;
            }
            if (next < breaks.size() && breaks.get(next).startSecond() <= window.endSecond()) {
                next++;
            } else if (window.endSecond() >= freeSecond()) {
                ahead.add(rest);
            }
        }
        return ahead;
    }

    /** Builds an {@link UnderWay}. */
    public static final class Builder {
        private final String vehicleTypeId;
        private final int vehicle;
        private final long startSecond;
        private List<Visit> visits = List.of();
        private List<Reload> reloads = List.of();
        private List<BreakTaken> breaks = List.of();
        private long distanceMetres;
        private List<String> onBoard = List.of();

        private Builder(String vehicleTypeId, int vehicle, long startSecond) {
            this.vehicleTypeId = vehicleTypeId;
            this.vehicle = vehicle;
            this.startSecond = startSecond;
        }

        /**
         * Sets the visits that are not to be changed.
         *
         * @param made visits that were made or are certain, in order
         * @return this builder
         */
        public Builder visits(Visit... made) {
            visits = List.of(made);
            return this;
        }

        /**
         * Sets the stays at depots between the visits.
         *
         * @param stays the stays, in order
         * @return this builder
         */
        public Builder reloads(Reload... stays) {
            reloads = List.of(stays);
            return this;
        }

        /**
         * Sets the breaks among the visits.
         *
         * @param taken the breaks, in order
         * @return this builder
         */
        public Builder breaks(BreakTaken... taken) {
            breaks = List.of(taken);
            return this;
        }

        /**
         * Sets what was driven up to the last visit.
         *
         * @param metres the distance
         * @return this builder
         */
        public Builder distanceMetres(long metres) {
            distanceMetres = metres;
            return this;
        }

        /**
         * Sets whose goods from a depot are on board.
         *
         * @param stopIds stops that are not among the visits
         * @return this builder
         */
        public Builder onBoard(String... stopIds) {
            onBoard = List.of(stopIds);
            return this;
        }

        /**
         * The vehicle.
         *
         * @return an immutable record
         */
        public UnderWay build() {
            return new UnderWay(vehicleTypeId, vehicle, startSecond, visits, reloads, breaks, distanceMetres, onBoard);
        }
    }
}
