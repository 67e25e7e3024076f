package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.echelon.BaseStockSearch;
import io.flowcast.models.inventory.echelon.GuaranteedService;
import io.flowcast.models.inventory.echelon.SerialGrid;
import io.flowcast.models.inventory.echelon.SerialPlan;
import io.flowcast.models.inventory.echelon.ServiceTimes;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The functions of stockpyl.ssm_serial, gsm_serial, gsm_tree and meio_general. */
final class EchelonCalls {
    private static final String SERIAL = "stockpyl.ssm_serial.";
    private static final String MEIO = "stockpyl.meio_general.";
    private static final double TAIL_4 = 3.167124183311998e-5;
    private static final double TAIL_8 = 6.661338147750939e-16;
    /** The grid of the textbook's example, where the file does not write an objective function. */
    private static final SerialGrid COARSE = new SerialGrid(100, 10, TAIL_4, TAIL_4, TAIL_4, TAIL_8, false);

    private EchelonCalls() {}

    static void addTo(Map<String, OracleCall> calls) {
        calls.put(SERIAL + "optimize_base_stock_levels", EchelonCalls::optimize);
        calls.put(SERIAL + "newsvendor_heuristic", EchelonCalls::heuristic);
        calls.put(SERIAL + "expected_cost", a -> cost(a, false));
        calls.put(SERIAL + "expected_holding_cost", a -> cost(a, true));
        calls.put("stockpyl.gsm_serial.optimize_committed_service_times", EchelonCalls::chainTimes);
        calls.put("stockpyl.gsm_tree.optimize_committed_service_times", EchelonCalls::treeTimes);
        calls.put(MEIO + "meio_by_enumeration", EchelonCalls::enumerate);
        calls.put(MEIO + "meio_by_coordinate_descent", EchelonCalls::descend);
        calls.put(MEIO + "truncate_and_discretize", EchelonCalls::choices);
    }

    private static SerialGrid grid(Arguments a, double systemTail) {
        if (a.has("x")) {
            throw new Arguments.Unreadable("x gives levels of its own");
        }
        return new SerialGrid(
                (int) a.number("x_num", 1000),
                (int) a.number("d_num", 100),
                a.number("ltd_lower_tail_prob", TAIL_4),
                a.number("ltd_upper_tail_prob", TAIL_4),
                a.number("sum_ltd_lower_tail_prob", TAIL_4),
                a.number("sum_ltd_upper_tail_prob", systemTail),
                false);
    }

    private static Map<String, Object> byIndex(SerialChain chain, double[] levels) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int j = levels.length - 1; j >= 0; j--) {
            map.put(String.valueOf(chain.indices()[j]), levels[j]);
        }
        return map;
    }

    private static Object optimize(Arguments a) {
        SerialChain chain = SerialChain.of(a);
        if (a.has("S")) {
            double[] given = levels(a, "S", chain);
            return Arguments.list(byIndex(chain, given), chain.system().cost(given, grid(a, TAIL_4)));
        }
        SerialPlan plan = chain.system().best(grid(a, TAIL_4));
        return Arguments.list(byIndex(chain, plan.echelonLevels()), plan.cost());
    }

    private static double[] levels(Arguments a, String name, SerialChain chain) {
        if (!(a.raw(name) instanceof Map<?, ?> map)) {
            throw new Arguments.Unreadable("no levels " + name);
        }
        double[] levels = new double[chain.indices().length];
        for (int j = 0; j < levels.length; j++) {
            levels[j] = map.get(String.valueOf(chain.indices()[j])) instanceof Number n ? n.doubleValue() : Double.NaN;
        }
        return levels;
    }

    private static Object cost(Arguments a, boolean holdingOnly) {
        SerialChain chain = SerialChain.of(a);
        double[] levels = levels(a, "echelon_S", chain);
        for (double level : levels) {
            if (level == 0) {
                throw new IllegalArgumentException("stockpyl takes no level of 0");
            }
        }
        return (holdingOnly ? chain.system().withStockoutCost(0) : chain.system()).cost(levels, grid(a, TAIL_8));
    }

    private static Object heuristic(Arguments a) {
        SerialChain chain = SerialChain.of(a);
        double[] levels = chain.heuristic(a.number("weight", 0.5));
        String rounding = a.raw("round_type") instanceof String text ? text : "";
        for (int j = 0; j < levels.length; j++) {
            levels[j] = switch (rounding) {
                case "up" -> Math.ceil(levels[j]);
                case "down" -> Math.floor(levels[j]);
                case "nearest" -> Math.rint(levels[j]);
                default -> levels[j];
            };
        }
        return byIndex(chain, levels);
    }

    private static GuaranteedService.Stage stage(
            double holding, double work, double inbound, double latest, double z, Demands.@Nullable Source demand) {
        double mean = demand == null ? 0 : demand.law().mean();
        double deviation = demand == null ? 0 : Math.sqrt(demand.law().variance());
        return new GuaranteedService.Stage(
                holding,
                whole("processing_time", work),
                whole("inbound", inbound),
                whole("outbound", latest),
                z,
                mean,
                deviation);
    }

    private static int whole(String name, double value) {
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException(name + " must be a whole number, was " + value);
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private static Object chainTimes(Arguments a) {
        List<GuaranteedService.Stage> chain = new ArrayList<>();
        int n;
        if (a.has("network")) {
            Network network = Network.of(a, "network");
            n = network.size();
            Map<Integer, Integer> at = new TreeMap<>();
            for (int i = 0; i < n; i++) {
                at.put(network.index(i), i);
            }
            for (int k = 1; k <= n; k++) {
                Integer i = at.get(k);
                if (i == null) {
                    throw new IllegalArgumentException("nodes must be numbered from 1");
                }
                chain.add(stage(
                        network.number(i, "local_holding_cost", Double.NaN),
                        network.number(i, "processing_time", 0),
                        k == n ? network.number(i, "external_inbound_cst", 0) : 0,
                        k == 1 ? network.number(i, "external_outbound_cst", 0) : 0,
                        network.number(i, "demand_bound_constant", Double.NaN),
                        network.demand(i)));
            }
        } else {
            n = (int) a.number("num_nodes");
            int[] order = new int[n];
            for (int k = 0; k < n; k++) {
                order[k] = k + 1;
            }
            double[] holding = a.perNode("local_holding_cost", order);
            double[] work = a.perNode("processing_time", order);
            double[] z = a.perNode("demand_bound_constant", order);
            Demands.Source demand = SerialChain.demand(a);
            for (int k = 0; k < n; k++) {
                chain.add(stage(
                        holding[k],
                        work[k],
                        k == n - 1 ? a.number("external_inbound_cst") : 0,
                        k == 0 ? a.number("external_outbound_cst") : 0,
                        z[k],
                        k == 0 ? demand : null));
            }
        }
        ServiceTimes times = GuaranteedService.ofChain(chain);
        Map<String, Object> byIndex = new LinkedHashMap<>();
        for (int k = n; k >= 1; k--) {
            byIndex.put(String.valueOf(k), times.outbound()[k - 1]);
        }
        return Arguments.list(byIndex, times.cost());
    }

    private static Object treeTimes(Arguments a) {
        Network network = Network.of(a, "tree");
        int n = network.size();
        Double bound = null;
        for (int i = 0; i < n && bound == null; i++) {
            if (network.neighbours(i, false).length == 0) {
                bound = network.number(i, "demand_bound_constant");
            }
        }
        int[] order = nodesInOrder(network);
        int[] place = new int[n];
        for (int k = 0; k < n; k++) {
            place[order[k]] = k;
        }
        List<GuaranteedService.Stage> stages = new ArrayList<>();
        List<int[]> arcs = new ArrayList<>();
        for (int i : order) {
            Demands.Source demand = network.demand(i);
            if (network.neighbours(i, false).length == 0 && demand == null) {
                throw new IllegalArgumentException("node " + network.index(i) + " serves customers and has no demand");
            }
            double latest = network.number(i, "external_outbound_cst", GuaranteedService.Stage.NO_LIMIT);
            stages.add(stage(
                    network.number(i, "local_holding_cost", Double.NaN),
                    network.number(i, "processing_time", 0),
                    network.number(i, "external_inbound_cst", 0),
                    Math.min(latest, GuaranteedService.Stage.NO_LIMIT),
                    network.number(i, "demand_bound_constant", bound == null ? 1 : bound),
                    demand));
            for (int j : network.neighbours(i, false)) {
                arcs.add(new int[] {place[i], place[j]});
            }
        }
        ServiceTimes times = new GuaranteedService(stages, arcs.toArray(int[][]::new)).best();
        Map<String, Object> byIndex = new LinkedHashMap<>();
        for (int k = 0; k < n; k++) {
            byIndex.put(String.valueOf(network.index(order[k])), times.outbound()[k]);
        }
        return Arguments.list(byIndex, times.cost());
    }

    /** Positions by index if that is an order from the leaves inward, else as the file has them. */
    private static int[] nodesInOrder(Network network) {
        int n = network.size();
        Integer[] sorted = new Integer[n];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, (x, y) -> Integer.compare(network.index(x), network.index(y)));
        int lowest = network.index(sorted[0]);
        boolean good = true;
        for (int k = 0; k < n; k++) {
            int i = sorted[k];
            good &= network.index(i) == lowest + k;
            int later = 0;
            for (boolean suppliers : new boolean[] {true, false}) {
                for (int j : network.neighbours(i, suppliers)) {
                    later += network.index(j) > network.index(i) ? 1 : 0;
                }
            }
            good &= k == n - 1 || later == 1;
        }
        int[] order = new int[n];
        for (int k = 0; k < n; k++) {
            order[k] = good ? sorted[k] : k;
        }
        return order;
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
        if (a.raw(given) instanceof Map<?, ?> map && map.values().stream().anyMatch(v -> v != LooseJson.NULL)) {
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
