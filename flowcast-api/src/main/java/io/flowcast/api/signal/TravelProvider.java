package io.flowcast.api.signal;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.TravelMatrix;
import java.util.List;

/** Knows the roads. Safe for several threads. */
public interface TravelProvider {
    /**
     * Distances and durations between places.
     *
     * @param places the places, in the order of the matrix
     * @param averageKilometresPerHour speed to assume where the provider knows none, above zero
     * @param context deadline and cancellation
     * @return the matrix with its source
     * @throws io.flowcast.api.finding.SourceException if the provider does not answer as it must
     */
    Sourced<TravelMatrix> matrix(List<GeoPoint> places, double averageKilometresPerHour, RunContext context);
}
