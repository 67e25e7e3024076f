package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.echelon.SerialSystem;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A serial system of stockpyl, by network or by lists.
 *
 * @param system the chain
 * @param indices of the nodes, the one that serves customers first
 * @param demand of a period
 * @param holding echelon holding costs
 * @param leadTimes of the nodes
 * @param stockout cost of a unit short
 */
record SerialChain(
        SerialSystem system,
        int[] indices,
        Demands.Source demand,
        double[] holding,
        double[] leadTimes,
        double stockout) {

    static SerialChain of(Arguments a) {
        if (a.has("network")) {
            return of(Network.of(a, "network"));
        }
        int[] system = a.has("node_order_in_system") ? a.whole("node_order_in_system") : null;
        if (system == null) {
            int n = (int) a.number("num_nodes");
            system = new int[n];
            for (int k = 0; k < n; k++) {
                system[k] = n - k;
            }
        }
        int[] lists = a.has("node_order_in_lists") ? a.whole("node_order_in_lists") : system;
        int n = system.length;
        double[] holdingInList = a.perNode("echelon_holding_cost", lists);
        double[] timeInList = a.perNode("lead_time", lists);
        int[] indices = new int[n];
        double[] holding = new double[n];
        double[] time = new double[n];
        for (int k = 0; k < n; k++) {
            indices[n - 1 - k] = system[k];
            for (int i = 0; i < n; i++) {
                if (lists[i] == system[k]) {
                    holding[n - 1 - k] = holdingInList[i];
                    time[n - 1 - k] = timeInList[i];
                }
            }
        }
        Object stockout = a.raw("stockout_cost");
        double cost = stockout instanceof Number number
                ? number.doubleValue()
                : a.perNode("stockout_cost", new int[] {indices[0]})[0];
        return of(indices, holding, time, cost, demand(a));
    }

    static SerialChain of(Network network) {
        int[] downstream = network.downstream();
        int n = downstream.length;
        int[] indices = new int[n];
        double[] holding = new double[n];
        double[] time = new double[n];
        for (int k = 0; k < n; k++) {
            int i = downstream[k];
            indices[n - 1 - k] = network.index(i);
            holding[n - 1 - k] = network.number(i, "echelon_holding_cost", Double.NaN);
            time[n - 1 - k] = network.number(i, "shipment_lead_time", 0);
        }
        int sink = downstream[n - 1];
        Demands.Source demand = network.demand(sink);
        if (demand == null) {
            throw new IllegalArgumentException("the last node has no demand");
        }
        return of(indices, holding, time, network.number(sink, "stockout_cost", 0), demand);
    }

    private static SerialChain of(
            int[] indices, double[] holding, double[] time, double stockout, Demands.Source demand) {
        boolean whole = (demand.type().equals("P")
                        || demand.type().equals("UD")
                        || demand.type().equals("CD"))
                && demand.law().discrete();
        SerialSystem system =
                new SerialSystem(holding, time, stockout, demand.law().mean(), demand::over, whole);
        return new SerialChain(system, indices, demand, holding, time, stockout);
    }

    /**
     * Levels of Shang and Song. For demand that is neither normal nor Poisson stockpyl 1.0.2 takes the stockout cost alone
     * where the paper adds the holding costs of the stages above; so that the same question is answered, so does this.
     */
    double[] heuristic(double weight) {
        if (demand.type().equals("N") || demand.type().equals("P")) {
            return system.newsvendorLevels(weight);
        }
        if (demand.type().equals("NB")) {
            throw new IllegalArgumentException("stockpyl takes no negative binomial demand here");
        }
        double[] levels = new double[holding.length];
        double upTo = 0;
        double time = 0;
        for (int j = 0; j < levels.length; j++) {
            upTo += holding[j];
            time += leadTimes[j];
            levels[j] = SerialSystem.between(demand.over(time), holding[j], upTo, stockout, weight);
        }
        return levels;
    }

    /** Demand by a source, by mean and deviation, or, where the file could not write it, of the textbook's example. */
    static Demands.Source demand(Arguments a) {
        Object raw = a.raw("demand_source");
        if (raw == null) {
            return Demands.normal(
                    a.number("demand_mean"),
                    a.has("demand_standard_deviation") ? a.number("demand_standard_deviation") : a.number("demand_sd"));
        }
        Demands.Source source = raw instanceof Map<?, ?> map ? Demands.of(map) : TextbookDemand.of(a.test());
        if (source == null) {
            throw new Arguments.Unreadable("demand_source is not written");
        }
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices);
    }
}
