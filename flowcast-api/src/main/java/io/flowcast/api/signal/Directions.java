package io.flowcast.api.signal;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.internal.Require;
import java.util.List;

/**
 * How to drive along some places.
 *
 * @param legs one for each pair of places that follow each other
 * @param line the road, for maps; the first point is near the first place, the last near the last
 */
public record Directions(List<Leg> legs, List<GeoPoint> line) {
    /** Copies the arguments. */
    public Directions {
        legs = List.copyOf(legs);
        line = List.copyOf(line);
    }

    /**
     * The way from one place to the next.
     *
     * @param distanceMetres length
     * @param durationSeconds how long it takes
     * @param steps what to do, in order
     */
    public record Leg(long distanceMetres, long durationSeconds, List<Step> steps) {
        /** Checks and copies the arguments. */
        public Leg {
            Require.nonNegative("distanceMetres", distanceMetres);
            Require.nonNegative("durationSeconds", durationSeconds);
            steps = List.copyOf(steps);
        }
    }

    /**
     * One thing to do.
     *
     * @param instruction what, for people, for example {@code turn left onto Main Street}
     * @param distanceMetres how far until the next step
     * @param durationSeconds how long until the next step
     */
    public record Step(String instruction, long distanceMetres, long durationSeconds) {
        /** Checks the arguments. */
        public Step {
            Require.present("instruction", instruction);
            Require.nonNegative("distanceMetres", distanceMetres);
            Require.nonNegative("durationSeconds", durationSeconds);
        }
    }

    /**
     * Length of the whole way.
     *
     * @return metres
     */
    public long distanceMetres() {
        return legs.stream().mapToLong(Leg::distanceMetres).sum();
    }

    /**
     * Duration of the whole way, without time at the places.
     *
     * @return seconds
     */
    public long durationSeconds() {
        return legs.stream().mapToLong(Leg::durationSeconds).sum();
    }
}
