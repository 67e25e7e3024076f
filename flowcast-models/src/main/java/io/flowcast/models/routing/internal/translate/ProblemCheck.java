package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.travel.TravelMatrix;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what contradicts itself in a routing problem, and what no planner here can express; all of it at once.
 *
 * <p>What merely cannot be served (a drop larger than every vehicle, a window that cannot be met) is no finding: the plan will list it
 * as a violation.
 */
final class ProblemCheck {

    /** Longest time, in seconds, that is taken for a time: 300 years. Window ends beyond it mean "no limit". */
    static final long LONGEST_SECONDS = 10_000_000_000L;
    /** Largest load of one stop, in the unit of its dimension. */
    static final long LARGEST_LOAD = 1_000_000_000_000L;
    /** Largest cost of a vehicle, and largest prize. */
    static final double LARGEST_AMOUNT = 1e12;
    /** Largest cost of a metre or a second. */
    static final double LARGEST_RATE = 1e6;

    private static final int CLOCK_PAIRS = 200;
    private static final long CLOCK_SECONDS = 2 * 86_400L;
    private static final long CLOCK_STEP = 600;

    static final String UNIT = "Maybe it is given in another unit than the field's name says";

    private final RoutingProblem problem;
    private final Finder finder;
    private final int dimensions;
    private final Set<String> depots;
    private final Set<String> types;

    ProblemCheck(RoutingProblem problem, Finder finder) {
        this.problem = problem;
        this.finder = finder;
        dimensions = problem.dimensions().size();
        depots = problem.depots().stream().map(Depot::id).collect(Collectors.toSet());
        types = problem.vehicleTypes().stream().map(VehicleType::id).collect(Collectors.toSet());
    }

    void run() {
        unique("depot", problem.depots().stream().map(Depot::id).toList());
        unique(
                "vehicle type",
                problem.vehicleTypes().stream().map(VehicleType::id).toList());
        unique(
                "alternatives",
                problem.alternatives().stream().map(Alternatives::id).toList());
        unique("shipment", problem.shipments().stream().map(Shipment::id).toList());
        unique("stop", Translation.allStops(problem).stream().map(Stop::id).toList());
        for (Depot depot : problem.depots()) {
            location("depot " + depot.id(), depot.location());
            window("depot " + depot.id(), depot.window());
        }
        problem.vehicleTypes().forEach(this::check);
        Translation.allStops(problem).forEach(this::check);
        problem.shipments().forEach(this::check);
        new RuleFindings(problem, finder).run();
        new UnderWayFindings(problem, finder).run();
        problem.alternatives()
                .forEach(group -> group.prize()
                        .ifPresent(prize -> amount("alternatives " + group.id(), "prize", prize, LARGEST_AMOUNT)));
        problem.travel().forEach((profile, matrix) -> {
            if (matrix.timeDependent()) {
                checkClock(profile, matrix);
            }
        });
    }

    /** Looks at some pairs over two days: nobody who leaves later arrives earlier, and no traffic makes a way shorter. */
    private void checkClock(String profile, TravelMatrix matrix) {
        int stride = Math.max(1, matrix.size() * matrix.size() / CLOCK_PAIRS);
        for (long pair = 0; pair < (long) matrix.size() * matrix.size(); pair += stride) {
            int from = (int) (pair / matrix.size());
            int to = (int) (pair % matrix.size());
            long free = matrix.durationSeconds(from, to);
            long arrived = Long.MIN_VALUE;
            for (long leave = 0; leave <= CLOCK_SECONDS && free != TravelMatrix.UNREACHABLE; leave += CLOCK_STEP) {
                long seconds = matrix.durationSeconds(from, to, leave);
                if (seconds < free || leave + seconds < arrived) {
                    finder.fatal(
                            seconds < free ? "faster-than-without-traffic" : "later-departure-arrives-earlier",
                            "travel " + profile + " from place " + from + " to " + to,
                            "durationSeconds at " + leave,
                            seconds,
                            "Maybe durations jump between two times of day; let TimeSlotTravelMatrix join them");
                    return;
                }
                arrived = leave + seconds;
            }
        }
    }

    private void unique(String kind, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                finder.fatal(
                        "duplicate-id",
                        kind + " " + id,
                        "id",
                        id,
                        "Maybe two records of the same " + kind + " were joined");
            }
        }
    }

    private void location(String path, int location) {
        for (Map.Entry<String, TravelMatrix> entry : problem.travel().entrySet()) {
            if (location >= entry.getValue().size()) {
                finder.fatal(
                        "location-outside-matrix",
                        path,
                        "location",
                        location,
                        "Maybe the travel matrix " + entry.getKey() + " of size "
                                + entry.getValue().size() + " was made for other places, or places are counted from 1");
            }
        }
    }

    private void window(String path, TimeWindow window) {
        time(path, "startSecond", window.startSecond());
        if (window.endSecond() < -LONGEST_SECONDS) {
            time(path, "endSecond", window.endSecond());
        }
    }

    private void time(String path, String name, long second) {
        if (second > LONGEST_SECONDS || second < -LONGEST_SECONDS) {
            finder.fatal("value-too-large", path, name, second, UNIT);
        }
    }

    private void check(VehicleType type) {
        String path = "vehicle type " + type.id();
        window(path, type.shift());
        depot(path, "startDepotId", type.startDepotId());
        if (type.endDepotId() != null) {
            depot(path, "endDepotId", type.endDepotId());
        }
        if (!problem.travel().containsKey(type.profile())) {
            finder.fatal(
                    "unknown-profile",
                    path,
                    "profile",
                    type.profile(),
                    "Maybe the problem has no such travel matrix; it has "
                            + problem.travel().keySet());
        }
        type.reloadDepotIds().forEach(id -> depot(path, "reloadDepotIds", id));
        if (type.maxTrips() > 1 && type.reloadDepotIds().isEmpty()) {
            finder.fatal(
                    "no-reload-depot",
                    path,
                    "maxTrips",
                    type.maxTrips(),
                    "Maybe name the depot where it reloads between its trips");
        }
        if (type.maxTrips() > 1 && !problem.shipments().isEmpty()) {
            finder.fatal(
                    "trips-with-shipments",
                    path,
                    "maxTrips",
                    type.maxTrips(),
                    "Maybe plan the shipments apart; vehicles that reload are planned for goods of depots only");
        }
        time(path, "reloadSeconds", type.reloadSeconds());
        for (DriverBreak rest : type.breaks()) {
            window(path, rest.window());
            time(path, "durationSeconds", rest.durationSeconds());
        }
        dimensions(path, "capacity", type.capacity(), false);
        amount(path, "fixedCost", type.fixedCost(), LARGEST_AMOUNT);
        amount(path, "costPerMetre", type.costPerMetre(), LARGEST_RATE);
        amount(path, "costPerSecond", type.costPerSecond(), LARGEST_RATE);
        amount(path, "overtimeCostPerSecond", type.overtimeCostPerSecond(), LARGEST_RATE);
    }

    private void depot(String path, String name, String id) {
        if (!depots.contains(id)) {
            finder.fatal("unknown-depot", path, name, id, "Maybe the depot was not added to the problem");
        }
    }

    private void amount(String path, String name, double value, double largest) {
        if (value > largest) {
            finder.fatal("value-too-large", path, name, value, UNIT);
        }
    }

    private void dimensions(String path, String name, List<Long> amounts, boolean mayBeEmpty) {
        if (amounts.size() != dimensions && !(mayBeEmpty && amounts.isEmpty())) {
            finder.fatal(
                    "wrong-dimensions",
                    path,
                    name,
                    amounts,
                    "Maybe a load dimension is missing; the problem has " + problem.dimensions());
        }
    }

    private void loads(String path, String name, List<Long> amounts) {
        for (long amount : amounts) {
            if (amount > LARGEST_LOAD) {
                finder.fatal("value-too-large", path, name, amount, UNIT);
            }
        }
    }

    private void check(Stop stop) {
        String path = "stop " + stop.id();
        location(path, stop.location());
        dimensions(path, "delivery", stop.delivery(), true);
        dimensions(path, "pickup", stop.pickup(), true);
        loads(path, "delivery", stop.delivery());
        loads(path, "pickup", stop.pickup());
        stop.windows().forEach(window -> window(path, window));
        time(path, "serviceSeconds", stop.serviceSeconds());
        stop.serviceSecondsByType().forEach((type, seconds) -> {
            time(path, "serviceSecondsByType", seconds);
            if (!types.contains(type)) {
                finder.fatal(
                        "unknown-vehicle-type",
                        path,
                        "serviceSecondsByType",
                        type,
                        "Maybe the vehicle type was not added to the problem, or its id is misspelt");
            }
        });
        time(path, "releaseSecond", stop.releaseSecond());
        amount(path, "costPerSecondOnBoard", stop.costPerSecondOnBoard(), LARGEST_RATE);
        if (stop.prize().isPresent()) {
            amount(path, "prize", stop.prize().getAsDouble(), LARGEST_AMOUNT);
        }
    }

    private void check(Shipment shipment) {
        String path = "shipment " + shipment.id();
        dimensions(path, "load", shipment.load(), true);
        loads(path, "load", shipment.load());
        for (Stop stop : List.of(shipment.pickup(), shipment.delivery())) {
            if (stop.releaseSecond() > 0) {
                finder.fatal(
                        "release-on-shipment",
                        path,
                        "releaseSecond",
                        stop.releaseSecond(),
                        "Maybe the goods are ready late at the pickup: give stop " + stop.id()
                                + " a window that begins then");
            }
            if (stop.maxSecondsOnBoard() < Long.MAX_VALUE || stop.costPerSecondOnBoard() > 0) {
                finder.fatal(
                        "on-board-on-shipment",
                        path,
                        stop.costPerSecondOnBoard() > 0 ? "costPerSecondOnBoard" : "maxSecondsOnBoard",
                        stop.id(),
                        "Maybe it is meant for the shipment: a limit stands there; a stop of a shipment brings nothing"
                                + " from the depot");
            }
        }
    }
}
