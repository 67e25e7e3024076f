package io.flowcast.connectors.offline;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.api.travel.TravelMatrix;
import java.util.List;

/**
 * Travel from coordinates alone: the great-circle distance times a road factor, at one speed everywhere. The offline twin
 * of a map service.
 *
 * <p>What it assumes, and what that costs: roads are a constant factor longer than the straight line (rivers, ridges and
 * one-way streets are not seen), every road is driven at the speed that the caller gives (no traffic, no difference
 * between town and motorway), both ways are alike, and there is a road between any two places. Distances are rounded to
 * the metre and durations to the second, so a detour can come out a metre or second shorter than the direct way.
 *
 * <p>The matrix computes each pair when it is asked and takes 24 bytes a place. Immutable and safe for several threads.
 */
public final class GreatCircleTravel implements TravelProvider {
    /**
     * Road distance over straight line where nothing better is known; 1.2 to 1.4 is usual in towns.
     */
    public static final double DEFAULT_ROAD_FACTOR = 1.3;

    private final double roadFactor;

    /** Travel with the {@link #DEFAULT_ROAD_FACTOR}. */
    public GreatCircleTravel() {
        this(DEFAULT_ROAD_FACTOR);
    }

    /**
     * Travel with a road factor of its own.
     *
     * @param roadFactor road distance over straight line, from 1 to 10
     * @throws IllegalArgumentException if the factor lies outside
     */
    public GreatCircleTravel(double roadFactor) {
        if (!(roadFactor >= 1 && roadFactor <= 10)) {
            throw new IllegalArgumentException("roadFactor must lie between 1 and 10, was " + roadFactor);
        }
        this.roadFactor = roadFactor;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the speed is not above zero and finite
     * @throws io.flowcast.api.finding.RunStoppedException if the run was stopped
     */
    @Override
    public Sourced<TravelMatrix> matrix(List<GeoPoint> places, double averageKilometresPerHour, RunContext context) {
        if (!(averageKilometresPerHour > 0 && averageKilometresPerHour < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "averageKilometresPerHour must be above zero and finite, was " + averageKilometresPerHour);
        }
        context.stopIfAsked("computing travel from coordinates");
        return new Sourced<>(
                new GreatCircleMatrix(places, roadFactor, averageKilometresPerHour),
                "offline twin great-circle: haversine distance x road factor " + roadFactor + ", "
                        + averageKilometresPerHour + " km/h everywhere",
                context.clock().instant());
    }
}
