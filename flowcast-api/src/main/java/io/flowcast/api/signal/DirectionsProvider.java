package io.flowcast.api.signal;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import java.util.List;

/** Knows how to drive. Safe for several threads. */
public interface DirectionsProvider {
    /**
     * The way along some places in their order.
     *
     * @param places at least two places
     * @param context deadline and cancellation
     * @return the way with its source
     * @throws io.flowcast.api.finding.SourceException if no road joins them or the provider does not answer as it must
     */
    Sourced<Directions> directions(List<GeoPoint> places, RunContext context);
}
