package io.flowcast.models.routing.internal.data;

/**
 * Distances and travel times of one vehicle profile as two dense row-major matrices.
 *
 * <p>The last index is <em>nowhere</em>: travelling to or from it costs nothing. Open routes end there, so that the
 * search needs no branch for them. A pair that cannot be driven holds {@link #UNREACHABLE} in both matrices; every route
 * is limited to less than that distance, so such an edge can never be part of a feasible route.
 */
public final class FlatTravel {

    /** Distance in metres and time in seconds of a pair that cannot be driven; also the upper limit of a route's length. */
    public static final int UNREACHABLE = Integer.MAX_VALUE;

    private final int size;
    private final int[] distanceMetres;
    private final int[] durationSeconds;

    /**
     * Takes over two matrices without copying them.
     *
     * @param size number of locations, <em>nowhere</em> included as the last one
     * @param distanceMetres {@code size * size} distances, row = from
     * @param durationSeconds {@code size * size} travel times, row = from; may be the same array as the distances
     */
    public FlatTravel(int size, int[] distanceMetres, int[] durationSeconds) {
        if (distanceMetres.length != size * size || durationSeconds.length != size * size) {
            throw new IllegalArgumentException("A travel matrix of " + size + " locations needs " + (long) size * size
                    + " values but has " + distanceMetres.length + " and " + durationSeconds.length);
        }
        this.size = size;
        this.distanceMetres = distanceMetres;
        this.durationSeconds = durationSeconds;
    }

    /**
     * Number of locations including <em>nowhere</em>.
     *
     * @return the side length of both matrices
     */
    public int size() {
        return size;
    }

    /**
     * The index that is no place at all, where open routes end.
     *
     * @return the last index
     */
    public int nowhere() {
        return size - 1;
    }

    /**
     * Distance of one leg.
     *
     * @param from index of the location driven from
     * @param to index of the location driven to
     * @return metres, or {@link #UNREACHABLE}
     */
    public int distanceMetres(int from, int to) {
        return distanceMetres[from * size + to];
    }

    /**
     * Travel time of one leg.
     *
     * @param from index of the location driven from
     * @param to index of the location driven to
     * @return seconds, or {@link #UNREACHABLE}
     */
    public int durationSeconds(int from, int to) {
        return durationSeconds[from * size + to];
    }
}
