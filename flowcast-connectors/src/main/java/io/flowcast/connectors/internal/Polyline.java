package io.flowcast.connectors.internal;

import io.flowcast.api.catalog.GeoPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The text form of a line that map services use: differences of scaled coordinates, five bits a character.
 *
 * <p>Source: Google, Encoded Polyline Algorithm Format,
 * https://developers.google.com/maps/documentation/utilities/polylinealgorithm; OSRM uses it with five or six digits.
 */
public final class Polyline {
    private static final int OFFSET = 63;
    private static final int CONTINUED = 0x20;
    private static final int MOST_BITS = 35;

    private Polyline() {}

    /**
     * Reads a line.
     *
     * @param text the text
     * @param digits digits behind the decimal point, 5 or 6
     * @return the points
     * @throws IllegalArgumentException if the text is no line
     */
    public static List<GeoPoint> decode(String text, int digits) {
        double scale = Math.pow(10, digits);
        List<GeoPoint> points = new ArrayList<>();
        long[] at = new long[2];
        int i = 0;
        while (i < text.length()) {
            for (int axis = 0; axis < 2; axis++) {
                long bits = 0;
                int shift = 0;
                int part;
                do {
                    if (i >= text.length() || shift > MOST_BITS) {
                        throw new IllegalArgumentException("the line breaks off at character " + i);
                    }
                    part = text.charAt(i++) - OFFSET;
                    if (part < 0 || part >= 2 * CONTINUED) {
                        throw new IllegalArgumentException("character " + (i - 1) + " is none of a line");
                    }
                    bits |= (long) (part & (CONTINUED - 1)) << shift;
                    shift += 5;
                } while (part >= CONTINUED);
                at[axis] += (bits & 1) == 0 ? bits >> 1 : ~(bits >> 1);
            }
            points.add(new GeoPoint(at[0] / scale, at[1] / scale));
        }
        return points;
    }
}
