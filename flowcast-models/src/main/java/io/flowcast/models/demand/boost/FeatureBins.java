package io.flowcast.models.demand.boost;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bins of one feature: bin 0 is for missing values, then come the value bins in rising order (numbers) or in falling frequency (categories).
 */
final class FeatureBins {
    /** Bins that fit into a byte. */
    static final int NARROW = 256;

    /** Bins of a category at most: what a node can say in its 14 bits. */
    static final int WIDE = 1 << 13;

    final String name;
    final boolean categorical;
    /** Upper ends of all value bins but the last; empty for categories. */
    final double[] upper;
    /** Codes in rising order with the bin of each; empty for numbers. */
    final int[] codes;

    final short[] codeBins;

    private FeatureBins(String name, boolean categorical, double[] upper, int[] codes, short[] codeBins) {
        this.name = name;
        this.categorical = categorical;
        this.upper = upper;
        this.codes = codes;
        this.codeBins = codeBins;
    }

    static FeatureBins numbers(String name, double[] upper) {
        return new FeatureBins(name, false, upper, new int[0], new short[0]);
    }

    static FeatureBins categories(String name, int[] codes, short[] codeBins) {
        return new FeatureBins(name, true, new double[0], codes, codeBins);
    }

    /** Number of bins with that of missing values. */
    int bins() {
        return categorical ? codes.length + 1 : upper.length + 2;
    }

    boolean wide() {
        return bins() > NARROW;
    }

    int bin(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int n = upper.length;
        if (n == 0) {
            return 1;
        }
        int low = 0;
        while (n > 1) {
            int half = n >>> 1;
            low += upper[low + half - 1] < value ? half : 0;
            n -= half;
        }
        return 1 + low + (upper[low] < value ? 1 : 0);
    }

    int bin(int code) {
        int at = Arrays.binarySearch(codes, code);
        return at < 0 ? 0 : codeBins[at];
    }

    /**
     * Cuts a sorted sample of numbers into bins of about equal weight; a value that is frequent enough gets a bin of its own.
     *
     * @param sorted sample in rising order, no NaN
     * @param count length of the sample
     * @param most value bins at most
     * @param least values of the sample that a bin holds at least
     */
    static double[] cuts(double[] sorted, int count, int most, int least) {
        if (count == 0) {
            return new double[0];
        }
        double[] values = new double[count];
        int[] counts = new int[count];
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (distinct > 0 && values[distinct - 1] == sorted[i]) {
                counts[distinct - 1]++;
            } else {
                values[distinct] = sorted[i];
                counts[distinct++] = 1;
            }
        }
        double[] upper = new double[Math.min(distinct, most)];
        int cuts = 0;
        if (distinct <= most) {
            int held = 0;
            for (int i = 0; i + 1 < distinct; i++) {
                held += counts[i];
                if (held >= least) {
                    upper[cuts++] = between(values[i], values[i + 1]);
                    held = 0;
                }
            }
            return Arrays.copyOf(upper, cuts);
        }
        // values that fill a bin alone are set apart first: the rest shares the bins that are left
        double fill = Math.max((double) count / most, least);
        int rest = count;
        int bins = most;
        for (int i = 0; i < distinct; i++) {
            if (counts[i] >= fill) {
                rest -= counts[i];
                bins--;
            }
        }
        double share = Math.max(bins > 0 ? (double) rest / bins : rest, least);
        int held = 0;
        for (int i = 0; i + 1 < distinct && cuts < most - 1; i++) {
            held += counts[i];
            boolean own = counts[i] >= fill;
            if (!own) {
                rest -= counts[i];
            }
            boolean nextOwn = counts[i + 1] >= fill;
            if (own || held >= share || (nextOwn && held >= Math.max(1, share / 2))) {
                upper[cuts++] = between(values[i], values[i + 1]);
                held = 0;
                if (!own) {
                    bins--;
                    share = Math.max(bins > 0 ? (double) rest / bins : rest, least);
                }
            }
        }
        return Arrays.copyOf(upper, cuts);
    }

    /** A number that is at least the lower and below the higher value. */
    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;
        return middle >= low && middle < high ? middle : low;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(name);
        out.writeBoolean(categorical);
        if (categorical) {
            out.writeInt(codes.length);
            for (int i = 0; i < codes.length; i++) {
                out.writeInt(codes[i]);
                out.writeShort(codeBins[i]);
            }
        } else {
            out.writeInt(upper.length);
            for (double end : upper) {
                out.writeDouble(end);
            }
        }
    }

    static FeatureBins read(DataInput in) throws IOException {
        String name = in.readUTF();
        boolean categorical = in.readBoolean();
        int length = in.readInt();
        if (length < 0 || length >= (categorical ? WIDE : NARROW)) {
            throw BoostFile.damaged("bins of " + name, length);
        }
        if (!categorical) {
            double[] upper = new double[length];
            for (int i = 0; i < length; i++) {
                upper[i] = in.readDouble();
                if (!(i == 0 ? !Double.isNaN(upper[i]) : upper[i] > upper[i - 1])) {
                    throw BoostFile.damaged("upper end of a bin of " + name, upper[i]);
                }
            }
            return numbers(name, upper);
        }
        int[] codes = new int[length];
        short[] bins = new short[length];
        for (int i = 0; i < length; i++) {
            codes[i] = in.readInt();
            bins[i] = in.readShort();
            if (bins[i] < 1 || bins[i] > length || (i > 0 && codes[i] <= codes[i - 1])) {
                throw BoostFile.damaged("category of " + name, codes[i]);
            }
        }
        return categories(name, codes, bins);
    }
}
