package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import java.util.Arrays;

/**
 * Finds the best orders of two products that can replace each other, by value iteration with the bounds of {@link PerishableOptimizer}.
 *
 * <p>Cost of a sweep: for each state the pairs of what can be left of the two products, times the pairs of orders. 14,641 states (two periods of life, orders up to 10)
 * take some tens of milliseconds. Immutable and safe for several threads.
 */
public final class TwoProductOptimizer {
    private static final int MOST_SWEEPS = 20_000;
    private static final int MOST_STEPS = 200_000;

    private final double tolerance;

    /** An optimizer with a tolerance of 1e-9. */
    public TwoProductOptimizer() {
        this(1e-9);
    }

    private TwoProductOptimizer(double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * Another tolerance.
     *
     * @param value half the width of the bounds relative to the cost, above 0
     * @return a copy
     */
    public TwoProductOptimizer withTolerance(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("tolerance must lie between 0 and 1, was " + value);
        }
        return new TwoProductOptimizer(value);
    }

    /**
     * Solves a problem.
     *
     * @param problem the problem
     * @param context threads, deadline, cancellation; the answer does not depend on the number of threads
     * @return orders, bounds and long-run averages
     */
    public TwoProductSolution solve(TwoProductProblem problem, RunContext context) {
        Model model = new Model(problem);
        int states = model.statesA * model.statesB;
        double[] value = new double[states];
        double[] next = new double[states];
        int[] orders = new int[states];
        double discount = problem.discount();
        double damping = 1;
        double lastSpan = Double.POSITIVE_INFINITY;
        int slow = 0;
        for (int sweep = 1; ; sweep++) {
            context.stopIfAsked("value iteration");
            double[] now = value;
            double[] out = next;
            Parallel.forEach(context, "value iteration", model.statesA, () -> new Memory(model), (a, memory) -> {
                for (int b = 0; b < model.statesB; b++) {
                    model.improve(a, b, now, out, orders, memory);
                }
            });
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int s = 0; s < states; s++) {
                double change = next[s] - value[s];
                low = Math.min(low, change);
                high = Math.max(high, change);
            }
            double span = high - low;
            double factor = discount < 1 ? discount / (1 - discount) : 1;
            double offset = discount < 1 ? next[0] : 0;
            double middle = offset + factor * 0.5 * (low + high);
            boolean done = factor * 0.5 * span <= tolerance * Math.max(1, Math.abs(middle));
            if (done || sweep >= MOST_SWEEPS) {
                LongRun[] longRun = model.longRun(orders, context);
                return new TwoProductSolution(
                        problem,
                        orders,
                        offset + factor * low,
                        offset + factor * high,
                        sweep,
                        done,
                        longRun[0],
                        longRun[1]);
            }
            slow = span > 0.7 * lastSpan ? slow + 1 : 0;
            lastSpan = span;
            if (slow >= 6) {
                damping = 0.5;
            }
            double origin = discount < 1 ? 0 : next[0];
            for (int s = 0; s < states; s++) {
                value[s] += damping * (next[s] - value[s] - origin);
            }
        }
    }

    private static final class Memory {
        final double[] sales;
        final double[] left;
        final int[] touched;
        final double[] best;

        Memory(Model model) {
            TwoProductProblem p = model.problem;
            sales = new double[(p.maxOrderA() * p.lifeA() + 1) * (p.maxOrderB() * p.lifeB() + 1)];
            left = new double[model.restA * model.restB];
            touched = new int[sales.length];
            best = new double[model.baseA * model.baseB];
        }
    }

    /** Numbers of the states, and what a period does. */
    private static final class Model {
        final TwoProductProblem problem;
        final JointSales sales;
        final int baseA;
        final int baseB;
        final int statesA;
        final int statesB;
        final int restA;
        final int restB;
        /** For each state of a product and each number sold, what is left of the younger ages. */
        final int[][] afterA;

        final int[][] afterB;

        Model(TwoProductProblem problem) {
            this.problem = problem;
            sales = new JointSales(problem);
            baseA = problem.maxOrderA() + 1;
            baseB = problem.maxOrderB() + 1;
            statesA = AgeGrid.power(baseA, problem.lifeA());
            statesB = AgeGrid.power(baseB, problem.lifeB());
            restA = statesA / baseA;
            restB = statesB / baseB;
            afterA = after(baseA, problem.lifeA(), statesA);
            afterB = after(baseB, problem.lifeB(), statesB);
        }

        /** The oldest first; the last element of each row belongs to the whole stock sold. */
        private static int[][] after(int base, int life, int states) {
            int[][] after = new int[states][];
            for (int s = 0; s < states; s++) {
                int[] stock = unpack(s, base, life);
                int onHand = Arrays.stream(stock).sum();
                after[s] = new int[onHand + 1];
                for (int sold = 0; sold <= onHand; sold++) {
                    int rest = 0;
                    for (int i = 1; i < life; i++) {
                        rest = rest * base + stock[i];
                    }
                    after[s][sold] = rest;
                    for (int i = 0; i < life && sold < onHand; i++) {
                        if (stock[i] > 0) {
                            stock[i]--;
                            break;
                        }
                    }
                }
            }
            return after;
        }

        private static int[] unpack(int state, int base, int life) {
            int[] stock = new int[life];
            int rest = state;
            for (int i = life - 1; i >= 0; i--) {
                stock[i] = rest % base;
                rest /= base;
            }
            return stock;
        }

        private static int units(int rest, int base) {
            int sum = 0;
            for (int r = rest; r > 0; r /= base) {
                sum += r % base;
            }
            return sum;
        }

        /** Sparse law of what is left of both, into the memory; returns how many pairs. */
        private int leave(int a, int b, Memory memory) {
            int onHandA = afterA[a].length - 1;
            int onHandB = afterB[b].length - 1;
            sales.fill(onHandA, onHandB, memory.sales);
            int count = 0;
            for (int i = 0; i <= onHandA; i++) {
                for (int j = 0; j <= onHandB; j++) {
                    double p = memory.sales[i * (onHandB + 1) + j];
                    if (p > 0) {
                        int pair = afterA[a][i] * restB + afterB[b][j];
                        if (memory.left[pair] == 0) {
                            memory.touched[count++] = pair;
                        }
                        memory.left[pair] += p;
                    }
                }
            }
            return count;
        }

        /** Sold, short, wasted, kept of A and of B. */
        private double[] figures(int a, int b, Memory memory) {
            int onHandA = afterA[a].length - 1;
            int onHandB = afterB[b].length - 1;
            double[] f = new double[9];
            for (int i = 0; i <= onHandA; i++) {
                for (int j = 0; j <= onHandB; j++) {
                    double p = memory.sales[i * (onHandB + 1) + j];
                    int keptA = units(afterA[a][i], baseA);
                    int keptB = units(afterB[b][j], baseB);
                    f[0] += p * i;
                    f[2] += p * (onHandA - i - keptA);
                    f[3] += p * keptA;
                    f[4] += p * j;
                    f[6] += p * (onHandB - j - keptB);
                    f[7] += p * keptB;
                }
            }
            f[8] = sales.substituted(onHandA, onHandB);
            f[1] = Math.max(0, sales.meanA() - (f[0] - f[8]));
            f[5] = Math.max(0, sales.meanB() - f[4] - f[8]);
            return f;
        }

        private static double cost(AgeCosts costs, double price, double[] f, int from) {
            double held = f[from + 3] + (costs.holdingOfExpired() ? f[from + 2] : 0);
            return costs.shortage() * f[from + 1]
                    + costs.waste() * f[from + 2]
                    + costs.holding() * held
                    - price * f[from];
        }

        void improve(int a, int b, double[] now, double[] out, int[] orders, Memory memory) {
            int count = leave(a, b, memory);
            double[] f = figures(a, b, memory);
            double day = cost(problem.costA(), problem.priceA(), f, 0) + cost(problem.costB(), problem.priceB(), f, 4);
            Arrays.fill(memory.best, 0);
            for (int i = 0; i < count; i++) {
                int pair = memory.touched[i];
                double p = memory.left[pair];
                memory.left[pair] = 0;
                int firstA = pair / restB * baseA;
                int firstB = pair % restB * baseB;
                for (int orderA = 0; orderA < baseA; orderA++) {
                    ExpectedValues.add(
                            memory.best, orderA * baseB, p, now, (firstA + orderA) * statesB + firstB, baseB);
                }
            }
            double least = Double.POSITIVE_INFINITY;
            int best = 0;
            for (int orderA = 0; orderA < baseA; orderA++) {
                double priceOfA = problem.costA().ofOrder(orderA);
                for (int orderB = 0; orderB < baseB; orderB++) {
                    double value = priceOfA
                            + problem.costB().ofOrder(orderB)
                            + problem.discount() * memory.best[orderA * baseB + orderB];
                    if (value < least) {
                        least = value;
                        best = orderA * baseB + orderB;
                    }
                }
            }
            out[a * statesB + b] = day + least;
            orders[a * statesB + b] = best;
        }

        /** Averages of A and B from the empty shop; lazy steps, so that cycles do not matter. */
        LongRun[] longRun(int[] orders, RunContext context) {
            int states = statesA * statesB;
            double[] share = new double[states];
            double[] next = new double[states];
            share[0] = 1;
            Memory memory = new Memory(this);
            double change = 1;
            for (int step = 0; step < MOST_STEPS && change > 1e-13; step++) {
                context.stopIfAsked("stationary distribution");
                Arrays.fill(next, 0);
                for (int s = 0; s < states; s++) {
                    if (share[s] > 1e-18) {
                        int count = leave(s / statesB, s % statesB, memory);
                        for (int i = 0; i < count; i++) {
                            int pair = memory.touched[i];
                            int toA = pair / restB * baseA + orders[s] / baseB;
                            int toB = pair % restB * baseB + orders[s] % baseB;
                            next[toA * statesB + toB] += share[s] * memory.left[pair];
                            memory.left[pair] = 0;
                        }
                    }
                }
                double sum = 0;
                for (double p : next) {
                    sum += p;
                }
                change = 0;
                for (int s = 0; s < states; s++) {
                    double moved = 0.5 * (next[s] / sum - share[s]);
                    change += Math.abs(moved);
                    share[s] += moved;
                }
            }
            double[] a = new double[10];
            double[] b = new double[10];
            for (int s = 0; s < states; s++) {
                if (share[s] > 0) {
                    int stateA = s / statesB;
                    int stateB = s % statesB;
                    int count = leave(stateA, stateB, memory);
                    for (int i = 0; i < count; i++) {
                        memory.left[memory.touched[i]] = 0;
                    }
                    double[] f = figures(stateA, stateB, memory);
                    collect(a, share[s], orders[s] / baseB, f, 0, problem.costA(), problem.priceA());
                    collect(b, share[s], orders[s] % baseB, f, 4, problem.costB(), problem.priceB());
                    a[9] += share[s] * f[8];
                }
            }
            return new LongRun[] {run(a, sales.meanA() + a[9]), run(b, sales.meanB())};
        }

        private static void collect(
                double[] sum, double share, int order, double[] f, int from, AgeCosts costs, double price) {
            sum[0] += share * order;
            sum[1] += share * (order > 0 ? 1 : 0);
            sum[2] += share * f[from];
            sum[3] += share * f[from + 1];
            sum[4] += share * f[from + 2];
            sum[5] += share * (f[from + 3] + (costs.holdingOfExpired() ? f[from + 2] : 0));
            sum[6] += share * (costs.ofOrder(order) + cost(costs, price, f, from));
        }

        private static LongRun run(double[] sum, double demand) {
            return new LongRun(demand, sum[0], sum[1], sum[2], sum[3], sum[4], 0, sum[5], 0, sum[6]);
        }
    }
}
