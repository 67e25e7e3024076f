package io.flowcast.benchmarks.expiry;

/**
 * One figure beside its reference.
 *
 * @param where section and row of the file, for people
 * @param figure its name
 * @param expected the reference
 * @param ours the figure of this library
 */
record Compared(String where, String figure, double expected, double ours) {
    private static final double TOLERANCE = 1e-6;

    /** Equal to 1e-6, relative for figures above 1. */
    boolean equal() {
        return Math.abs(expected - ours) <= TOLERANCE * Math.max(1, Math.abs(expected));
    }

    double difference() {
        return Math.abs(expected - ours);
    }
}
