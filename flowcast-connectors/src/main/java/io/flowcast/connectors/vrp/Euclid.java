package io.flowcast.connectors.vrp;

import io.flowcast.api.travel.TravelMatrix;

/** Travel computed from coordinates: distance is duration, as the literature has it. */
final class Euclid implements TravelMatrix {

    private final double[] x;
    private final double[] y;
    private final DistanceRounding rounding;

    Euclid(double[] x, double[] y, DistanceRounding rounding) {
        this.x = x;
        this.y = y;
        this.rounding = rounding;
    }

    @Override
    public int size() {
        return x.length;
    }

    @Override
    public long distanceMetres(int from, int to) {
        double dx = x[from] - x[to];
        double dy = y[from] - y[to];
        return rounding.distance(Math.sqrt(dx * dx + dy * dy));
    }

    @Override
    public long durationSeconds(int from, int to) {
        return distanceMetres(from, to);
    }
}
