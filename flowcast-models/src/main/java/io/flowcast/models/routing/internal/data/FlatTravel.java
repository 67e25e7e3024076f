package io.flowcast.models.routing.internal.data;

import io.flowcast.api.travel.TravelMatrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Distances and travel times of one vehicle profile: two dense row-major matrices, or a source that is asked for each leg.
 *
 * <p>Dense matrices are faster while they fit into the caches. Beyond some thousand locations they neither do that nor fit
 * into memory, and a distance is computed from coordinates sooner than it is fetched.
 *
 * <p>The last index is <em>nowhere</em>: travelling to or from it costs nothing. Open routes end there, so that the
 * search needs no branch for them. A pair that cannot be driven holds {@link #UNREACHABLE} in both matrices; every route
 * is limited to less than that distance, so such an edge can never be part of a feasible route.
 */
public final class FlatTravel {

    /** Distance in metres and time in seconds of a pair that cannot be driven; also the upper limit of a route's length. */
    public static final int UNREACHABLE = Integer.MAX_VALUE;

    /** Longest leg in metres or seconds. */
    public static final int LONGEST_LEG = 1_000_000_000;

    private static final int SAMPLED_NEXT = 16;
    private static final int SAMPLED_PAIRS = 64;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int size;
    private final int[] distanceMetres;
    private final int[] durationSeconds;
    private final @Nullable TravelMatrix source;
    private final int[] places;
    private final boolean symmetric;
    /** The matrices by columns, or the same arrays where they are symmetric. */
    private final int[] metresByColumn;

    private final int[] secondsByColumn;
    private final long fingerprint;
    /** Travel by time of day, or null if it is always the same; the matrices then hold its least durations. */
    private @Nullable TravelMatrix clock;

    private int[] clockPlaces = {};

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
        source = null;
        places = new int[0];
        symmetric = isSymmetric(size, distanceMetres);
        metresByColumn = symmetric ? distanceMetres : transposed(size, distanceMetres);
        secondsByColumn = Arrays.equals(durationSeconds, distanceMetres)
                ? metresByColumn
                : isSymmetric(size, durationSeconds) ? durationSeconds : transposed(size, durationSeconds);
        fingerprint = hash();
    }

    /**
     * Asks a source for each leg, where a matrix would be too large.
     *
     * @param source travel between places; a value below 0 or above {@link #LONGEST_LEG} is taken for a pair that cannot be driven
     * @param places place of the source per location, <em>nowhere</em> left out
     */
    public FlatTravel(TravelMatrix source, int[] places) {
        size = places.length + 1;
        distanceMetres = new int[0];
        durationSeconds = new int[0];
        this.source = source;
        this.places = places;
        symmetric = isSymmetric(source, places);
        metresByColumn = distanceMetres;
        secondsByColumn = durationSeconds;
        fingerprint = hash();
    }

    /** Whether a source that is asked about a sample of pairs gives the same distance in both directions. */
    private static boolean isSymmetric(TravelMatrix source, int[] places) {
        int stride = Math.max(1, places.length / SAMPLED_PAIRS);
        for (int i = 0; i < places.length; i++) {
            for (int j = i % stride; j < places.length; j += stride) {
                if (source.distanceMetres(places[i], places[j]) != source.distanceMetres(places[j], places[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int[] transposed(int size, int[] matrix) {
        int[] columns = new int[matrix.length];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                columns[j * size + i] = matrix[i * size + j];
            }
        }
        return columns;
    }

    private static boolean isSymmetric(int size, int[] matrix) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                if (matrix[i * size + j] != matrix[j * size + i]) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Makes durations depend on the time of day.
     *
     * @param source durations by departure, none below the duration held here
     * @param places place of the source per location, <em>nowhere</em> left out
     * @return this
     */
    public FlatTravel byClock(TravelMatrix source, int[] places) {
        clock = source;
        clockPlaces = places;
        return this;
    }

    /**
     * Whether durations depend on the time of day.
     *
     * @return true if a later departure can take longer
     */
    public boolean timeDependent() {
        return clock != null;
    }

    /**
     * Travel time of one leg for a departure.
     *
     * @param from index of the location driven from
     * @param to index of the location driven to
     * @param departureSecond when the vehicle leaves
     * @return seconds, or {@link #UNREACHABLE}
     */
    public long durationSeconds(int from, int to, long departureSecond) {
        TravelMatrix source = clock;
        int free = durationSeconds(from, to);
        if (source == null || free == UNREACHABLE || from == size - 1 || to == size - 1) {
            return free;
        }
        return Math.max(free, source.durationSeconds(clockPlaces[from], clockPlaces[to], departureSecond));
    }

    /**
     * A travel time that no departure in a span falls below.
     *
     * @param from index of the location driven from
     * @param to index of the location driven to
     * @param firstSecond first departure
     * @param lastSecond last departure
     * @return seconds, or {@link #UNREACHABLE}
     */
    public long leastDurationSeconds(int from, int to, long firstSecond, long lastSecond) {
        TravelMatrix source = clock;
        int free = durationSeconds(from, to);
        if (source == null || free == UNREACHABLE || from == size - 1 || to == size - 1) {
            return free;
        }
        return Math.max(free, source.leastDurationSeconds(clockPlaces[from], clockPlaces[to], firstSecond, lastSecond));
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
     * Whether all legs are in memory, so that looking at each of them is cheap.
     *
     * @return false if legs are computed
     */
    public boolean dense() {
        return source == null;
    }

    /**
     * Whether distances are the same in both directions; of computed legs a sample is looked at. The search leaves out places to
     * insert that symmetry rules out, but never relies on it for a cost.
     *
     * @return false if they are not
     */
    public boolean symmetric() {
        return symmetric;
    }

    /**
     * Distance of one leg.
     *
     * @param from index of the location driven from
     * @param to index of the location driven to
     * @return metres, or {@link #UNREACHABLE}
     */
    public int distanceMetres(int from, int to) {
        return source == null ? distanceMetres[from * size + to] : ask(source, from, to, false);
    }

    /**
     * Travel time of one leg.
     *
     * @param from index of the location driven from
     * @param to index of the location driven to
     * @return seconds, or {@link #UNREACHABLE}
     */
    public int durationSeconds(int from, int to) {
        return source == null ? durationSeconds[from * size + to] : ask(source, from, to, true);
    }

    /**
     * Distance of one leg, read beside those of other legs to the same place.
     *
     * @param to index of the location driven to
     * @param from index of the location driven from
     * @return metres, or {@link #UNREACHABLE}
     */
    public int distanceMetresTo(int to, int from) {
        return source == null ? metresByColumn[to * size + from] : ask(source, from, to, false);
    }

    /**
     * Travel time of one leg, read beside those of other legs to the same place.
     *
     * @param to index of the location driven to
     * @param from index of the location driven from
     * @return seconds, or {@link #UNREACHABLE}
     */
    public int durationSecondsTo(int to, int from) {
        return source == null ? secondsByColumn[to * size + from] : ask(source, from, to, true);
    }

    private int ask(TravelMatrix matrix, int from, int to, boolean seconds) {
        if (from == size - 1 || to == size - 1) {
            return 0;
        }
        long value = seconds
                ? matrix.durationSeconds(places[from], places[to])
                : matrix.distanceMetres(places[from], places[to]);
        return value >= 0 && value <= LONGEST_LEG ? (int) value : UNREACHABLE;
    }

    /**
     * A number that tells one matrix from another: of all legs of a dense one, else of the legs from each place to the ones listed
     * behind it and to the first.
     *
     * @return a hash that does not depend on how the legs are kept in memory
     */
    public long fingerprint() {
        return fingerprint;
    }

    private long hash() {
        long hash = size;
        for (int i = 0; i + 1 < size; i++) {
            if (source == null) {
                for (int j = 0; j + 1 < size; j++) {
                    hash = mix(hash, i, j);
                }
            } else {
                for (int j = i + 1; j <= Math.min(size - 2, i + SAMPLED_NEXT); j++) {
                    hash = mix(hash, i, j);
                }
                hash = mix(hash, i, 0);
            }
        }
        return hash;
    }

    private long mix(long hash, int i, int j) {
        long cell = ((long) distanceMetres(i, j) << 32) | durationSeconds(i, j);
        long mixed = (hash ^ cell) * MIX;
        return mixed ^ (mixed >>> 29);
    }
}
