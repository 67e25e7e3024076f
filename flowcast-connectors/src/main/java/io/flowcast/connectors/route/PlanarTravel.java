package io.flowcast.connectors.route;

import io.flowcast.api.travel.TravelMatrix;

/**
 * Straight lines in a plane, computed when asked for: 30,000 places need no matrix of 900 million cells. Distance is duration, as the
 * literature has it.
 *
 * @param places where the places lie
 * @param unitsPerPlaceUnit whole units that one unit of the coordinates has
 * @param cut whether what is left after whole units is cut off; otherwise the nearest whole number is taken, halves upwards
 */
public record PlanarTravel(Places places, double unitsPerPlaceUnit, boolean cut) implements TravelMatrix {
    private static final double HALF = 0.5;

    /** Checks the arguments. */
    public PlanarTravel {
        if (places.geographic()) {
            throw new IllegalArgumentException("Places on the globe have no straight lines");
        }
        if (!(unitsPerPlaceUnit > 0 && Double.isFinite(unitsPerPlaceUnit))) {
            throw new IllegalArgumentException("unitsPerPlaceUnit must be positive, was " + unitsPerPlaceUnit);
        }
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    public long distanceMetres(int from, int to) {
        double dx = places.x(from) - places.x(to);
        double dy = places.y(from) - places.y(to);
        double units = Math.sqrt(dx * dx + dy * dy) * unitsPerPlaceUnit;
        return (long) Math.floor(cut ? units : units + HALF);
    }

    @Override
    public long durationSeconds(int from, int to) {
        return distanceMetres(from, to);
    }
}
