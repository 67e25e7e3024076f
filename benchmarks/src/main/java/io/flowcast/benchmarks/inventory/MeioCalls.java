package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.echelon.BaseStockSearch;
import io.flowcast.models.inventory.echelon.SerialGrid;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The functions of stockpyl.meio_general. */
final class MeioCalls {
    private static final String MEIO = "stockpyl.meio_general.";
    /** The grid of the textbook's example, where the file does not write an objective function. */
    private static final SerialGrid COARSE = new SerialGrid(
            100, 10, EchelonCalls.TAIL_4, EchelonCalls.TAIL_4, EchelonCalls.TAIL_4, EchelonCalls.TAIL_8, false);

    private MeioCalls() {}

    static void addTo(Map<String, OracleCall> calls) {
        calls.put(MEIO + "meio_by_enumeration", MeioCalls::enumerate);
        calls.put(MEIO + "meio_by_coordinate_descent", MeioCalls::descend);
        calls.put(MEIO + "truncate_and_discretize", MeioCalls::choices);
    }

    /** Expected cost by local level of each node, in the network's order. */
    private static ToDoubleFunction<double[]> objective(Arguments a, Network network) {
        if (!a.has("objective_function")) {
            throw new Arguments.Unreadable("the cost is simulated with stockpyl's own random numbers");
        }
        if (network.size() == 1) {
            Demands.Source demand = network.demand(0);
            if (demand == null) {
                throw new IllegalArgumentException("no demand");
            }
            Newsvendor model = new Newsvendor(
                    network.number(0, "local_holding_cost", Double.NaN),
                    network.number(0, "stockout_cost", Double.NaN));
            return levels -> model.cost(demand.law(), levels[0]);
        }
        if (!network.chain()) {
            throw new Arguments.Unreadable("objective_function is not written");
        }
        SerialChain chain = SerialChain.of(network);
        int[] downstream = network.downstream();
        int n = downstream.length;
        return levels -> {
            double[] echelon = new double[n];
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += levels[downstream[n - 1 - j]];
                echelon[j] = sum;
            }
            return chain.system().cost(echelon, COARSE);
        };
    }

    /** Groups of positions with one common level; nodes that are named in no group stand alone. */
    private static int[][] groups(Arguments a, Network network) {
        int n = network.size();
        int[] leader = new int[n];
        for (int i = 0; i < n; i++) {
            leader[i] = network.index(i);
        }
        if (a.raw("groups") instanceof List<?> groups) {
            for (Object each : groups) {
                Object members = each instanceof Map<?, ?> set ? set.get("elements") : each;
                double[] indices = members instanceof List<?> list ? Arguments.numbers(list) : new double[0];
                double least = Arrays.stream(indices).min().orElse(0);
                for (int i = 0; i < n; i++) {
                    for (double index : indices) {
                        leader[i] = network.index(i) == index ? (int) least : leader[i];
                    }
                }
            }
        }
        List<int[]> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Integer> members = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                if (leader[j] == network.index(i)) {
                    members.add(j);
                }
            }
            if (!members.isEmpty()) {
                found.add(members.stream().mapToInt(Integer::intValue).toArray());
            }
        }
        return found.toArray(int[][]::new);
    }

    private static Object enumerate(Arguments a) {
        Network network = Network.of(a, "network");
        ToDoubleFunction<double[]> cost = objective(a, network);
        int[][] groups = groups(a, network);
        Arrays.sort(groups, (x, y) -> Integer.compare(leader(network, x), leader(network, y)));
        double[][] choices = new double[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            choices[g] = choices(a, leader(network, groups[g]), "base_stock_levels");
        }
        double[] all = new double[network.size()];
        BaseStockSearch.Levels best = new BaseStockSearch(levels -> {
                    spread(groups, levels, all);
                    return cost.applyAsDouble(all);
                })
                .enumerate(choices);
        spread(groups, best.levels(), all);
        return Arguments.list(byIndex(network, all), best.cost());
    }

    private static int leader(Network network, int[] group) {
        return Arrays.stream(group).map(network::index).min().orElseThrow();
    }

    private static void spread(int[][] groups, double[] levels, double[] all) {
        for (int g = 0; g < groups.length; g++) {
            for (int i : groups[g]) {
                all[i] = levels[g];
            }
        }
    }

    private static Map<String, Object> byIndex(Network network, double[] levels) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < levels.length; i++) {
            map.put(String.valueOf(network.index(i)), levels[i]);
        }
        return map;
    }

    private static Object descend(Arguments a) {
        Network network = Network.of(a, "network");
        ToDoubleFunction<double[]> cost = objective(a, network);
        int n = network.size();
        int[] indices = new int[n];
        double demand = 0;
        for (int i = 0; i < n; i++) {
            indices[i] = network.index(i);
            Demands.Source source = network.neighbours(i, false).length == 0 ? network.demand(i) : null;
            demand += source == null ? 0 : source.law().mean();
        }
        double[] low = a.has("search_lo") ? a.perNode("search_lo", indices) : new double[n];
        double[] high = a.has("search_hi") ? a.perNode("search_hi", indices) : new double[n];
        double[] start = a.has("initial_solution") ? a.perNode("initial_solution", indices) : new double[n];
        for (int i = 0; i < n; i++) {
            low[i] = Double.isNaN(low[i]) ? 0 : low[i];
            if (!a.has("search_hi") || Double.isNaN(high[i])) {
                high[i] = 3 * network.number(i, "shipment_lead_time", 0) * demand;
            }
            start[i] = a.has("initial_solution") ? start[i] : demand;
        }
        BaseStockSearch.Levels best = new BaseStockSearch(cost)
                .descend(
                        start, low, high, groups(a, network), a.number("tol", 0.01), a.number("line_search_tol", 1e-4));
        return Arguments.list(byIndex(network, best.levels()), best.cost());
    }

    /** Levels to try at one node: given ones, or from a bound to another by a step or a number of steps. */
    private static double[] choices(Arguments a, int index, String given) {
        if (a.raw(given) instanceof Map<?, ?> map && map.values().stream().anyMatch(v -> !LooseJson.isNull(v))) {
            return map.get(String.valueOf(index)) instanceof List<?> list ? Arguments.numbers(list) : new double[0];
        }
        double low = bound(a, "truncation_lo", index, 0);
        double high = bound(a, "truncation_hi", index, 0);
        high = high == 0 ? 100 : high;
        double step = bound(a, "discretization_step", index, Double.NaN);
        double number = bound(a, "discretization_num", index, Double.NaN);
        int count;
        if (!Double.isNaN(step)) {
            count = (int) ((high - low) / step);
        } else if (!Double.isNaN(number)) {
            count = (int) number;
            step = count > 0 && high > low ? (high - low) / count : 1;
        } else {
            step = 1;
            count = (int) (high - low);
        }
        double[] levels = new double[Math.max(0, count + 1)];
        for (int k = 0; k < levels.length; k++) {
            levels[k] = k * step + low;
        }
        return levels;
    }

    private static double bound(Arguments a, String name, int index, double otherwise) {
        Object value = a.raw(name);
        if (value instanceof Map<?, ?> map) {
            value = map.get(String.valueOf(index));
        } else if (value instanceof List<?> list) {
            double[] indices = a.numbers("node_indices");
            for (int i = 0; i < indices.length && i < list.size(); i++) {
                if (indices[i] == index) {
                    value = list.get(i);
                }
            }
        }
        return value instanceof Number n ? n.doubleValue() : otherwise;
    }

    private static Object choices(Arguments a) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (double index : a.numbers("node_indices")) {
            all.put(String.valueOf((int) index), Arguments.list(choices(a, (int) index, "values")));
        }
        return all;
    }
}
