package io.flowcast.models.demand.boost;

/**
 * The innermost loops: sums by bin for a block of rows, written out for one, two and three channels.
 *
 * <p>{@code bases} holds the first word of each row; {@code h} is the whole histogram. {@code eight} adds the eight one-byte features of a word, {@code one} a
 * feature of one or two bytes, as its mask says.
 */
final class BinSums {
    private static final int BINS = FeatureBins.NARROW;

    private BinSums() {}

    static void eight(long[] words, long[] h, int word, int[] bases, long[] values, int length) {
        int b = word * 8 * BINS;
        for (int i = 0; i < length; i++) {
            long bins = words[bases[i] + word];
            long v = values[i];
            h[b + (int) (bins & 255)] += v;
            h[b + 1 * BINS + (int) (bins >>> 8 & 255)] += v;
            h[b + 2 * BINS + (int) (bins >>> 16 & 255)] += v;
            h[b + 3 * BINS + (int) (bins >>> 24 & 255)] += v;
            h[b + 4 * BINS + (int) (bins >>> 32 & 255)] += v;
            h[b + 5 * BINS + (int) (bins >>> 40 & 255)] += v;
            h[b + 6 * BINS + (int) (bins >>> 48 & 255)] += v;
            h[b + 7 * BINS + (int) (bins >>> 56 & 255)] += v;
        }
    }

    static void one(
            long[] words, long[] h, int word, int shift, int mask, int slot, int[] bases, long[] values, int length) {
        for (int i = 0; i < length; i++) {
            h[slot + ((int) (words[bases[i] + word] >>> shift) & mask)] += values[i];
        }
    }

    static void eight(long[] words, long[] h, int word, int[] bases, long[] values, long[] seconds, int length) {
        int b = word * 8 * BINS;
        for (int i = 0; i < length; i++) {
            long bins = words[bases[i] + word];
            long v = values[i];
            long s = seconds[i];
            int at = (b + (int) (bins & 255)) * 2;
            h[at] += v;
            h[at + 1] += s;
            at = (b + 1 * BINS + (int) (bins >>> 8 & 255)) * 2;
            h[at] += v;
            h[at + 1] += s;
            at = (b + 2 * BINS + (int) (bins >>> 16 & 255)) * 2;
            h[at] += v;
            h[at + 1] += s;
            at = (b + 3 * BINS + (int) (bins >>> 24 & 255)) * 2;
            h[at] += v;
            h[at + 1] += s;
            at = (b + 4 * BINS + (int) (bins >>> 32 & 255)) * 2;
            h[at] += v;
            h[at + 1] += s;
            at = (b + 5 * BINS + (int) (bins >>> 40 & 255)) * 2;
            h[at] += v;
            h[at + 1] += s;
            at = (b + 6 * BINS + (int) (bins >>> 48 & 255)) * 2;
            h[at] += v;
            h[at + 1] += s;
            at = (b + 7 * BINS + (int) (bins >>> 56 & 255)) * 2;
            h[at] += v;
            h[at + 1] += s;
        }
    }

    static void one(
            long[] words,
            long[] h,
            int word,
            int shift,
            int mask,
            int slot,
            int[] bases,
            long[] values,
            long[] seconds,
            int length) {
        for (int i = 0; i < length; i++) {
            int at = (slot + ((int) (words[bases[i] + word] >>> shift) & mask)) * 2;
            h[at] += values[i];
            h[at + 1] += seconds[i];
        }
    }

    static void eight(
            long[] words, long[] h, int word, int[] bases, long[] values, long[] seconds, long[] thirds, int length) {
        int b = word * 8 * BINS;
        for (int i = 0; i < length; i++) {
            long bins = words[bases[i] + word];
            long v = values[i];
            long s = seconds[i];
            long t = thirds[i];
            int at = (b + (int) (bins & 255)) * 3;
            h[at] += v;
            h[at + 1] += s;
            h[at + 2] += t;
            at = (b + 1 * BINS + (int) (bins >>> 8 & 255)) * 3;
            h[at] += v;
            h[at + 1] += s;
            h[at + 2] += t;
            at = (b + 2 * BINS + (int) (bins >>> 16 & 255)) * 3;
            h[at] += v;
            h[at + 1] += s;
            h[at + 2] += t;
            at = (b + 3 * BINS + (int) (bins >>> 24 & 255)) * 3;
            h[at] += v;
            h[at + 1] += s;
            h[at + 2] += t;
            at = (b + 4 * BINS + (int) (bins >>> 32 & 255)) * 3;
            h[at] += v;
            h[at + 1] += s;
            h[at + 2] += t;
            at = (b + 5 * BINS + (int) (bins >>> 40 & 255)) * 3;
            h[at] += v;
            h[at + 1] += s;
            h[at + 2] += t;
            at = (b + 6 * BINS + (int) (bins >>> 48 & 255)) * 3;
            h[at] += v;
            h[at + 1] += s;
            h[at + 2] += t;
            at = (b + 7 * BINS + (int) (bins >>> 56 & 255)) * 3;
            h[at] += v;
            h[at + 1] += s;
            h[at + 2] += t;
        }
    }

    static void one(
            long[] words,
            long[] h,
            int word,
            int shift,
            int mask,
            int slot,
            int[] bases,
            long[] values,
            long[] seconds,
            long[] thirds,
            int length) {
        for (int i = 0; i < length; i++) {
            int at = (slot + ((int) (words[bases[i] + word] >>> shift) & mask)) * 3;
            h[at] += values[i];
            h[at + 1] += seconds[i];
            h[at + 2] += thirds[i];
        }
    }

    static void eight(long[] words, long[] h, int word, int[] bases, long[][] values, int length) {
        int channels = values.length;
        for (int f = 0; f < 8; f++) {
            int slot = (word * 8 + f) * BINS;
            for (int i = 0; i < length; i++) {
                int at = (slot + (int) (words[bases[i] + word] >>> (8 * f) & 255)) * channels;
                for (int c = 0; c < channels; c++) {
                    h[at + c] += values[c][i];
                }
            }
        }
    }

    static void one(
            long[] words, long[] h, int word, int shift, int mask, int slot, int[] bases, long[][] values, int length) {
        int channels = values.length;
        for (int i = 0; i < length; i++) {
            int at = (slot + ((int) (words[bases[i] + word] >>> shift) & mask)) * channels;
            for (int c = 0; c < channels; c++) {
                h[at + c] += values[c][i];
            }
        }
    }
}
