package io.flowcast.models.demand.boost;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Trees in flat arrays. A node is one number: 16 bits feature, 14 bits last bin on the left, one bit for a set of bins instead, one bit for missing values going
 * left, and 32 bits for the left child; the right child follows it. A leaf has feature {@value #LEAF} and the number of its first value.
 */
final class Trees {
    static final int LEAF = 0xFFFF;
    private static final long SET = 1L << 33;
    private static final long MISSING_LEFT = 1L << 32;

    final int outputs;
    int trees;
    int nodes;
    int values;
    int setWords;
    int[] roots = new int[16];
    long[] node = new long[64];
    /** First word of the set of a node, where it has one. */
    int[] setStart = new int[64];

    /** Gain of a split; rows of training that reached a node. */
    float[] gain = new float[64];

    int[] cover = new int[64];
    long[] set = new long[16];
    float[] value = new float[64];

    Trees(int outputs) {
        this.outputs = outputs;
    }

    int startTree() {
        if (trees == roots.length) {
            roots = Arrays.copyOf(roots, trees * 2);
        }
        roots[trees++] = nodes;
        return newNodes(1);
    }

    int newNodes(int count) {
        if (nodes + count > node.length) {
            int length = Math.max(nodes + count, node.length * 2);
            node = Arrays.copyOf(node, length);
            setStart = Arrays.copyOf(setStart, length);
            gain = Arrays.copyOf(gain, length);
            cover = Arrays.copyOf(cover, length);
        }
        int first = nodes;
        nodes += count;
        return first;
    }

    int newLeaf(int at) {
        if (values + outputs > value.length) {
            value = Arrays.copyOf(value, Math.max(values + outputs, value.length * 2));
        }
        int first = values;
        node[at] = (long) LEAF << 48 | first;
        values += outputs;
        Arrays.fill(value, first, values, 0);
        return first;
    }

    void split(int at, Split split, int leftChild) {
        long n = (long) split.feature << 48 | leftChild;
        if (split.bin >= 0) {
            n |= (long) split.bin << 34 | (split.missingLeft ? MISSING_LEFT : 0);
        } else {
            n |= SET;
            if (setWords + split.setWords + 1 > set.length) {
                set = Arrays.copyOf(set, Math.max(setWords + split.setWords + 1, set.length * 2));
            }
            setStart[at] = setWords;
            set[setWords] = split.setWords;
            System.arraycopy(split.set, 0, set, setWords + 1, split.setWords);
            setWords += split.setWords + 1;
        }
        node[at] = n;
        gain[at] = (float) split.gain;
    }

    static int feature(long n) {
        return (int) (n >>> 48);
    }

    /** Whether a bin goes left at a node. */
    boolean goesLeft(int at, long n, int bin) {
        if ((n & SET) != 0) {
            int from = setStart[at];
            int word = bin >> 6;
            return word < set[from] && (set[from + 1 + word] >>> bin & 1) != 0;
        }
        return bin == 0 ? (n & MISSING_LEFT) != 0 : bin <= ((int) (n >>> 34) & 0x3FFF);
    }

    /** First value of the leaf that a row falls into. */
    int leaf(int tree, long[] words, int rowStart, int[] places) {
        int at = roots[tree];
        long n = node[at];
        while ((n >>> 48) != LEAF) {
            int place = places[(int) (n >>> 48)];
            int bin = (int) (words[rowStart + Binning.word(place)] >>> Binning.shift(place)) & Binning.mask(place);
            at = goesLeft(at, n, bin) ? (int) n : (int) n + 1;
            n = node[at];
        }
        return (int) n;
    }

    static int lastLeft(long n) {
        return (int) (n >>> 34) & 0x3FFF;
    }

    static boolean missingLeft(long n) {
        return (n & MISSING_LEFT) != 0;
    }

    /** Leaves out all trees from one on. */
    void cut(int first) {
        if (first >= trees) {
            return;
        }
        nodes = roots[first];
        trees = first;
        int lastValue = 0;
        int lastSet = 0;
        for (int i = 0; i < nodes; i++) {
            if (feature(node[i]) == LEAF) {
                lastValue = Math.max(lastValue, (int) node[i] + outputs);
            } else if ((node[i] & SET) != 0) {
                lastSet = Math.max(lastSet, setStart[i] + 1 + (int) set[setStart[i]]);
            }
        }
        values = lastValue;
        setWords = lastSet;
    }

    void trim() {
        roots = Arrays.copyOf(roots, trees);
        node = Arrays.copyOf(node, nodes);
        setStart = Arrays.copyOf(setStart, nodes);
        gain = Arrays.copyOf(gain, nodes);
        cover = Arrays.copyOf(cover, nodes);
        set = Arrays.copyOf(set, setWords);
        value = Arrays.copyOf(value, values);
    }

    static boolean hasSet(long n) {
        return (n & SET) != 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(trees);
        out.writeInt(nodes);
        out.writeInt(setWords);
        out.writeInt(values);
        for (int t = 0; t < trees; t++) {
            out.writeInt(roots[t]);
        }
        for (int i = 0; i < nodes; i++) {
            out.writeLong(node[i]);
            out.writeInt(setStart[i]);
            out.writeFloat(gain[i]);
            out.writeInt(cover[i]);
        }
        for (int i = 0; i < setWords; i++) {
            out.writeLong(set[i]);
        }
        for (int i = 0; i < values; i++) {
            out.writeFloat(value[i]);
        }
    }

    /** Reads trees and checks that no node leads outside of its tree or back. */
    static Trees read(DataInput in, int outputs, Binning binning) throws IOException {
        Trees read = new Trees(outputs);
        int trees = size("trees", in.readInt());
        int nodes = size("nodes", in.readInt());
        int setWords = size("set words", in.readInt());
        int values = size("values", in.readInt());
        for (int t = 0; t < trees; t++) {
            int root = in.readInt();
            if (root < 0 || root >= nodes || (t == 0 ? root != 0 : root <= read.roots[t - 1])) {
                throw BoostFile.damaged("root", root);
            }
            if (t == read.roots.length) {
                read.roots = Arrays.copyOf(read.roots, t * 2);
            }
            read.roots[t] = root;
        }
        read.trees = trees;
        for (int i = 0; i < nodes; i++) {
            read.newNodes(1);
            read.node[i] = in.readLong();
            read.setStart[i] = in.readInt();
            read.gain[i] = in.readFloat();
            read.cover[i] = in.readInt();
        }
        for (int i = 0; i < setWords; i++) {
            if (i == read.set.length) {
                read.set = Arrays.copyOf(read.set, i * 2);
            }
            read.set[i] = in.readLong();
        }
        read.setWords = setWords;
        for (int i = 0; i < values; i++) {
            if (i == read.value.length) {
                read.value = Arrays.copyOf(read.value, i * 2);
            }
            read.value[i] = in.readFloat();
            if (!(Math.abs(read.value[i]) <= Float.MAX_VALUE)) {
                throw BoostFile.damaged("value", read.value[i]);
            }
        }
        read.values = values;
        read.check(binning);
        read.trim();
        return read;
    }

    private static int size(String name, int value) {
        if (value < 0) {
            throw BoostFile.damaged(name, value);
        }
        return value;
    }

    private void check(Binning binning) {
        for (int t = 0; t < trees; t++) {
            int end = t + 1 < trees ? roots[t + 1] : nodes;
            for (int i = roots[t]; i < end; i++) {
                long n = node[i];
                int low = (int) n;
                boolean right = feature(n) == LEAF
                        ? low >= 0 && low <= values - outputs
                        : feature(n) < binning.features.length && low > i && low < end - 1 && cover[i] > 0;
                if (right && feature(n) != LEAF && hasSet(n)) {
                    int from = setStart[i];
                    right = from >= 0 && from < setWords && set[from] >= 0 && set[from] < setWords - from;
                }
                if (!right) {
                    throw BoostFile.damaged("node " + i, n);
                }
            }
        }
    }
}
