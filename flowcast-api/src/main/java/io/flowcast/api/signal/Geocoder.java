package io.flowcast.api.signal;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import java.util.Optional;

/** Knows where an address is. Safe for several threads. */
public interface Geocoder {
    /**
     * Finds an address.
     *
     * @param address the address in one line
     * @param context deadline and cancellation
     * @return the place with its source, or empty if the address is unknown
     * @throws io.flowcast.api.finding.SourceException if the provider does not answer as it must
     */
    Optional<Sourced<GeoPoint>> locate(String address, RunContext context);
}
