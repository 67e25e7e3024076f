package io.flowcast.models.inventory.echelon;

import java.util.List;

/** The dynamic programme of Graves and Willems (2000): stages from the leaves inward, each with one neighbour still to come. */
final class TreeProgramme {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final List<GuaranteedService.Stage> stages;
    private final List<List<Integer>> suppliers;
    private final List<List<Integer>> customers;
    private final int[] order;
    private final int[] rank;
    private final int[] longest;
    private final double[][] spread;
    private final int horizon;
    /** Least cost of the part behind a stage by the time it quotes to, or gets from, the neighbour still to come. */
    private final double[][] value;
    /** The other time of the stage in that case. */
    private final int[][] other;

    private final int[][] bestUpTo;
    private final int[][] bestFrom;
    /** The time agreed with each neighbour behind in that case. */
    private final int[][][] agreed;

    TreeProgramme(
            List<GuaranteedService.Stage> stages,
            List<List<Integer>> suppliers,
            List<List<Integer>> customers,
            int[] order,
            int[] rank,
            int[] longest,
            double[][] spread) {
        this.stages = stages;
        this.suppliers = suppliers;
        this.customers = customers;
        this.order = order;
        this.rank = rank;
        this.longest = longest;
        this.spread = spread;
        int most = 0;
        for (int each : longest) {
            most = Math.max(most, each);
        }
        horizon = most;
        int n = stages.size();
        value = new double[n][horizon + 1];
        other = new int[n][horizon + 1];
        bestUpTo = new int[n][horizon + 1];
        bestFrom = new int[n][horizon + 1];
        agreed = new int[n][horizon + 1][];
    }

    /** Whether the neighbour still to come is a customer; the last stage has none. */
    private boolean servesNext(int i) {
        for (int j : customers.get(i)) {
            if (rank[j] > rank[i]) {
                return true;
            }
        }
        return false;
    }

    private int next(int i) {
        for (int j : suppliers.get(i)) {
            if (rank[j] > rank[i]) {
                return j;
            }
        }
        for (int j : customers.get(i)) {
            if (rank[j] > rank[i]) {
                return j;
            }
        }
        throw new IllegalArgumentException("arcs do not join all stages");
    }

    ServiceTimes solve() {
        int n = order.length;
        int root = order[n - 1];
        for (int i : order) {
            if (i != root && servesNext(i)) {
                byOutbound(i);
            } else {
                byInbound(i);
            }
        }
        int in = 0;
        for (int t = 1; t <= longest[root] - stages.get(root).processingTime(); t++) {
            if (value[root][t] < value[root][in]) {
                in = t;
            }
        }
        return trace(root, in);
    }

    /** Cost by the time quoted to the neighbour still to come. */
    private void byOutbound(int i) {
        GuaranteedService.Stage stage = stages.get(i);
        int work = stage.processingTime();
        for (int out = 0; out <= longest[i]; out++) {
            value[i][out] = NEVER;
            if (out > stage.latestService()) {
                continue;
            }
            for (int in = Math.max(stage.inboundTime(), out - work); in <= longest[i] - work; in++) {
                consider(i, out, in, out, in);
            }
        }
        extend(i, longest[i]);
    }

    /** Cost by the time the neighbour still to come, or nobody, takes to serve. */
    private void byInbound(int i) {
        GuaranteedService.Stage stage = stages.get(i);
        int end = longest[i] - stage.processingTime();
        for (int given = 0; given <= end; given++) {
            int in = Math.max(given, stage.inboundTime());
            value[i][given] = NEVER;
            int latest = (int) Math.min((long) in + stage.processingTime(), stage.latestService());
            for (int out = 0; out <= latest; out++) {
                consider(i, out, in, given, out);
            }
        }
        extend(i, end);
    }

    private void extend(int i, int last) {
        for (int t = last + 1; t <= horizon; t++) {
            value[i][t] = value[i][last];
            other[i][t] = other[i][last];
            agreed[i][t] = agreed[i][last];
        }
        lowest(i);
    }

    /** Cost of a stage with both its times and of all behind it; kept if it is the least for the key so far. */
    private void consider(int i, int out, int in, int key, int chosen) {
        GuaranteedService.Stage stage = stages.get(i);
        double cost = stage.holdingCost()
                * (stage.safetyFactor() * Math.sqrt(spread[1][i]) * Math.sqrt(in + stage.processingTime() - out));
        for (int j : suppliers.get(i)) {
            cost += rank[j] < rank[i] ? value[j][bestUpTo[j][in]] : 0;
        }
        for (int j : customers.get(i)) {
            cost += rank[j] < rank[i] ? value[j][bestFrom[j][out]] : 0;
        }
        if (cost < value[i][key]) {
            value[i][key] = cost;
            other[i][key] = chosen;
            agreed[i][key] = times(i, out, in);
        }
    }

    /** Times agreed with the neighbours behind: suppliers, then customers. */
    private int[] times(int i, int out, int in) {
        List<Integer> before = suppliers.get(i);
        List<Integer> after = customers.get(i);
        int[] times = new int[before.size() + after.size()];
        for (int a = 0; a < before.size(); a++) {
            times[a] = bestUpTo[before.get(a)][in];
        }
        for (int a = 0; a < after.size(); a++) {
            times[before.size() + a] = bestFrom[after.get(a)][out];
        }
        return times;
    }

    /** The first lowest value up to each time, and from each time on. */
    private void lowest(int j) {
        for (int t = 1; t <= horizon; t++) {
            int best = bestUpTo[j][t - 1];
            bestUpTo[j][t] = value[j][t] < value[j][best] ? t : best;
        }
        bestFrom[j][horizon] = horizon;
        for (int t = horizon - 1; t >= 0; t--) {
            int best = bestFrom[j][t + 1];
            bestFrom[j][t] = value[j][t] <= value[j][best] ? t : best;
        }
    }

    private ServiceTimes trace(int root, int rootInbound) {
        int n = order.length;
        int[] out = new int[n];
        int[] in = new int[n];
        double[] safety = new double[n];
        double[] base = new double[n];
        for (int k = n - 1; k >= 0; k--) {
            int i = order[k];
            if (i == root) {
                in[i] = rootInbound;
                out[i] = other[i][rootInbound];
            } else {
                int to = next(i);
                int key = to != root && servesNext(to) ? out[to] : in[to];
                int time = agreedWith(to, key, i);
                if (servesNext(i)) {
                    out[i] = time;
                    in[i] = other[i][time];
                } else {
                    in[i] = time;
                    out[i] = other[i][time];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            GuaranteedService.Stage stage = stages.get(i);
            int quoted = Math.min(out[i], stage.latestService());
            out[i] = quoted;
        }
        for (int i = 0; i < n; i++) {
            GuaranteedService.Stage stage = stages.get(i);
            int served = stage.inboundTime();
            for (int j : suppliers.get(i)) {
                served = Math.max(served, out[j]);
            }
            int bridged = Math.max(0, served + stage.processingTime() - out[i]);
            safety[i] = stage.safetyFactor() * Math.sqrt(spread[1][i]) * Math.sqrt(bridged);
            base[i] = spread[0][i] * bridged + safety[i];
        }
        return new ServiceTimes(out, safety, base, value[root][rootInbound]);
    }

    private int agreedWith(int i, int key, int neighbour) {
        int[] times = agreed[i][key];
        int a = suppliers.get(i).indexOf(neighbour);
        if (a < 0) {
            a = suppliers.get(i).size() + customers.get(i).indexOf(neighbour);
        }
        return times[a];
    }
}
