package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;

/**
 * Finds the best order of every state by value iteration.
 *
 * <p>It stops when the bounds of MacQueen and Odoni (Puterman 1994, theorems 6.6.3 and 8.5.6) around the value of the empty
 * shop, or around the cost per period, are within the tolerance of each other. If the differences die away slowly, as they
 * do when the best policy is nearly periodic, each sweep moves half the way only: for the values that do not differ much
 * between states this changes nothing, and alternating ones vanish. Immutable and safe for several threads.
 */
public final class PerishableOptimizer {
    private static final int PATIENCE = 6;
    private static final double SLOW = 0.7;

    private final double tolerance;
    private final int mostSweeps;

    /** An optimizer with a tolerance of 1e-10 and at most 100,000 sweeps. */
    public PerishableOptimizer() {
        this(1e-10, 100_000);
    }

    private PerishableOptimizer(double tolerance, int mostSweeps) {
        this.tolerance = tolerance;
        this.mostSweeps = mostSweeps;
    }

    /**
     * Another tolerance.
     *
     * @param value half the width of the bounds relative to the cost, above 0
     * @return a copy
     */
    public PerishableOptimizer withTolerance(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("tolerance must lie between 0 and 1, was " + value);
        }
        return new PerishableOptimizer(value, mostSweeps);
    }

    /**
     * Another limit of sweeps.
     *
     * @param value at least 1
     * @return a copy
     */
    public PerishableOptimizer withMostSweeps(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("mostSweeps must be at least 1, was " + value);
        }
        return new PerishableOptimizer(tolerance, value);
    }

    /**
     * Solves a problem.
     *
     * @param problem the problem
     * @param context threads, deadline, cancellation; the answer does not depend on the number of threads
     * @return values, orders and bounds
     * @throws IllegalArgumentException if the problem has too many states to hold
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before the end
     */
    public PerishableSolution solve(PerishableProblem problem, RunContext context) {
        AgeGrid grid = new AgeGrid(problem);
        BellmanOperator operator = new BellmanOperator(problem, grid, context);
        int phases = problem.phases();
        double[][] values = new double[phases][grid.states];
        double[] first = new double[grid.states];
        double cycleDiscount = Math.pow(problem.discount(), phases);
        short[] none = new short[0];
        double damping = 1;
        double lastSpan = Double.POSITIVE_INFINITY;
        int slow = 0;
        int sweeps = 0;
        while (true) {
            context.stopIfAsked("value iteration");
            double[] next = values[0];
            for (int phase = phases - 1; phase > 0; phase--) {
                operator.apply(phase, next, values[phase], none);
                next = values[phase];
            }
            operator.apply(0, next, first, none);
            sweeps++;
            double[] change = range(first, values[0], context);
            double low = bound(change[0], cycleDiscount, phases);
            double high = bound(change[1], cycleDiscount, phases);
            double offset = cycleDiscount < 1 ? first[0] : 0;
            double middle = offset + 0.5 * (low + high);
            boolean done = 0.5 * (high - low) <= tolerance * Math.max(1, Math.abs(middle));
            double span = change[1] - change[0];
            if (done || sweeps >= mostSweeps) {
                short[][] orders = orders(operator, values, first, phases, grid);
                double constant = cycleDiscount < 1 ? 0.5 * (low + high) : -first[0];
                for (int phase = 0; phase < phases; phase++) {
                    double weight = phase == 0 ? 1 : Math.pow(problem.discount(), phases - phase);
                    shift(values[phase], weight * constant);
                }
                return new PerishableSolution(problem, grid, values, orders, offset + low, offset + high, sweeps, done);
            }
            slow = span > SLOW * lastSpan ? slow + 1 : 0;
            lastSpan = span;
            if (damping == 1 && slow >= PATIENCE) {
                damping = 0.5;
                lastSpan = Double.POSITIVE_INFINITY;
            }
            move(values[0], first, damping, cycleDiscount < 1 ? 0 : first[0], context);
        }
    }

    private static double bound(double change, double cycleDiscount, int phases) {
        return cycleDiscount < 1 ? change * cycleDiscount / (1 - cycleDiscount) : change / phases;
    }

    /** Smallest and largest change. */
    private static double[] range(double[] now, double[] before, RunContext context) {
        int batch = 1 << 16;
        int tasks = (now.length + batch - 1) / batch;
        double[] low = new double[tasks];
        double[] high = new double[tasks];
        Parallel.forEach(context, "value iteration", tasks, task -> {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = task * batch; i < Math.min(now.length, (task + 1) * batch); i++) {
                double change = now[i] - before[i];
                least = change < least ? change : least;
                most = change > most ? change : most;
            }
            low[task] = least;
            high[task] = most;
        });
        double least = low[0];
        double most = high[0];
        for (int task = 1; task < tasks; task++) {
            least = Math.min(least, low[task]);
            most = Math.max(most, high[task]);
        }
        return new double[] {least, most};
    }

    private static void move(double[] values, double[] to, double damping, double origin, RunContext context) {
        int batch = 1 << 16;
        int tasks = (values.length + batch - 1) / batch;
        Parallel.forEach(context, "value iteration", tasks, task -> {
            for (int i = task * batch; i < Math.min(values.length, (task + 1) * batch); i++) {
                values[i] += damping * (to[i] - values[i]) - damping * origin;
            }
        });
    }

    private static void shift(double[] values, double by) {
        for (int i = 0; i < values.length; i++) {
            values[i] += by;
        }
    }

    /** The best orders against the last values. */
    private static short[][] orders(
            BellmanOperator operator, double[][] values, double[] first, int phases, AgeGrid grid) {
        short[][] orders = new short[phases][grid.states];
        double[] next = values[0];
        System.arraycopy(first, 0, next, 0, next.length);
        double[] spare = new double[grid.states];
        for (int phase = phases - 1; phase >= 0; phase--) {
            double[] out = phase == 0 ? spare : values[phase];
            operator.apply(phase, next, out, orders[phase]);
            next = out;
        }
        return orders;
    }
}
