package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import java.util.Arrays;

/** The states that a policy reaches from the empty shop, with the chances of going from one to the next. */
final class AgeChain {
    private static final int MOST_ENTRIES = 400_000_000;
    private static final int MOST_STEPS = 1_000_000;

    private final PerishableProblem problem;
    private final AgeGrid grid;
    private final AgePolicy policy;
    private final RunContext context;
    private final int[] stock;
    private final int[] pipeline;

    private int[] states = new int[1024];
    private int count;
    private int[] start = new int[1025];
    private int[] target = new int[1 << 14];
    private double[] chance = new double[1 << 14];
    private int entries;
    /** Expected figures of each state. */
    private double[] figures = new double[1024 * AgeStep.FIGURES];

    AgeChain(PerishableProblem problem, AgeGrid grid, AgePolicy policy, RunContext context) {
        this.problem = problem;
        this.grid = grid;
        this.policy = policy;
        this.context = context;
        stock = new int[grid.life];
        pipeline = new int[Math.max(0, grid.lead - 1)];
        if ((double) grid.states * problem.phases() > AgeGrid.MOST_STATES) {
            throw new IllegalArgumentException("too many states to follow a policy: " + problem);
        }
        explore();
    }

    int size() {
        return count;
    }

    private void explore() {
        int[] number = new int[grid.states * problem.phases()];
        Arrays.fill(number, -1);
        number[0] = 0;
        states[0] = 0;
        count = 1;
        AgeStep step = new AgeStep(problem, grid);
        for (int i = 0; i < count; i++) {
            if ((i & 1023) == 0) {
                context.stopIfAsked("following a policy");
            }
            int phase = states[i] / grid.states;
            int nextPhase = (phase + 1) % problem.phases();
            follow(step, i, phase, states[i] % grid.states);
            for (int e = start[i]; e < entries; e++) {
                int next = nextPhase * grid.states + target[e];
                if (number[next] < 0) {
                    number[next] = count;
                    if (count == states.length) {
                        states = Arrays.copyOf(states, 2 * count);
                        start = Arrays.copyOf(start, 2 * count + 1);
                        figures = Arrays.copyOf(figures, 2 * count * AgeStep.FIGURES);
                    }
                    states[count++] = next;
                }
                target[e] = number[next];
            }
            start[i + 1] = entries;
        }
    }

    private void follow(AgeStep step, int i, int phase, int state) {
        grid.stock(state, stock);
        grid.pipeline(state, pipeline);
        step.follow(phase, state, allowed(problem, policy.order(phase, stock, pipeline)));
        System.arraycopy(step.figures, 0, figures, i * AgeStep.FIGURES, AgeStep.FIGURES);
        if (entries + step.size > target.length) {
            if (entries > MOST_ENTRIES) {
                throw new IllegalArgumentException("the policy reaches too many states: " + problem);
            }
            target = Arrays.copyOf(target, 2 * target.length + step.size);
            chance = Arrays.copyOf(chance, target.length);
        }
        System.arraycopy(step.target, 0, target, entries, step.size);
        System.arraycopy(step.chance, 0, chance, entries, step.size);
        entries += step.size;
    }

    /** Largest order that is a whole number of packs. */
    static int allowed(PerishableProblem problem, int wanted) {
        if (wanted < 0) {
            throw new IllegalStateException("a policy ordered " + wanted + " units");
        }
        int pack = problem.packUnits();
        int most = problem.maxOrder() / pack * pack;
        return Math.min(most, (int) Math.min(Integer.MAX_VALUE / 2, (wanted + (long) pack - 1) / pack * pack));
    }

    /** Long-run shares of the states, from the empty shop; lazy steps, so that cycles do not matter. */
    double[] stationary() {
        double[] now = new double[count];
        double[] next = new double[count];
        now[0] = 1;
        double before = Double.POSITIVE_INFINITY;
        int stuck = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            if ((step & 15) == 0) {
                context.stopIfAsked("stationary distribution");
            }
            Arrays.fill(next, 0);
            for (int i = 0; i < count; i++) {
                double mass = now[i];
                if (mass == 0) {
                    continue;
                }
                for (int e = start[i]; e < start[i + 1]; e++) {
                    next[target[e]] += mass * chance[e];
                }
            }
            double sum = 0;
            double change = 0;
            for (int i = 0; i < count; i++) {
                double moved = 0.5 * (next[i] - now[i]);
                change += Math.abs(moved);
                now[i] += moved;
                if (now[i] < 1e-290) {
                    now[i] = 0;
                }
                sum += now[i];
            }
            for (int i = 0; i < count; i++) {
                now[i] /= sum;
            }
            // Below this only rounding is left; a geometric fall by less than that is waited for.
            stuck = change >= 0.999_999 * before ? stuck + 1 : 0;
            before = change;
            if (change < 1e-14 || (change < 1e-12 && stuck >= 3)) {
                break;
            }
        }
        return now;
    }

    LongRun longRun() {
        double[] share = stationary();
        double[] sum = new double[AgeStep.FIGURES];
        double demand = 0;
        for (int i = 0; i < count; i++) {
            for (int f = 0; f < AgeStep.FIGURES; f++) {
                sum[f] += share[i] * figures[i * AgeStep.FIGURES + f];
            }
        }
        for (int phase = 0; phase < problem.phases(); phase++) {
            double[] p = problem.rawDemand(phase);
            for (int d = 1; d < p.length; d++) {
                demand += d * p[d] / problem.phases();
            }
        }
        return new LongRun(
                demand,
                sum[AgeStep.ORDERED],
                sum[AgeStep.ORDERS],
                sum[AgeStep.SOLD],
                sum[AgeStep.SHORTAGE],
                sum[AgeStep.WASTED],
                sum[AgeStep.REJECTED],
                sum[AgeStep.HOLDING],
                sum[AgeStep.SOLD_OUT],
                sum[AgeStep.COST]);
    }

    /** Discounted cost from the empty shop; the discount must be below 1. */
    double discountedCost(double tolerance) {
        double discount = problem.discount();
        double[] value = new double[count];
        double[] next = new double[count];
        for (int step = 0; step < MOST_STEPS; step++) {
            if ((step & 15) == 0) {
                context.stopIfAsked("cost of a policy");
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                double sum = 0;
                for (int e = start[i]; e < start[i + 1]; e++) {
                    sum += chance[e] * value[target[e]];
                }
                next[i] = figures[i * AgeStep.FIGURES + AgeStep.COST] + discount * sum;
                double change = next[i] - value[i];
                low = change < low ? change : low;
                high = change > high ? change : high;
            }
            double middle = next[0] + discount / (1 - discount) * 0.5 * (low + high);
            double half = discount / (1 - discount) * 0.5 * (high - low);
            if (half <= tolerance * Math.max(1, Math.abs(middle))) {
                return middle;
            }
            // Every third step half the way: cycles die away, and where there are none little is lost.
            double damping = step % 3 == 2 ? 0.5 : 1;
            for (int i = 0; i < count; i++) {
                value[i] += damping * (next[i] - value[i]);
            }
        }
        throw new IllegalStateException("the cost of the policy did not converge: " + problem);
    }
}
