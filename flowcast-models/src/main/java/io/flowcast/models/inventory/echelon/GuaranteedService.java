package io.flowcast.models.inventory.echelon;

import io.flowcast.models.inventory.internal.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * Where to hold safety stock in a tree whose stages quote guaranteed service times: a stage that is served after SI, works
 * for T and serves within S bridges SI + T - S, for which it holds z sigma sqrt(SI + T - S). The best whole times are found
 * by dynamic programming from the leaves of the tree inward (Graves and Willems 2000; chains: Simpson 1958).
 */
public final class GuaranteedService {
    private static final long LONGEST = 20_000;

    private final List<Stage> stages;
    private final List<List<Integer>> suppliers = new ArrayList<>();
    private final List<List<Integer>> customers = new ArrayList<>();

    /**
     * One stage.
     *
     * @param holdingCost of a unit per unit of time, at least 0
     * @param processingTime T, at least 0
     * @param inboundTime service time of a supplier outside, at least 0
     * @param latestService longest time customers outside accept, or {@link Stage#NO_LIMIT}
     * @param safetyFactor z: demand is bounded by its mean and z deviations, at least 0
     * @param meanDemand from customers outside, per unit of time, at least 0
     * @param deviation standard deviation of that demand, at least 0
     */
    public record Stage(
            double holdingCost,
            int processingTime,
            int inboundTime,
            int latestService,
            double safetyFactor,
            double meanDemand,
            double deviation) {
        /** Stage without customers outside. */
        public static final int NO_LIMIT = Integer.MAX_VALUE;

        /** Checks the numbers. */
        public Stage {
            Require.nonNegative("holdingCost", holdingCost);
            Require.nonNegative("processingTime", processingTime);
            Require.nonNegative("inboundTime", inboundTime);
            Require.nonNegative("latestService", latestService);
            Require.nonNegative("safetyFactor", safetyFactor);
            Require.nonNegative("meanDemand", meanDemand);
            Require.nonNegative("deviation", deviation);
        }
    }

    /**
     * A network.
     *
     * @param stages at least one
     * @param arcs from supplier to customer, by index of the stages; together a tree
     */
    public GuaranteedService(List<Stage> stages, int[][] arcs) {
        this.stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("stages must not be empty");
        }
        for (int i = 0; i < stages.size(); i++) {
            suppliers.add(new ArrayList<>());
            customers.add(new ArrayList<>());
        }
        checkedTimes(stages);
        if (arcs.length != stages.size() - 1) {
            throw new IllegalArgumentException(
                    "arcs must be one fewer than the stages to be a tree, are " + arcs.length);
        }
        for (int[] arc : arcs) {
            if (arc.length != 2 || arc[0] < 0 || arc[1] < 0 || arc[0] >= stages.size() || arc[1] >= stages.size()) {
                throw new IllegalArgumentException("arcs must join two stages by index");
            }
            customers.get(arc[0]).add(arc[1]);
            suppliers.get(arc[1]).add(arc[0]);
        }
    }

    /** Tables have a column for each unit of time. */
    private static void checkedTimes(List<Stage> stages) {
        long total = 0;
        long outside = 0;
        for (Stage stage : stages) {
            total += stage.processingTime;
            outside = Math.max(outside, stage.inboundTime);
        }
        if (total + outside > LONGEST) {
            throw new IllegalArgumentException("processing times and the longest inboundTime must together be at most "
                    + LONGEST + ", were " + (total + outside) + "; count in a longer unit of time");
        }
    }

    private List<Integer> neighbours(int i) {
        List<Integer> both = new ArrayList<>(suppliers.get(i));
        both.addAll(customers.get(i));
        return both;
    }

    /**
     * The times of the least cost of safety stocks.
     *
     * @return the times
     * @throws IllegalArgumentException if the arcs are no tree
     */
    public ServiceTimes best() {
        int n = stages.size();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        return isInwards(order) ? best(order) : best(inwards());
    }

    /** Whether all but the last have exactly one neighbour later in the order. */
    private boolean isInwards(int[] order) {
        int n = order.length;
        int[] rank = ranks(order);
        for (int k = 0; k < n - 1; k++) {
            int later = 0;
            for (int j : neighbours(order[k])) {
                later += rank[j] > k ? 1 : 0;
            }
            if (later != 1) {
                return false;
            }
        }
        return true;
    }

    private static int[] ranks(int[] order) {
        int[] rank = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            rank[order[k]] = k;
        }
        return rank;
    }

    /** Leaves first: always the first stage with at most one neighbour left. */
    private int[] inwards() {
        int n = stages.size();
        int[] order = new int[n];
        boolean[] done = new boolean[n];
        for (int k = 0; k < n; k++) {
            int next = -1;
            for (int i = 0; i < n && next < 0; i++) {
                if (!done[i]) {
                    int left = 0;
                    for (int j : neighbours(i)) {
                        left += done[j] ? 0 : 1;
                    }
                    next = left <= 1 ? i : -1;
                }
            }
            if (next < 0) {
                throw new IllegalArgumentException("arcs hold a circle");
            }
            order[k] = next;
            done[next] = true;
        }
        return order;
    }

    private ServiceTimes best(int[] order) {
        TreeProgramme programme =
                new TreeProgramme(stages, suppliers, customers, order, ranks(order), longest(), spread());
        return programme.solve();
    }

    /** Longest replenishment time of each stage. */
    private int[] longest() {
        int n = stages.size();
        int[] longest = new int[n];
        boolean[] known = new boolean[n];
        for (int round = 0; round < n; round++) {
            for (int i = 0; i < n; i++) {
                int before = stages.get(i).inboundTime;
                boolean ready = !known[i];
                for (int j : suppliers.get(i)) {
                    ready &= known[j];
                    before = Math.max(before, longest[j]);
                }
                if (ready) {
                    longest[i] = Math.addExact(before, stages.get(i).processingTime);
                    known[i] = true;
                }
            }
        }
        return longest;
    }

    /** Mean and variance of the demand each stage sees, its customers' included. */
    private double[][] spread() {
        int n = stages.size();
        double[] mean = new double[n];
        double[] variance = new double[n];
        boolean[] known = new boolean[n];
        for (int round = 0; round < n; round++) {
            for (int i = 0; i < n; i++) {
                boolean ready = !known[i];
                for (int j : customers.get(i)) {
                    ready &= known[j];
                }
                if (ready) {
                    Stage stage = stages.get(i);
                    mean[i] = stage.meanDemand;
                    variance[i] = stage.deviation * stage.deviation;
                    for (int j : customers.get(i)) {
                        mean[i] += mean[j];
                        variance[i] += variance[j];
                    }
                    known[i] = true;
                }
            }
        }
        return new double[][] {mean, variance};
    }

    /**
     * The times of a chain whose last stage quotes a given time exactly.
     *
     * @param chain stages, the one that serves customers first; its {@code latestService} is the time it quotes, and its
     *     deviation is that of all
     * @return the times
     */
    public static ServiceTimes ofChain(List<Stage> chain) {
        int n = chain.size();
        if (n == 0) {
            throw new IllegalArgumentException("chain must not be empty");
        }
        checkedTimes(chain);
        double sigma = chain.get(0).deviation;
        double mean = chain.get(0).meanDemand;
        int[] longest = new int[n];
        for (int k = n - 1; k >= 0; k--) {
            int before = k == n - 1 ? chain.get(k).inboundTime : longest[k + 1];
            longest[k] = Math.addExact(before, chain.get(k).processingTime);
        }
        double[][] value = new double[n][];
        int[][] choice = new int[n][];
        for (int k = 0; k < n; k++) {
            Stage stage = chain.get(k);
            int first = k == n - 1 ? stage.inboundTime : 0;
            int end = longest[k] - stage.processingTime;
            value[k] = new double[end + 1];
            choice[k] = new int[end + 1];
            double rate = stage.holdingCost * stage.safetyFactor * sigma;
            for (int in = first; in <= end; in++) {
                if (k == 0) {
                    choice[k][in] = stage.latestService;
                    value[k][in] = rate * Math.sqrt(Math.max(0, in + stage.processingTime - stage.latestService));
                } else {
                    value[k][in] = Double.POSITIVE_INFINITY;
                    for (int out = 0; out <= in + stage.processingTime; out++) {
                        double cost = rate * Math.sqrt(in + stage.processingTime - out) + value[k - 1][out];
                        if (cost < value[k][in]) {
                            value[k][in] = cost;
                            choice[k][in] = out;
                        }
                    }
                }
            }
        }
        int[] outbound = new int[n];
        double[] safety = new double[n];
        double[] base = new double[n];
        int in = chain.get(n - 1).inboundTime;
        for (int k = n - 1; k >= 0; k--) {
            outbound[k] = choice[k][in];
            int bridged = Math.max(0, in + chain.get(k).processingTime - outbound[k]);
            safety[k] = chain.get(k).safetyFactor * sigma * Math.sqrt(bridged);
            base[k] = mean * bridged + safety[k];
            in = outbound[k];
        }
        return new ServiceTimes(outbound, safety, base, value[n - 1][chain.get(n - 1).inboundTime]);
    }
}
