package io.flowcast.models.routing;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.SameVehicle;
import io.flowcast.api.routing.Sequence;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TimeSlotTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small problems with any mixture of features, the same for the same seed. */
public final class RandomProblems {

    private final SplittableRandom random;
    private final int dimensions;
    private final int stops;
    private final int places;
    private final boolean timed;
    private final boolean skilled;
    private final boolean optional;
    private final boolean pickups;
    private final boolean release;
    private final boolean manyWindows;
    private final int shipments;
    private final boolean perishable;
    private final boolean trips;
    private final boolean resting;
    private final int choices;
    private final SplittableRandom priorities;
    private final int classes;

    private RandomProblems(long seed) {
        random = new SplittableRandom(seed);
        dimensions = 1 + random.nextInt(2);
        stops = random.nextInt(13);
        shipments = chance(0.4) ? 1 + random.nextInt(5) : 0;
        places = 2 + random.nextInt(stops + 2 * shipments + 3);
        timed = chance(0.7);
        skilled = chance(0.3);
        optional = chance(0.3);
        pickups = chance(0.4);
        release = chance(0.25);
        manyWindows = timed && chance(0.4);
        perishable = chance(0.25);
        resting = timed && chance(0.25);
        trips = shipments == 0 && chance(0.4);
        priorities = new SplittableRandom(~seed);
        classes = priorities.nextInt(3) == 0 ? 1 + priorities.nextInt(3) : 0;
        choices = stops >= 4 && chance(0.25) ? 1 + random.nextInt(2) : 0;
    }

    /**
     * A problem.
     *
     * @param seed which one
     * @return the problem
     */
    public static RoutingProblem problem(long seed) {
        return new RandomProblems(seed).build();
    }

    /**
     * A builder with all of a problem but the vehicles under way.
     *
     * @param problem the problem
     * @return a new builder
     */
    public static RoutingProblem.Builder copy(RoutingProblem problem) {
        RoutingProblem.Builder copy =
                RoutingProblem.builder(problem.dimensions().toArray(String[]::new));
        problem.depots().forEach(copy::depot);
        problem.vehicleTypes().forEach(copy::vehicleType);
        problem.stops().forEach(copy::stop);
        problem.shipments().forEach(copy::shipment);
        problem.travel().forEach(copy::travel);
        problem.alternatives().forEach(copy::alternatives);
        problem.sameVehicle().forEach(copy::sameVehicle);
        problem.sequences().forEach(copy::sequence);
        return copy.backhauls(problem.backhauls());
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private RoutingProblem build() {
        String[] names = dimensions == 1 ? new String[] {"units"} : new String[] {"units", "litres"};
        RoutingProblem.Builder problem = RoutingProblem.builder(names);
        int profiles = chance(0.25) ? 2 : 1;
        for (int k = 0; k < profiles; k++) {
            problem.travel(k == 0 ? VehicleType.DEFAULT_PROFILE : "slow", matrix(1 + k));
        }
        int depots = 1 + random.nextInt(2);
        for (int d = 0; d < depots; d++) {
            TimeWindow opening = chance(0.3) ? new TimeWindow(random.nextInt(200), 3000) : TimeWindow.ALWAYS;
            problem.depot(new Depot("D" + d, random.nextInt(places), opening));
        }
        int types = 1 + random.nextInt(3);
        for (int t = 0; t < types; t++) {
            problem.vehicleType(type("T" + t, depots, profiles));
        }
        for (int i = 0; i < stops; i++) {
            Stop.Builder stop = Stop.at("S" + i, random.nextInt(places));
            boolean brings = !pickups || chance(0.6);
            if (brings) {
                stop.delivery(loads());
            }
            if (perishable && chance(0.4)) {
                stop.maxSecondsOnBoard(50 + random.nextInt(600));
            }
            if (perishable && chance(0.4)) {
                stop.costPerSecondOnBoard(random.nextInt(5) / 4.0);
            }
            if (pickups && (!brings || chance(0.3))) {
                stop.pickup(loads());
            }
            if (release && chance(0.5)) {
                stop.releaseSecond(random.nextInt(600));
            }
            if (optional && i >= 2 * choices && chance(0.5)) {
                stop.prize(random.nextInt(600)).priority(priorities.nextInt(classes + 1));
            }
            problem.stop(common(stop).build());
        }
        for (int s = 0; s < shipments; s++) {
            problem.shipment(shipment("P" + s));
        }
        rules(problem);
        return problem.build();
    }

    /** Alternatives among the first stops, which have no prize then; companions, orders and backhauls among any. */
    private void rules(RoutingProblem.Builder problem) {
        for (int g = 0; g < choices; g++) {
            String[] ids = {"S" + 2 * g, "S" + (2 * g + 1)};
            problem.alternatives(
                    chance(0.5)
                            ? Alternatives.oneOf("G" + g, ids)
                            : Alternatives.atMostOneOf("G" + g, random.nextInt(600), ids));
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < stops; i++) {
            ids.add("S" + i);
        }
        for (int s = 0; s < shipments; s++) {
            ids.add("P" + s + "from");
            ids.add("P" + s + "to");
        }
        while (chance(0.2) && ids.size() >= 2) {
            int first = random.nextInt(ids.size() - 1);
            problem.sameVehicle(
                    SameVehicle.of(ids.get(first), ids.get(first + 1 + random.nextInt(ids.size() - first - 1))));
        }
        while (chance(0.25) && ids.size() >= 2) {
            int first = random.nextInt(ids.size() - 1);
            problem.sequence(new Sequence(ids.get(first), ids.get(first + 1 + random.nextInt(ids.size() - first - 1))));
        }
        if (pickups && chance(0.3)) {
            problem.backhauls(Backhauls.LAST);
        }
    }

    private VehicleType type(String id, int depots, int profiles) {
        Long[] capacity = new Long[dimensions];
        for (int k = 0; k < dimensions; k++) {
            capacity[k] = 20L + random.nextInt(60);
        }
        VehicleType.Builder type = VehicleType.at(id, random.nextInt(4), "D" + random.nextInt(depots), capacity);
        if (chance(0.25)) {
            type.endDepot(null);
        } else if (chance(0.3)) {
            type.endDepot("D" + random.nextInt(depots));
        }
        if (chance(0.4)) {
            long begin = random.nextInt(300);
            type.shift(new TimeWindow(begin, begin + 500 + random.nextInt(2500)));
        }
        type.cost(chance(0.5) ? random.nextInt(300) : 0, chance(0.8) ? 1 : 0.25, chance(0.4) ? 0.5 : 0);
        if (chance(0.25)) {
            type.maxDistanceMetres(200 + random.nextInt(1500));
        }
        if (chance(0.25)) {
            type.maxDurationSeconds(300 + random.nextInt(1500));
        }
        if (chance(0.25)) {
            type.maxStops(1 + random.nextInt(6));
        }
        if (trips && chance(0.7)) {
            String[] at = chance(0.5) ? new String[0] : new String[] {"D" + random.nextInt(depots)};
            type.trips(1 + random.nextInt(3), random.nextInt(30), at);
        }
        if (resting && chance(0.6)) {
            long begin = random.nextInt(300);
            DriverBreak first = new DriverBreak(new TimeWindow(begin, begin + random.nextInt(200)), random.nextInt(60));
            long later = first.window().endSecond() + 1 + random.nextInt(200);
            DriverBreak second =
                    new DriverBreak(new TimeWindow(later, later + random.nextInt(200)), random.nextInt(60));
            if (chance(0.5)) {
                type.breaks(first, second);
            } else {
                type.breaks(first);
            }
        }
        if (chance(0.2)) {
            type.overtime(random.nextInt(900), 0.75);
        }
        if (skilled && chance(0.5)) {
            type.skills("cold");
        }
        return type.profile(random.nextInt(profiles) == 0 ? VehicleType.DEFAULT_PROFILE : "slow")
                .build();
    }

    private Long[] loads() {
        Long[] amounts = new Long[dimensions];
        for (int k = 0; k < dimensions; k++) {
            amounts[k] = (long) random.nextInt(25);
        }
        return amounts;
    }

    private Stop.Builder common(Stop.Builder stop) {
        if (timed && chance(0.7)) {
            List<TimeWindow> windows = new ArrayList<>();
            long from = random.nextInt(400);
            for (int w = manyWindows ? 1 + random.nextInt(3) : 1; w > 0; w--) {
                long to = from + random.nextInt(400);
                windows.add(new TimeWindow(from, to));
                from = to + 1 + random.nextInt(300);
            }
            stop.windows(windows.toArray(TimeWindow[]::new));
        }
        if (skilled && chance(0.3)) {
            stop.requiredSkills("cold");
        }
        if (perishable && chance(0.3)) {
            stop.serviceSeconds("T0", random.nextInt(80));
        }
        return stop.serviceSeconds(random.nextInt(40));
    }

    private Shipment shipment(String id) {
        Stop.Builder pickup = common(Stop.at(id + "from", random.nextInt(places)));
        if (optional && chance(0.5)) {
            pickup.prize(random.nextInt(800));
        }
        Stop delivery = common(Stop.at(id + "to", random.nextInt(places))).build();
        long longest = chance(0.5) ? 100 + random.nextInt(600) : Long.MAX_VALUE;
        return new Shipment(id, pickup.build(), delivery, List.of(loads()), longest);
    }

    /** Asymmetric, and now and then without the triangle inequality or with pairs that no road joins. */
    private TravelMatrix matrix(int slowness) {
        boolean wild = chance(0.3);
        boolean holes = chance(0.2);
        long[][] metres = new long[places][places];
        long[][] seconds = new long[places][places];
        int[] x = random.ints(places, 0, 300).toArray();
        int[] y = random.ints(places, 0, 300).toArray();
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                long direct = Math.round(Math.hypot(x[i] - x[j], y[i] - y[j]));
                metres[i][j] = i == j ? 0 : direct + random.nextInt(wild ? 300 : 5);
                seconds[i][j] = i == j ? 0 : slowness * (direct + random.nextInt(wild ? 300 : 5));
                if (holes && i != j && chance(0.15)) {
                    metres[i][j] = TravelMatrix.UNREACHABLE;
                    seconds[i][j] = TravelMatrix.UNREACHABLE;
                }
            }
        }
        if (!chance(0.2)) {
            return DenseTravelMatrix.of(metres, seconds);
        }
        long[][] jam = new long[places][places];
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                long free = seconds[i][j];
                jam[i][j] = free == TravelMatrix.UNREACHABLE ? free : 1 + free * (2 + random.nextInt(3));
            }
        }
        long from = random.nextInt(300);
        return TimeSlotTravelMatrix.of(
                metres, new long[] {from, from + 1 + random.nextInt(300)}, new long[][][] {seconds, jam, seconds});
    }
}
