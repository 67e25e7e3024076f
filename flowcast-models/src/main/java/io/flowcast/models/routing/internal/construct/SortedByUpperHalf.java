package io.flowcast.models.routing.internal.construct;

/**
 * Numbers put in ascending order of their upper 32 bits, which must not be negative; equal ones keep their order. In passes that are short for
 * millions of numbers, so that somebody who wants the answer at once can be asked about in between. Radix sort by 11 bits.
 */
final class SortedByUpperHalf {

    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int WHOLE = 64;

    private long[] values;
    private long[] spare;
    private int shift = 32;

    /** Takes the array over. */
    SortedByUpperHalf(long[] values) {
        this.values = values;
        spare = new long[values.length];
    }

    /** Makes one pass; false once all are made. */
    boolean pass() {
        if (shift >= WHOLE) {
            return false;
        }
        int[] from = new int[BUCKETS + 1];
        for (long value : values) {
            from[bucket(value) + 1]++;
        }
        for (int k = 0; k < BUCKETS; k++) {
            from[k + 1] += from[k];
        }
        for (long value : values) {
            spare[from[bucket(value)]++] = value;
        }
        long[] sorted = spare;
        spare = values;
        values = sorted;
        shift += BITS;
        return true;
    }

    private int bucket(long value) {
        return (int) (value >>> shift) & (BUCKETS - 1);
    }

    long[] values() {
        return values;
    }
}
