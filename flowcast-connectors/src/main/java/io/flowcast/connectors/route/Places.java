package io.flowcast.connectors.route;

import io.flowcast.api.catalog.GeoPoint;
import java.util.Arrays;
import java.util.List;

/**
 * Where the places of a routing problem lie, in the order of its travel matrices: in a plane, as in the literature, or on the globe.
 * Immutable.
 */
public final class Places {
    private final double[] x;
    private final double[] y;
    private final boolean geographic;

    private Places(double[] x, double[] y, boolean geographic) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("There are " + x.length + " x and " + y.length + " y");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("Place " + i + " is not finite: " + x[i] + ", " + y[i]);
            }
        }
        this.x = x;
        this.y = y;
        this.geographic = geographic;
    }

    /**
     * Places in a plane.
     *
     * @param x first coordinates
     * @param y second coordinates, as many
     * @return the places; the arrays are copied
     * @throws IllegalArgumentException if the numbers of coordinates differ or one is not finite
     */
    public static Places planar(double[] x, double[] y) {
        return new Places(x.clone(), y.clone(), false);
    }

    /**
     * Places on the globe (WGS 84).
     *
     * @param points the places
     * @return the places, with the longitude as x and the latitude as y, in degrees
     */
    public static Places geographic(List<GeoPoint> points) {
        double[] x = points.stream().mapToDouble(GeoPoint::longitudeDegrees).toArray();
        double[] y = points.stream().mapToDouble(GeoPoint::latitudeDegrees).toArray();
        return new Places(x, y, true);
    }

    /**
     * How many there are.
     *
     * @return the number of places
     */
    public int size() {
        return x.length;
    }

    /**
     * First coordinate of a place.
     *
     * @param place index of the place
     * @return x, or degrees of longitude
     */
    public double x(int place) {
        return x[place];
    }

    /**
     * Second coordinate of a place.
     *
     * @param place index of the place
     * @return y, or degrees of latitude
     */
    public double y(int place) {
        return y[place];
    }

    /**
     * Whether they lie on the globe.
     *
     * @return true for longitudes and latitudes
     */
    public boolean geographic() {
        return geographic;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Places that
                && geographic == that.geographic
                && Arrays.equals(x, that.x)
                && Arrays.equals(y, that.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return x.length + (geographic ? " places on the globe" : " places in a plane");
    }
}
