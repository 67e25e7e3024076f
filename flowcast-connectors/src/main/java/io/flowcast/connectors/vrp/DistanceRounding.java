package io.flowcast.connectors.vrp;

import io.flowcast.connectors.route.Places;
import io.flowcast.connectors.route.PlanarTravel;

/**
 * How Euclidean distances become whole numbers. Published costs hold for one of these conventions only.
 *
 * <p>The problem's metres and seconds count {@code 1 / scale} of the file's unit, so that all arithmetic stays whole.
 */
public enum DistanceRounding {
    /** To the nearest integer: TSPLIB's EUC_2D (Reinelt 1991) and the CVRP instances of CVRPLIB. */
    NINT(1),
    /** Cut off after one decimal: the DIMACS challenge of 2022 for time windows. */
    DIMACS(10),
    /** To the nearest thousandth. */
    EXACT(1000);

    private final int scale;

    DistanceRounding(int scale) {
        this.scale = scale;
    }

    /**
     * Problem units per unit of the file.
     *
     * @return 1, 10 or 1000
     */
    public int scale() {
        return scale;
    }

    /**
     * A distance of the file in problem units.
     *
     * @param distance a distance, at least 0
     * @return the whole number
     */
    public long distance(double distance) {
        return this == DIMACS ? (long) Math.floor(distance * scale) : (long) Math.floor(distance * scale + 0.5);
    }

    /**
     * A time, or another amount that the convention does not cut, in problem units.
     *
     * @param amount the amount of the file
     * @return the nearest whole number
     */
    public long amount(double amount) {
        return Math.round(amount * scale);
    }

    /** Travel along straight lines under this convention. */
    PlanarTravel travel(Places places) {
        return new PlanarTravel(places, scale, this == DIMACS);
    }
}
