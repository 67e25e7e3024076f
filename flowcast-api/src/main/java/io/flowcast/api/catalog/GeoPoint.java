package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;

/**
 * A place on earth, WGS 84.
 *
 * @param latitudeDegrees from -90 to 90
 * @param longitudeDegrees from -180 to 180
 */
public record GeoPoint(double latitudeDegrees, double longitudeDegrees) {
    /** Checks the ranges. */
    public GeoPoint {
        Require.that(
                latitudeDegrees >= -90 && latitudeDegrees <= 90,
                "latitudeDegrees must lie between -90 and 90, was " + latitudeDegrees);
        Require.that(
                longitudeDegrees >= -180 && longitudeDegrees <= 180,
                "longitudeDegrees must lie between -180 and 180, was " + longitudeDegrees);
    }
}
