package io.flowcast.connectors.vrp;

import io.flowcast.api.travel.TravelMatrix;
import java.util.Arrays;

/** Forbids the legs that would put a backhaul before a delivery, or alone on a route. */
record LinehaulsFirst(TravelMatrix matrix, boolean[] brings, boolean[] takes) implements TravelMatrix {
    @Override
    public int size() {
        return matrix.size();
    }

    private boolean forbidden(int from, int to) {
        boolean fromDepot = !brings[from] && !takes[from];
        return (takes[from] && brings[to]) || (fromDepot && takes[to]);
    }

    @Override
    public long distanceMetres(int from, int to) {
        return forbidden(from, to) ? UNREACHABLE : matrix.distanceMetres(from, to);
    }

    @Override
    public long durationSeconds(int from, int to) {
        return forbidden(from, to) ? UNREACHABLE : matrix.durationSeconds(from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinehaulsFirst that
                && matrix.equals(that.matrix)
                && Arrays.equals(brings, that.brings)
                && Arrays.equals(takes, that.takes);
    }

    @Override
    public int hashCode() {
        return matrix.hashCode();
    }

    @Override
    public String toString() {
        return "linehauls first, " + matrix;
    }
}
