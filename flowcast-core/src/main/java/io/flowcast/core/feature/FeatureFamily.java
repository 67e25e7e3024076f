package io.flowcast.core.feature;

import java.util.List;

/** Features that are computed together. Immutable; what belongs to one origin lives in its {@link Writer}. */
interface FeatureFamily {
    /** The columns, in the order in which they are written. */
    List<Feature> features();

    /** Prepares for an origin; safe for several threads once it is made. */
    Writer at(OriginView view);

    /** Writes the features of one row. */
    interface Writer {
        /**
         * Writes some samples of a row.
         *
         * @param row the row
         * @param steps steps ahead of the origin
         * @param count how many of them
         * @param columns of the whole table
         * @param first column of the family's first feature
         * @param at position of the first sample in the columns
         */
        void write(int row, int[] steps, int count, float[][] columns, int first, int at);
    }

    /** Writes the same value for all samples of a row. */
    static void fill(float[] column, int at, int count, double value) {
        float v = (float) value;
        for (int i = 0; i < count; i++) {
            column[at + i] = v;
        }
    }
}
