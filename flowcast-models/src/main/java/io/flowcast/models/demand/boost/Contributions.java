package io.flowcast.models.demand.boost;

import java.util.Arrays;

/**
 * Shapley values of one tree's prediction after another: what each feature adds to the mean (Lundberg, Erion and Lee 2018, "Consistent individualized feature attribution for
 * tree ensembles", algorithm 2). Work of one row: trees x leaves x depth squared.
 */
final class Contributions {
    private final BoostedTrees model;
    private final BinnedTable table;
    private final int row;
    private final int output;
    private final double[] out;
    private int[] feature = new int[64];
    private double[] zero = new double[64];
    private double[] one = new double[64];
    private double[] weight = new double[64];

    Contributions(BoostedTrees model, BinnedTable table, int row, int output) {
        this.model = model;
        this.table = table;
        this.row = row;
        this.output = output;
        out = new double[model.binning.features() + 1];
    }

    /** Sums over all trees; the last number is the mean of all training rows. */
    double[] all() {
        Trees trees = model.trees;
        for (int t = 0; t < trees.trees; t++) {
            out[out.length - 1] += mean(trees.roots[t]);
            walk(trees.roots[t], 0, 0, 1, 1, -1);
        }
        return out;
    }

    private double mean(int at) {
        Trees trees = model.trees;
        long n = trees.node[at];
        if (Trees.feature(n) == Trees.LEAF) {
            return trees.value[(int) n + output];
        }
        int left = (int) n;
        return (trees.cover[left] * mean(left) + trees.cover[left + 1] * mean(left + 1)) / trees.cover[at];
    }

    /** The path of this call lies in the arrays from {@code start} on and has {@code length} entries. */
    private void walk(int at, int start, int length, double zeroPart, double onePart, int by) {
        ensure(start + 2 * length + 4);
        int from = start + length;
        for (int i = 0; i < length; i++) { // a copy: the caller goes on with its own path
            copy(start + i, from + i);
        }
        int depth = extend(from, length, zeroPart, onePart, by);
        Trees trees = model.trees;
        long n = trees.node[at];
        int f = Trees.feature(n);
        if (f == Trees.LEAF) {
            double value = trees.value[(int) n + output];
            for (int i = 1; i < depth; i++) {
                out[feature[from + i]] += unwoundSum(from, depth, i) * (one[from + i] - zero[from + i]) * value;
            }
            return;
        }
        int left = (int) n;
        int hot = trees.goesLeft(at, n, table.bin(row, f)) ? left : left + 1;
        int cold = hot == left ? left + 1 : left;
        double sameZero = 1;
        double sameOne = 1;
        for (int i = 1; i < depth; i++) {
            if (feature[from + i] == f) {
                sameZero = zero[from + i];
                sameOne = one[from + i];
                unwind(from, depth, i);
                depth--;
                break;
            }
        }
        double all = trees.cover[at];
        walk(hot, from, depth, sameZero * trees.cover[hot] / all, sameOne, f);
        walk(cold, from, depth, sameZero * trees.cover[cold] / all, 0, f);
    }

    private int extend(int from, int length, double zeroPart, double onePart, int by) {
        int last = from + length;
        feature[last] = by;
        zero[last] = zeroPart;
        one[last] = onePart;
        weight[last] = length == 0 ? 1 : 0;
        for (int i = length - 1; i >= 0; i--) {
            weight[from + i + 1] += onePart * weight[from + i] * (i + 1) / (length + 1);
            weight[from + i] = zeroPart * weight[from + i] * (length - i) / (length + 1);
        }
        return length + 1;
    }

    private void unwind(int from, int length, int gone) {
        int last = length - 1;
        double onePart = one[from + gone];
        double zeroPart = zero[from + gone];
        double next = weight[from + last];
        for (int i = last - 1; i >= 0; i--) {
            if (onePart != 0) {
                double before = weight[from + i];
                weight[from + i] = next * length / ((i + 1) * onePart);
                next = before - weight[from + i] * zeroPart * (last - i) / length;
            } else {
                weight[from + i] = weight[from + i] * length / (zeroPart * (last - i));
            }
        }
        for (int i = gone; i < last; i++) {
            feature[from + i] = feature[from + i + 1];
            zero[from + i] = zero[from + i + 1];
            one[from + i] = one[from + i + 1];
        }
    }

    private double unwoundSum(int from, int length, int gone) {
        int last = length - 1;
        double onePart = one[from + gone];
        double zeroPart = zero[from + gone];
        double next = weight[from + last];
        double sum = 0;
        for (int i = last - 1; i >= 0; i--) {
            if (onePart != 0) {
                double now = next * length / ((i + 1) * onePart);
                sum += now;
                next = weight[from + i] - now * zeroPart * (last - i) / length;
            } else {
                sum += weight[from + i] / (zeroPart * (last - i) / length);
            }
        }
        return sum;
    }

    private void copy(int from, int to) {
        feature[to] = feature[from];
        zero[to] = zero[from];
        one[to] = one[from];
        weight[to] = weight[from];
    }

    private void ensure(int size) {
        if (feature.length < size) {
            int length = Math.max(size, feature.length * 2);
            feature = Arrays.copyOf(feature, length);
            zero = Arrays.copyOf(zero, length);
            one = Arrays.copyOf(one, length);
            weight = Arrays.copyOf(weight, length);
        }
    }
}
