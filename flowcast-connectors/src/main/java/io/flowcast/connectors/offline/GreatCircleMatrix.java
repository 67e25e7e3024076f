package io.flowcast.connectors.offline;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.travel.TravelMatrix;
import java.util.List;
import java.util.Objects;

/** A travel matrix that computes each pair when it is asked: memory grows with the places, not with the pairs. */
final class GreatCircleMatrix implements TravelMatrix {
    private final int size;
    private final double[] vectors;
    private final double roadFactor;
    private final double secondsPerMetre;

    GreatCircleMatrix(List<GeoPoint> places, double roadFactor, double averageKilometresPerHour) {
        size = places.size();
        vectors = new double[3 * size];
        for (int i = 0; i < size; i++) {
            GreatCircle.vector(places.get(i), vectors, 3 * i);
        }
        this.roadFactor = roadFactor;
        secondsPerMetre = 3.6 / averageKilometresPerHour;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long distanceMetres(int from, int to) {
        return Math.round(road(from, to));
    }

    @Override
    public long durationSeconds(int from, int to) {
        return Math.round(road(from, to) * secondsPerMetre);
    }

    private double road(int from, int to) {
        int i = 3 * Objects.checkIndex(from, size);
        int j = 3 * Objects.checkIndex(to, size);
        return roadFactor * GreatCircle.metres(vectors, i, j);
    }
}
