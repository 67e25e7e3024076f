package io.flowcast.models.demand.boost;

import java.util.Arrays;

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

    private final long[] words;
    private final int stride;
    private final Binning binning;
    private final int channels;
    private final int[][] quantised;

    Histograms(BinnedTable table, int[][] quantised) {
        words = table.words;
        binning = table.binning;
        stride = binning.stride;
        channels = quantised.length;
        this.quantised = quantised;
    }

    /** Memory of one thread. */
    static final class Scratch {
        private final int[] bases = new int[BLOCK];
        private final long[][] values;

        Scratch(int channels) {
            values = new long[channels][BLOCK];
        }
    }

    int entries() {
        return binning.totalSlots * channels;
    }

    void build(int[] rows, int from, int to, int firstWord, int endWord, long[] histogram, Scratch scratch) {
        int narrow = binning.narrowWords;
        Arrays.fill(histogram, start(firstWord), start(endWord), 0);
        int[] bases = scratch.bases;
        for (int block = from; block < to; block += BLOCK) {
            int length = Math.min(BLOCK, to - block);
            gather(rows, block, length, scratch);
            for (int w = firstWord; w < endWord; w++) {
                if (w >= narrow) {
                    addWide(histogram, w, bases, length, scratch.values);
                } else if (channels == 1) {
                    addOne(words, histogram, w, bases, scratch.values[0], length);
                } else if (channels == 2) {
                    addTwo(words, histogram, w, bases, scratch.values[0], scratch.values[1], length);
                } else {
                    addMany(histogram, w, bases, length, scratch.values);
                }
            }
        }
    }

    /** First entry of a word. */
    int start(int word) {
        if (word <= binning.narrowWords) {
            return word * 8 * FeatureBins.NARROW * channels;
        }
        if (word >= stride) {
            return entries();
        }
        for (int f = 0; f < binning.features.length; f++) {
            if (Binning.word(binning.places[f]) == word && Binning.shift(binning.places[f]) == 0) {
                return binning.slots[f] * channels;
            }
        }
        return entries();
    }

    private void gather(int[] rows, int block, int length, Scratch scratch) {
        int[] bases = scratch.bases;
        long[] first = scratch.values[0];
        int[] q = quantised[0];
        for (int i = 0; i < length; i++) {
            int row = rows[block + i];
            bases[i] = row * stride;
            first[i] = ((long) q[row] << COUNT_BITS) + 1;
        }
        for (int c = 1; c < channels; c++) {
            long[] values = scratch.values[c];
            int[] qc = quantised[c];
            for (int i = 0; i < length; i++) {
                values[i] = qc[rows[block + i]];
            }
        }
    }

    private static void addOne(long[] words, long[] h, int word, int[] bases, long[] values, int length) {
        int b = word * 8 * FeatureBins.NARROW;
        for (int i = 0; i < length; i++) {
            long bins = words[bases[i] + word];
            long v = values[i];
            h[b + (int) (bins & 255)] += v;
            h[b + 256 + (int) (bins >>> 8 & 255)] += v;
            h[b + 512 + (int) (bins >>> 16 & 255)] += v;
            h[b + 768 + (int) (bins >>> 24 & 255)] += v;
            h[b + 1024 + (int) (bins >>> 32 & 255)] += v;
            h[b + 1280 + (int) (bins >>> 40 & 255)] += v;
            h[b + 1536 + (int) (bins >>> 48 & 255)] += v;
            h[b + 1792 + (int) (bins >>> 56)] += v;
        }
    }

    private static void addTwo(
            long[] words, long[] h, int word, int[] bases, long[] values, long[] seconds, int length) {
        int b = word * 16 * FeatureBins.NARROW;
        for (int i = 0; i < length; i++) {
            long bins = words[bases[i] + word];
            long v = values[i];
            long s = seconds[i];
            int at = b + (int) (bins << 1 & 510);
            h[at] += v;
            h[at + 1] += s;
            at = b + 512 + (int) (bins >>> 7 & 510);
            h[at] += v;
            h[at + 1] += s;
            at = b + 1024 + (int) (bins >>> 15 & 510);
            h[at] += v;
            h[at + 1] += s;
            at = b + 1536 + (int) (bins >>> 23 & 510);
            h[at] += v;
            h[at + 1] += s;
            at = b + 2048 + (int) (bins >>> 31 & 510);
            h[at] += v;
            h[at + 1] += s;
            at = b + 2560 + (int) (bins >>> 39 & 510);
            h[at] += v;
            h[at + 1] += s;
            at = b + 3072 + (int) (bins >>> 47 & 510);
            h[at] += v;
            h[at + 1] += s;
            at = b + 3584 + (int) (bins >>> 55 & 510);
            h[at] += v;
            h[at + 1] += s;
        }
    }

    private void addMany(long[] h, int word, int[] bases, int length, long[][] values) {
        int b = word * 8 * FeatureBins.NARROW;
        for (int i = 0; i < length; i++) {
            long bins = words[bases[i] + word];
            for (int f = 0; f < 8; f++) {
                int at = (b + f * FeatureBins.NARROW + (int) (bins >>> (8 * f) & 255)) * channels;
                for (int c = 0; c < channels; c++) {
                    h[at + c] += values[c][i];
                }
            }
        }
    }

    private void addWide(long[] h, int word, int[] bases, int length, long[][] values) {
        for (int f = 0; f < binning.features.length; f++) {
            int place = binning.places[f];
            if (Binning.word(place) != word) {
                continue;
            }
            int shift = Binning.shift(place);
            int b = binning.slots[f];
            for (int i = 0; i < length; i++) {
                int at = (b + (int) (words[bases[i] + word] >>> shift & 0xFFFF)) * channels;
                for (int c = 0; c < channels; c++) {
                    h[at + c] += values[c][i];
                }
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
