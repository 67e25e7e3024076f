package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.Backhauls;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.Collection;
import java.util.Objects;

/** Reads travel matrices between the places that are used, and finds numbers in them that cannot be. */
final class TravelReader {

    /** Locations beyond which legs are asked for one by one. */
    private static final int MOST_DENSE_LOCATIONS = 4_000;
    /** How many legs of each place are looked at where they are too many to be read. */
    private static final int SAMPLED_LEGS = 64;

    private final RoutingProblem problem;
    private final int[] locations;
    private final Finder finder;
    private final RunContext context;
    private final boolean backhaulsLast;

    TravelReader(RoutingProblem problem, Collection<Integer> places, Finder finder, RunContext context) {
        this.problem = problem;
        locations = places.stream().mapToInt(Integer::intValue).toArray();
        this.finder = finder;
        this.context = context;
        backhaulsLast = problem.backhauls() == Backhauls.LAST;
    }

    FlatTravel read(String profile) {
        TravelMatrix roads = Objects.requireNonNull(problem.travel().get(profile));
        TravelMatrix matrix = backhaulsLast ? new BackhaulTravel(roads) : roads;
        int size = locations.length + 1;
        if (size > MOST_DENSE_LOCATIONS) {
            sample(profile, matrix, locations);
            FlatTravel asked = new FlatTravel(matrix, locations);
            return matrix.timeDependent() ? asked.byClock(matrix, locations) : asked;
        }
        int[] metres = new int[size * size];
        int[] seconds = new int[size * size];
        boolean alike = true;
        for (int i = 0; i + 1 < size; i++) {
            context.stopIfAsked("reading travel matrix " + profile);
            for (int j = 0; j + 1 < size; j++) {
                int at = i * size + j;
                long distance = matrix.distanceMetres(locations[i], locations[j]);
                long duration = matrix.durationSeconds(locations[i], locations[j]);
                boolean open = distance != TravelMatrix.UNREACHABLE && duration != TravelMatrix.UNREACHABLE;
                metres[at] = open ? leg(profile, "distanceMetres", locations, i, j, distance) : FlatTravel.UNREACHABLE;
                seconds[at] =
                        open ? leg(profile, "durationSeconds", locations, i, j, duration) : FlatTravel.UNREACHABLE;
                alike &= metres[at] == seconds[at];
            }
        }
        FlatTravel travel = new FlatTravel(size, metres, alike ? metres : seconds);
        return matrix.timeDependent() ? travel.byClock(matrix, locations) : travel;
    }

    private void sample(String profile, TravelMatrix matrix, int[] locations) {
        int stride = Math.max(1, locations.length / SAMPLED_LEGS);
        for (int i = 0; i < locations.length; i++) {
            context.stopIfAsked("reading travel matrix " + profile);
            for (int j = i % stride; j < locations.length; j += stride) {
                long distance = matrix.distanceMetres(locations[i], locations[j]);
                long duration = matrix.durationSeconds(locations[i], locations[j]);
                if (distance != TravelMatrix.UNREACHABLE && duration != TravelMatrix.UNREACHABLE) {
                    leg(profile, "distanceMetres", locations, i, j, distance);
                    leg(profile, "durationSeconds", locations, i, j, duration);
                }
            }
        }
    }

    private int location(int place) {
        return backhaulsLast ? BackhaulTravel.location(place) : place;
    }

    private int leg(String profile, String name, int[] locations, int i, int j, long value) {
        if (value >= 0 && value <= FlatTravel.LONGEST_LEG) {
            return (int) value;
        }
        finder.fatal(
                value < 0 ? "negative-travel" : "value-too-large",
                "travel " + profile + " from place " + location(locations[i]) + " to " + location(locations[j]),
                name,
                value,
                "Maybe a missing value was filled in; a pair that no road joins is TravelMatrix.UNREACHABLE");
        return 0;
    }
}
