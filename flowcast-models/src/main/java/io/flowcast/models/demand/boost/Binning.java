package io.flowcast.models.demand.boost;

import io.flowcast.api.run.RunContext;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How values become bins: names, kinds and cut points of all features, learned once from the training table.
 *
 * <p>Immutable and safe for several threads. Tables that a model is to read are made by {@link #table}.
 */
public final class Binning {
    final FeatureBins[] features;
    /** Where the bin of a feature lies in a row: word, shift and whether it takes two bytes. */
    final int[] places;
    /** First histogram entry of a feature, counted in bins. */
    final int[] slots;

    final int narrowWords;
    final int stride;
    /** Entries of a histogram of all features. */
    final int totalSlots;

    Binning(List<FeatureBins> features) {
        this.features = features.toArray(new FeatureBins[0]);
        places = new int[this.features.length];
        slots = new int[this.features.length];
        int narrow = 0;
        for (int f = 0; f < places.length; f++) {
            if (!this.features[f].wide()) {
                places[f] = (narrow >> 3) << 7 | ((narrow & 7) * 8) << 1;
                slots[f] = narrow * FeatureBins.NARROW;
                narrow++;
            }
        }
        narrowWords = (narrow + 7) >> 3;
        int wide = narrowWords * 4;
        int slot = narrowWords * 8 * FeatureBins.NARROW;
        for (int f = 0; f < places.length; f++) {
            if (this.features[f].wide()) {
                places[f] = (wide >> 2) << 7 | ((wide & 3) * 16) << 1 | 1;
                slots[f] = slot;
                slot += this.features[f].bins();
                wide++;
            }
        }
        stride = (wide + 3) >> 2;
        totalSlots = slot;
    }

    /**
     * Number of features.
     *
     * @return how many, at least 1
     */
    public int features() {
        return features.length;
    }

    /**
     * Name of a feature.
     *
     * @param feature from 0, in the order in which they were added
     * @return its name
     */
    public String name(int feature) {
        return features[feature].name;
    }

    /**
     * Whether a feature holds categories.
     *
     * @param feature from 0
     * @return true for categories, false for numbers
     */
    public boolean categorical(int feature) {
        return features[feature].categorical;
    }

    /**
     * Number of bins of a feature.
     *
     * @param feature from 0
     * @return how many, that of missing values included
     */
    public int bins(int feature) {
        return features[feature].bins();
    }

    /**
     * Bin of a number.
     *
     * @param feature from 0
     * @param value a number, or NaN where it is missing
     * @return the bin, 0 for missing
     */
    public int bin(int feature, double value) {
        FeatureBins bins = features[feature];
        return bins.categorical
                ? (value >= 0 && value <= Integer.MAX_VALUE ? bins.bin((int) value) : 0)
                : bins.bin(value);
    }

    /**
     * Starts a table with these bins: add the same features in the same order.
     *
     * @param rows number of rows
     * @param context threads and cancellation
     * @return the builder
     */
    public TableBuilder table(int rows, RunContext context) {
        return new TableBuilder(rows, context, this);
    }

    /** Place of a feature as one word number, shift and mask. */
    static int word(int place) {
        return place >> 7;
    }

    static int shift(int place) {
        return (place >> 1) & 63;
    }

    static int mask(int place) {
        return (place & 1) == 0 ? 0xFF : 0xFFFF;
    }

    /** Whether names, kinds and cut points are those of another one. */
    boolean same(Binning other) {
        return this == other || Arrays.equals(bytes(), other.bytes());
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(features.length);
        for (FeatureBins f : features) {
            f.write(out);
        }
    }

    static Binning read(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > 32_767) {
            throw BoostFile.damaged("features", count);
        }
        List<FeatureBins> list = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            list.add(FeatureBins.read(in));
        }
        return new Binning(list);
    }
}
