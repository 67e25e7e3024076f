package io.flowcast.connectors.offline;

import io.flowcast.api.catalog.GeoPoint;

/**
 * Distances over a sphere, by the haversine formula.
 *
 * <p>hav(d / R) = hav(&phi;2 - &phi;1) + cos &phi;1 cos &phi;2 hav(&lambda;2 - &lambda;1) with hav(x) = sin&sup2;(x / 2)
 * (Sinnott 1984). The right side is a quarter of the squared chord between the two points on the unit sphere, so the
 * points are kept as unit vectors: a pair then costs one square root and one arc tangent, poles and the antimeridian
 * need no rule, and d = 2 R atan2(sqrt(hav), sqrt(1 - hav)) loses no digits for points that are close or opposite.
 * Against the ellipsoid it errs by up to 0.5 %.
 */
final class GreatCircle {
    /** Mean radius of the earth, (2 a + b) / 3 of WGS 84. */
    static final double EARTH_RADIUS_METRES = 6_371_008.8;

    private GreatCircle() {}

    /** Writes the unit vector of a place to three cells from {@code at}. */
    static void vector(GeoPoint place, double[] target, int at) {
        double latitude = Math.toRadians(place.latitudeDegrees());
        double longitude = Math.toRadians(place.longitudeDegrees());
        double cos = Math.cos(latitude);
        target[at] = cos * Math.cos(longitude);
        target[at + 1] = cos * Math.sin(longitude);
        target[at + 2] = Math.sin(latitude);
    }

    /** Distance between the unit vectors at {@code i} and {@code j}; the same both ways, to the last bit. */
    static double metres(double[] vectors, int i, int j) {
        double dx = vectors[i] - vectors[j];
        double dy = vectors[i + 1] - vectors[j + 1];
        double dz = vectors[i + 2] - vectors[j + 2];
        double haversine = Math.min(1, (dx * dx + dy * dy + dz * dz) / 4);
        return 2 * EARTH_RADIUS_METRES * Math.atan2(Math.sqrt(haversine), Math.sqrt(1 - haversine));
    }

    /** Distance between two places. */
    static double metres(GeoPoint a, GeoPoint b) {
        double[] vectors = new double[6];
        vector(a, vectors, 0);
        vector(b, vectors, 3);
        return metres(vectors, 0, 3);
    }
}
