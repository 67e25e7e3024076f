package io.flowcast.models.routing;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.util.SplittableRandom;

/**
 * Problems drawn at random in which only loads from the depot and distances matter, and at choice when stops are served: one or several types of vehicle and depots, optional
 * stops, skills, most stops per route, and travel that is symmetric, asymmetric or has pairs that no road joins.
 */
public final class RandomPlainProblems {

    private final SplittableRandom random;
    private final int stops;
    private final int places;
    private final int dimensions;

    private final boolean windowed;

    private RandomPlainProblems(long seed, boolean windowed) {
        this.windowed = windowed;
        random = new SplittableRandom(seed);
        stops = 1 + random.nextInt(40);
        places = 2 + random.nextInt(stops + 3);
        dimensions = 1 + random.nextInt(2);
    }

    /**
     * A problem.
     *
     * @param seed which one
     * @return the problem
     */
    public static RoutingProblem problem(long seed) {
        return new RandomPlainProblems(seed, false).build();
    }

    /**
     * A problem whose stops have a window each, and vehicles shifts.
     *
     * @param seed which one
     * @return the problem
     */
    public static RoutingProblem windowed(long seed) {
        return new RandomPlainProblems(seed, true).build();
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private RoutingProblem build() {
        boolean optional = chance(0.3);
        boolean skilled = chance(0.25);
        boolean fixed = chance(0.6);
        String[] names = dimensions == 1 ? new String[] {"units"} : new String[] {"units", "litres"};
        RoutingProblem.Builder problem =
                RoutingProblem.builder(names).travel(VehicleType.DEFAULT_PROFILE, matrix(chance(0.5), chance(0.2)));
        int depots = chance(0.7) ? 1 : 2;
        for (int d = 0; d < depots; d++) {
            problem.depot(new Depot("D" + d, random.nextInt(places), TimeWindow.ALWAYS));
        }
        int types = 1 + random.nextInt(4);
        for (int t = 0; t < types; t++) {
            Long[] capacity = new Long[dimensions];
            for (int k = 0; k < dimensions; k++) {
                capacity[k] = 20L + random.nextInt(120);
            }
            VehicleType.Builder type = VehicleType.at(
                            "T" + t, chance(0.5) ? stops : random.nextInt(5), "D" + random.nextInt(depots), capacity)
                    .cost(fixed ? random.nextInt(400) : 0, chance(0.6) ? 1 : 1.0 + random.nextInt(8) * 0.25, 0);
            if (chance(0.2)) {
                type.endDepot(chance(0.5) ? null : "D" + random.nextInt(depots));
            }
            if (chance(0.2)) {
                type.maxStops(1 + random.nextInt(8));
            }
            if (skilled && chance(0.5)) {
                type.skills("cold");
            }
            if (windowed && chance(0.5)) {
                type.shift(chance(0.5) ? new TimeWindow(0, 900) : window());
            }
            problem.vehicleType(type.build());
        }
        for (int i = 0; i < stops; i++) {
            Long[] amounts = new Long[dimensions];
            for (int k = 0; k < dimensions; k++) {
                amounts[k] = (long) random.nextInt(25);
            }
            Stop.Builder stop = Stop.at("S" + i, random.nextInt(places)).delivery(amounts);
            if (optional && chance(0.5)) {
                stop.prize(random.nextInt(600));
            }
            if (skilled && chance(0.3)) {
                stop.requiredSkills("cold");
            }
            if (windowed && (i == 0 || chance(0.8))) {
                stop.windows(window());
            }
            problem.stop(stop.serviceSeconds(random.nextInt(40)).build());
        }
        return problem.build();
    }

    private TimeWindow window() {
        long from = random.nextInt(400);
        return new TimeWindow(from, from + random.nextInt(400));
    }

    private TravelMatrix matrix(boolean symmetric, boolean holes) {
        long[][] metres = new long[places][places];
        int[] x = random.ints(places, 0, 300).toArray();
        int[] y = random.ints(places, 0, 300).toArray();
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                long direct = Math.round(Math.hypot(x[i] - x[j], y[i] - y[j]));
                metres[i][j] = symmetric || i == j ? direct : direct + random.nextInt(40);
                if (holes && i != j && chance(0.1)) {
                    metres[i][j] = TravelMatrix.UNREACHABLE;
                }
            }
        }
        return DenseTravelMatrix.of(metres, metres);
    }
}
