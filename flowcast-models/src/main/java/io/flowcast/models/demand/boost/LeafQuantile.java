package io.flowcast.models.demand.boost;

import java.util.Arrays;

/** Weighted quantile of many values, exactly: values are counted into buckets, and only the bucket that holds the quantile is sorted. */
final class LeafQuantile {
    private static final int BUCKETS = 256;
    private static final int FEW = 32;

    float[] values = new float[0];
    float[] weights = new float[0];
    private final double[] mass = new double[BUCKETS];
    private long[] kept = new long[256];

    void ensure(int size) {
        if (values.length < size) {
            values = new float[size];
            weights = new float[size];
        }
    }

    /**
     * The smallest value below or at which lies at least the wanted part of the weight, halfway to the next one where the part is hit exactly.
     *
     * @param n values in use
     * @param level from 0 to 1
     * @param weighted whether weights count
     * @return the quantile, 0 if there is no weight
     */
    double quantile(int n, double level, boolean weighted) {
        return quantile(n, level, weighted, weighted ? total(n) : n);
    }

    double total(int n) {
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += weights[i];
        }
        return total;
    }

    /** As before, with a total weight of which the rest lies above all values. */
    double quantile(int n, double level, boolean weighted, double total) {
        if (n == 0 || !(total > 0)) {
            return 0;
        }
        double goal = level * total;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        if (low == high) {
            return low;
        }
        double below = 0;
        int count = n;
        if (n > FEW) {
            double scale = (BUCKETS - 1) / ((double) high - low);
            Arrays.fill(mass, 0);
            for (int i = 0; i < n; i++) {
                mass[(int) ((values[i] - low) * scale)] += weighted ? weights[i] : 1;
            }
            int bucket = 0;
            while (bucket < BUCKETS - 1 && below + mass[bucket] < goal) {
                below += mass[bucket++];
            }
            // the next bucket with values is needed only if the goal is hit exactly at the end of this one
            int last = bucket;
            if (below + mass[bucket] <= goal) {
                do {
                    last++;
                } while (last < BUCKETS - 1 && mass[last] == 0);
            }
            count = 0;
            for (int i = 0; i < n; i++) {
                int b = (int) ((values[i] - low) * scale);
                if (b >= bucket && b <= last) {
                    if (count == kept.length) {
                        kept = Arrays.copyOf(kept, Math.min(n, count * 2));
                    }
                    kept[count++] = key(i, weighted);
                }
            }
        } else {
            for (int i = 0; i < n; i++) {
                kept[i] = key(i, weighted);
            }
        }
        Arrays.sort(kept, 0, count);
        for (int i = 0; i < count; i++) {
            below += weighted ? Float.intBitsToFloat((int) kept[i]) : 1;
            if (below > goal) {
                return value(kept[i]);
            }
            if (below == goal) {
                return i + 1 < count ? (value(kept[i]) + value(kept[i + 1])) / 2 : value(kept[i]);
            }
        }
        return count > 0 ? value(kept[count - 1]) : high;
    }

    /** Value and weight in one number that sorts as the value does. */
    private long key(int i, boolean weighted) {
        int bits = Float.floatToRawIntBits(values[i] + 0.0f);
        int sortable = bits ^ ((bits >> 31) & 0x7fffffff);
        return (long) sortable << 32 | (weighted ? Float.floatToRawIntBits(weights[i]) & 0xffffffffL : 0);
    }

    private static double value(long key) {
        int sortable = (int) (key >> 32);
        return Float.intBitsToFloat(sortable ^ ((sortable >> 31) & 0x7fffffff));
    }
}
