package io.flowcast.api.travel;

import io.flowcast.api.internal.Require;

/** A travel matrix held in memory. */
public final class DenseTravelMatrix implements TravelMatrix {
    private final int size;
    private final long[] metres;
    private final long[] seconds;

    private DenseTravelMatrix(int size, long[] metres, long[] seconds) {
        this.size = size;
        this.metres = metres;
        this.seconds = seconds;
    }

    /**
     * A matrix from square tables.
     *
     * @param distanceMetres element [from][to], at least 0 or {@link #UNREACHABLE}
     * @param durationSeconds element [from][to], of the same shape
     * @return the matrix; the tables are copied
     * @throws IllegalArgumentException if a table is not square, the shapes differ or a value is negative
     */
    public static DenseTravelMatrix of(long[][] distanceMetres, long[][] durationSeconds) {
        int n = distanceMetres.length;
        Require.that(durationSeconds.length == n, "durationSeconds has " + durationSeconds.length + " rows, not " + n);
        return new DenseTravelMatrix(
                n, flat("distanceMetres", distanceMetres, n), flat("durationSeconds", durationSeconds, n));
    }

    private static long[] flat(String name, long[][] table, int n) {
        long[] cells = new long[Math.multiplyExact(n, n)];
        for (int i = 0; i < n; i++) {
            Require.that(table[i].length == n, name + " row " + i + " has " + table[i].length + " cells, not " + n);
            for (int j = 0; j < n; j++) {
                cells[i * n + j] = Require.nonNegative(name + "[" + i + "][" + j + "]", table[i][j]);
            }
        }
        return cells;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long distanceMetres(int from, int to) {
        return metres[from * size + to];
    }

    @Override
    public long durationSeconds(int from, int to) {
        return seconds[from * size + to];
    }
}
