package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Adds a panel up: aggregates first, then the leaves.
 *
 * <p>Sales add. What part of an aggregate's demand was seen is the availability of its leaves, weighted by their usual demand (sales over availability); a
 * leaf that is missing counts as not seen, one that is closed, not listed, not begun or ended has no demand. Covariates of rows become means with the
 * same weights; attributes are kept where all leaves agree, else empty. O(cells times levels).
 */
final class AggregatePanel {
    private static final double ALL_SEEN = 0.999;

    private final Hierarchy tree;
    private final DemandPanel leaves;
    private final double[] usual;

    private final String mark;

    private AggregatePanel(Hierarchy tree, DemandPanel leaves, String mark) {
        this.tree = tree;
        this.mark = mark;
        this.leaves = leaves;
        usual = usual(leaves);
    }

    static DemandPanel of(Hierarchy tree, DemandPanel leaves) {
        return new AggregatePanel(tree, leaves, "").build();
    }

    /** The same for a model that knows sums of other rows under the same names: the mark keeps them apart. */
    static DemandPanel marked(Hierarchy tree, DemandPanel leaves) {
        return new AggregatePanel(tree, leaves, " of other rows").build();
    }

    /** Demand of a usual step of each row: sales over the availability in which they were made; a little where nothing sold. */
    static double[] usual(DemandPanel panel) {
        double[] usual = new double[panel.rows()];
        double all = 0;
        for (int i = 0; i < usual.length; i++) {
            double sold = 0;
            double seen = 0;
            for (int t = panel.start(i); t < panel.end(i); t++) {
                if (panel.state(i, t).informative()) {
                    sold += panel.value(i, t);
                    seen += panel.state(i, t) == CellState.CENSORED ? panel.availability(i, t) : 1;
                }
            }
            usual[i] = seen > 0 ? sold / seen : 0;
            all += usual[i] / Math.max(1, usual.length);
        }
        for (int i = 0; i < usual.length; i++) {
            usual[i] = Math.max(usual[i], all > 0 ? 1e-6 * all : 1);
        }
        return usual;
    }

    private DemandPanel build() {
        DemandPanel.Builder panel = DemandPanel.builder(leaves.timeline()).integerValued(leaves.integerValued());
        int[] start = new int[tree.nodes()];
        int[] end = new int[tree.nodes()];
        for (int j = 0; j < tree.aggregates; j++) {
            addAggregate(panel, j, start, end);
        }
        for (int i = 0; i < tree.leaves; i++) {
            addLeaf(panel, i);
            start[tree.aggregates + i] = leaves.start(i);
            end[tree.aggregates + i] = leaves.end(i);
        }
        for (Covariate covariate : leaves.covariates()) {
            panel.covariate(covariate.shared() ? covariate : mean(covariate));
        }
        for (Map.Entry<String, List<String>> attribute : leaves.attributes().entrySet()) {
            panel.attribute(attribute.getKey(), common(attribute.getValue()));
        }
        return panel.build();
    }

    private void addLeaf(DemandPanel.Builder panel, int i) {
        int n = leaves.length(i);
        double[] value = new double[n];
        double[] availability = new double[n];
        CellState[] state = new CellState[n];
        leaves.copyValues(i, value, 0);
        leaves.copyAvailability(i, availability, 0);
        for (int t = 0; t < n; t++) {
            state[t] = leaves.state(i, leaves.start(i) + t);
        }
        panel.addRow(leaves.key(i), leaves.start(i), value, state, availability);
    }

    private void addAggregate(DemandPanel.Builder panel, int j, int[] start, int[] end) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int p = tree.firstChild(j); p < tree.endOfChildren(j); p++) {
            int i = tree.child(p);
            if (leaves.length(i) > 0) {
                first = Math.min(first, leaves.start(i));
                last = Math.max(last, leaves.end(i));
            }
        }
        if (first > last) {
            first = leaves.end();
            last = first;
        }
        start[j] = first;
        end[j] = last;
        int n = last - first;
        double[] sold = new double[n];
        double[] seen = new double[n];
        double[] usualDemand = new double[n];
        boolean[] informative = new boolean[n];
        boolean[] closed = new boolean[n];
        for (int p = tree.firstChild(j); p < tree.endOfChildren(j); p++) {
            int i = tree.child(p);
            for (int t = leaves.start(i); t < leaves.end(i); t++) {
                CellState state = leaves.state(i, t);
                int at = t - first;
                if (state.informative()) {
                    sold[at] += leaves.value(i, t);
                    seen[at] += usual[i] * (state == CellState.CENSORED ? leaves.availability(i, t) : 1);
                    usualDemand[at] += usual[i];
                    informative[at] = true;
                } else if (state == CellState.MISSING) {
                    usualDemand[at] += usual[i];
                } else {
                    closed[at] |= state == CellState.CLOSED;
                }
            }
        }
        double[] availability = new double[n];
        CellState[] state = new CellState[n];
        for (int at = 0; at < n; at++) {
            double share = usualDemand[at] > 0 ? Math.min(1, seen[at] / usualDemand[at]) : 0;
            // What is beyond the largest demand of a panel is as good as it.
            sold[at] = Math.min(sold[at], DemandPanel.LARGEST_DEMAND);
            if (informative[at]) {
                state[at] = share >= ALL_SEEN ? CellState.OBSERVED : CellState.CENSORED;
                availability[at] = share >= ALL_SEEN ? 1 : share;
            } else {
                boolean nobodyWanted = !(usualDemand[at] > 0);
                state[at] = !nobodyWanted ? CellState.MISSING : closed[at] ? CellState.CLOSED : CellState.NOT_LISTED;
                availability[at] = 1;
            }
        }
        SeriesKey key = SeriesKey.named(tree.aggregateKeys.get(j).productId() + mark);
        panel.addRow(key, first, sold, state, availability);
    }

    private Covariate mean(Covariate covariate) {
        boolean fixed = covariate.kind() == Covariate.Kind.STATIC;
        int nodes = tree.nodes();
        int[] start = new int[nodes];
        double[][] values = new double[nodes][];
        int[][] known = new int[nodes][];
        for (int node = 0; node < nodes; node++) {
            boolean leaf = node >= tree.aggregates;
            int from = leaf ? node - tree.aggregates : tree.firstChild(node);
            int to = leaf ? from + 1 : tree.endOfChildren(node);
            int first = Integer.MAX_VALUE;
            int last = Integer.MIN_VALUE;
            for (int p = from; p < to; p++) {
                int i = leaf ? p : tree.child(p);
                first = Math.min(first, covariate.start(i));
                last = Math.max(last, covariate.end(i));
            }
            start[node] = first;
            values[node] = new double[last - first];
            known[node] = new int[last - first];
            Arrays.fill(known[node], Integer.MIN_VALUE);
            double[] weight = new double[last - first];
            for (int p = from; p < to; p++) {
                int i = leaf ? p : tree.child(p);
                for (int t = covariate.start(i); t < covariate.end(i); t++) {
                    double value = covariate.value(i, t);
                    if (!Double.isNaN(value)) {
                        values[node][t - first] += usual[i] * value;
                        weight[t - first] += usual[i];
                        known[node][t - first] = Math.max(known[node][t - first], covariate.knownAt(i, t));
                    }
                }
            }
            for (int t = 0; t < weight.length; t++) {
                values[node][t] = weight[t] > 0 ? values[node][t] / weight[t] : Double.NaN;
                if (!(weight[t] > 0)) {
                    known[node][t] = covariate.kind() == Covariate.Kind.PAST_ONLY ? first + t + 1 : Integer.MIN_VALUE;
                }
            }
        }
        if (fixed) {
            return Covariate.fixed(
                    covariate.name(),
                    Arrays.stream(values).mapToDouble(v -> v[0]).toArray());
        }
        return Covariate.perRow(covariate.name(), covariate.kind(), start, values, known);
    }

    private List<String> common(List<String> column) {
        List<String> result = new ArrayList<>();
        for (int j = 0; j < tree.aggregates; j++) {
            String first = column.get(tree.child(tree.firstChild(j)));
            boolean same = true;
            for (int p = tree.firstChild(j); p < tree.endOfChildren(j); p++) {
                same &= column.get(tree.child(p)).equals(first);
            }
            result.add(same ? first : "");
        }
        result.addAll(column);
        return result;
    }
}
