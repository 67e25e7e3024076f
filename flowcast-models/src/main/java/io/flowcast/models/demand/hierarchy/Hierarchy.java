package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which leaves make which aggregates: the summing matrix, held sparsely both ways. Nodes are numbered aggregates first (level after level, groups in the order
 * of their first leaf), then leaves. Each level is a partition of the leaves. Immutable.
 */
final class Hierarchy {
    final int leaves;
    final int aggregates;
    final int levels;
    final List<SeriesKey> aggregateKeys;
    final List<SeriesKey> leafKeys;
    /** First aggregate of each level, and the number of aggregates at the end. */
    final int[] levelStart;

    /** Aggregate of a leaf in a level, at leaf times levels + level. */
    private final int[] parent;

    private final int[] childStart;
    private final int[] child;

    Hierarchy(List<SeriesKey> leafKeys, List<SeriesKey> keys, int[] levelStart, int[] parent) {
        this.leafKeys = List.copyOf(leafKeys);
        this.leaves = leafKeys.size();
        this.levels = levelStart.length - 1;
        this.aggregates = keys.size();
        this.aggregateKeys = List.copyOf(keys);
        this.levelStart = levelStart;
        this.parent = parent;
        childStart = new int[aggregates + 1];
        for (int p : parent) {
            childStart[p + 1]++;
        }
        for (int j = 0; j < aggregates; j++) {
            childStart[j + 1] += childStart[j];
        }
        child = new int[parent.length];
        int[] next = Arrays.copyOf(childStart, aggregates);
        for (int i = 0; i < leaves; i++) {
            for (int l = 0; l < levels; l++) {
                child[next[parent(i, l)]++] = i;
            }
        }
    }

    static Hierarchy of(DemandPanel panel, Levels spec) {
        int n = panel.rows();
        int levels = spec.facts().size();
        int[] parent = new int[Math.multiplyExact(n, levels)];
        int[] start = new int[levels + 1];
        List<SeriesKey> keys = new ArrayList<>();
        for (int l = 0; l < levels; l++) {
            start[l] = keys.size();
            Map<SeriesKey, Integer> groups = new LinkedHashMap<>();
            for (int i = 0; i < n; i++) {
                SeriesKey group = Levels.group(panel, i, spec.facts().get(l));
                Integer its = groups.get(group);
                if (its == null) {
                    its = keys.size();
                    groups.put(group, its);
                    keys.add(group);
                }
                parent[i * levels + l] = its;
            }
        }
        start[levels] = keys.size();
        List<SeriesKey> leafKeys = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            leafKeys.add(panel.key(i));
        }
        return new Hierarchy(leafKeys, keys, start, parent);
    }

    /** Whether leaves and sums are the same, in the same order. */
    boolean sameAs(Hierarchy other) {
        return leafKeys.equals(other.leafKeys)
                && aggregateKeys.equals(other.aggregateKeys)
                && Arrays.equals(parent, other.parent);
    }

    /** Aggregates of the leaves, leaf after leaf, one for each level. */
    int[] parents() {
        return parent.clone();
    }

    int nodes() {
        return aggregates + leaves;
    }

    int parent(int leaf, int level) {
        return parent[leaf * levels + level];
    }

    int firstChild(int aggregate) {
        return childStart[aggregate];
    }

    int endOfChildren(int aggregate) {
        return childStart[aggregate + 1];
    }

    int child(int position) {
        return child[position];
    }

    /** Sum of the values of the leaves of an aggregate; leaf i stands at {@code offset + i}. */
    double sum(int aggregate, double[] values, int offset) {
        double sum = 0;
        for (int p = childStart[aggregate]; p < childStart[aggregate + 1]; p++) {
            sum += values[offset + child[p]];
        }
        return sum;
    }
}
