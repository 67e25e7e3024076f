package io.flowcast.models.demand.boost;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sums gradients by bin, for all features of a range of words.
 *
 * <p>Gradients are whole numbers, so sums do not depend on the order of rows or threads. An entry of a histogram has one number for each channel; channel 0 holds the
 * sum of gradients above 24 bits in which rows are counted. Rows are read in blocks, each word of the block's rows in turn, so that the histograms of eight features at
 * a time stay in the first-level cache while a row comes from memory once.
 */
final class Histograms {
    static final int COUNT_BITS = 24;
    static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
    private static final int BLOCK = 512;
    /** Features of a word from which on it is quicker to add all eight. */
    private static final int TOGETHER = 6;

    private final long[] words;
    private final int stride;
    private final Binning binning;
    private final int channels;
    private final int[][] quantised;
    /** Features by word. */
    private final int[][] featuresOf;
    /** Those of them that the next histograms are of. */
    private final int[][] chosen;

    Histograms(BinnedTable table, int[][] quantised) {
        words = table.words;
        binning = table.binning;
        stride = binning.stride;
        channels = quantised.length;
        this.quantised = quantised;
        featuresOf = new int[stride][];
        for (int w = 0; w < stride; w++) {
            int word = w;
            featuresOf[w] = IntStream.range(0, binning.features.length)
                    .filter(f -> Binning.word(binning.places[f]) == word)
                    .toArray();
        }
        chosen = featuresOf.clone();
    }

    /** Says which features the histograms built from now on are of; the entries of others are left as they are. */
    void choose(boolean[] features) {
        for (int w = 0; w < stride; w++) {
            chosen[w] = Arrays.stream(featuresOf[w]).filter(f -> features[f]).toArray();
        }
    }

    /** Memory of one thread. */
    static final class Scratch {
        private final int[] bases = new int[BLOCK];
        private final long[][] values;
        /** Keeps the reads alive that bring rows into the cache. */
        @SuppressWarnings("UnusedVariable")
        private long touched;

        Scratch(int channels) {
            values = new long[channels][BLOCK];
        }
    }

    int entries() {
        return binning.totalSlots * channels;
    }

    void build(int[] rows, int from, int to, int firstWord, int endWord, long[] histogram, Scratch scratch) {
        for (int w = firstWord; w < endWord; w++) {
            if (together(w)) {
                int first = w * 8 * FeatureBins.NARROW * channels;
                Arrays.fill(histogram, first, first + 8 * FeatureBins.NARROW * channels, 0);
            } else {
                for (int f : chosen[w]) {
                    int first = binning.slots[f] * channels;
                    Arrays.fill(histogram, first, first + binning.features[f].bins() * channels, 0);
                }
            }
        }
        int[] bases = scratch.bases;
        for (int block = from; block < to; block += BLOCK) {
            int length = Math.min(BLOCK, to - block);
            gather(rows, block, length, scratch);
            for (int w = firstWord; w < endWord; w++) {
                if (together(w)) {
                    addTogether(histogram, w, bases, length, scratch.values);
                } else {
                    addEach(histogram, w, bases, length, scratch.values);
                }
            }
        }
    }

    /** Whether features of a word are many enough to add all eight at once. */
    private boolean together(int word) {
        return word < binning.narrowWords && chosen[word].length >= TOGETHER;
    }

    /** Fetches the gradients of a block of rows, and its words: a short loop has more reads under way at a time than the sums have. */
    private void gather(int[] rows, int block, int length, Scratch scratch) {
        int[] bases = scratch.bases;
        long[] first = scratch.values[0];
        int[] q = quantised[0];
        long touched = 0;
        for (int i = 0; i < length; i++) {
            int row = rows[block + i];
            int base = row * stride;
            bases[i] = base;
            touched ^= words[base] ^ words[base + stride - 1];
            first[i] = ((long) q[row] << COUNT_BITS) + 1;
        }
        scratch.touched = touched;
        for (int c = 1; c < channels; c++) {
            long[] values = scratch.values[c];
            int[] qc = quantised[c];
            for (int i = 0; i < length; i++) {
                values[i] = qc[rows[block + i]];
            }
        }
    }

    /** All features of a word of bytes. */
    private void addTogether(long[] h, int word, int[] bases, int length, long[][] values) {
        switch (channels) {
            case 1 -> BinSums.eight(words, h, word, bases, values[0], length);
            case 2 -> BinSums.eight(words, h, word, bases, values[0], values[1], length);
            case 3 -> BinSums.eight(words, h, word, bases, values[0], values[1], values[2], length);
            default -> BinSums.eight(words, h, word, bases, values, length);
        }
    }

    /** Chosen features one after the other. */
    private void addEach(long[] h, int word, int[] bases, int length, long[][] values) {
        for (int f : chosen[word]) {
            int shift = Binning.shift(binning.places[f]);
            int mask = Binning.mask(binning.places[f]);
            int slot = binning.slots[f];
            switch (channels) {
                case 1 -> BinSums.one(words, h, word, shift, mask, slot, bases, values[0], length);
                case 2 -> BinSums.one(words, h, word, shift, mask, slot, bases, values[0], values[1], length);
                case 3 ->
                    BinSums.one(words, h, word, shift, mask, slot, bases, values[0], values[1], values[2], length);
                default -> BinSums.one(words, h, word, shift, mask, slot, bases, values, length);
            }
        }
    }

    /** Sums of rows, channel by channel. */
    void sum(int[] rows, int from, int to, long[] sums) {
        for (int c = 0; c < channels; c++) {
            int[] q = quantised[c];
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum += q[rows[i]];
            }
            sums[c] = c == 0 ? (sum << COUNT_BITS) + (to - from) : sum;
        }
    }

    /** Takes the entries of a child from those of its parent. */
    void subtract(long[] parent, long[] child, int feature) {
        int from = binning.slots[feature] * channels;
        int to = from + binning.features[feature].bins() * channels;
        for (int i = from; i < to; i++) {
            parent[i] -= child[i];
        }
    }
}
