package io.flowcast.models.inventory.perishable;

/**
 * The best orders of a problem and what they cost. Immutable.
 *
 * <p>As an {@link AgePolicy} it can be evaluated and simulated like any other.
 */
public final class PerishableSolution implements AgePolicy {
    private final PerishableProblem problem;
    private final AgeGrid grid;
    private final double[][] values;
    private final short[][] orders;
    private final double lowerBound;
    private final double upperBound;
    private final int sweeps;
    private final boolean converged;

    PerishableSolution(
            PerishableProblem problem,
            AgeGrid grid,
            double[][] values,
            short[][] orders,
            double lowerBound,
            double upperBound,
            int sweeps,
            boolean converged) {
        this.problem = problem;
        this.grid = grid;
        this.values = values;
        this.orders = orders;
        this.lowerBound = lowerBound;
        this.upperBound = upperBound;
        this.sweeps = sweeps;
        this.converged = converged;
    }

    /**
     * What was solved.
     *
     * @return the problem
     */
    public PerishableProblem problem() {
        return problem;
    }

    /**
     * With a discount below 1 the discounted cost of all periods from the empty shop in phase 0; without, the cost per period.
     *
     * @return the middle of the bounds
     */
    public double cost() {
        return 0.5 * (lowerBound + upperBound);
    }

    /**
     * No policy costs less.
     *
     * @return lower bound of {@link #cost}
     */
    public double lowerBound() {
        return lowerBound;
    }

    /**
     * The best policy costs no more.
     *
     * @return upper bound of {@link #cost}
     */
    public double upperBound() {
        return upperBound;
    }

    /**
     * How often all states were gone through.
     *
     * @return sweeps
     */
    public int sweeps() {
        return sweeps;
    }

    /**
     * Whether the bounds are as close as was asked for.
     *
     * @return false if the limit of sweeps ended the search
     */
    public boolean converged() {
        return converged;
    }

    /**
     * States of all phases.
     *
     * @return number of states
     */
    public long states() {
        return (long) grid.states * orders.length;
    }

    /**
     * Value of a state: with a discount below 1 the expected discounted cost from there; without, the cost that it adds to that of the
     * empty shop in phase 0 over all time, beside the cost per period.
     *
     * @param phase place in the demand's cycle
     * @param stock units by days left, first element one day; with a lead time of 0 the last is 0
     * @param pipeline units that arrive 1, 2, ... periods ahead, lead time - 1 of them (none with a lead time of 0 or 1)
     * @return the value
     */
    public double value(int phase, int[] stock, int[] pipeline) {
        return values[SeenState.phase(phase, values.length)][index(stock, pipeline)];
    }

    /**
     * What it costs to order something else once and to do the best ever after. Below some 1e-6 of the cost two orders
     * are as good as each other, and another program may choose the other.
     *
     * @param phase place in the demand's cycle
     * @param stock units by days left, first element one day
     * @param pipeline units that arrive 1, 2, ... periods ahead
     * @param order units ordered instead; rounded up to packs and cut at the largest order
     * @return at least 0 but for rounding and the tolerance
     */
    public double regret(int phase, int[] stock, int[] pipeline, int order) {
        SeenState.phase(phase, values.length);
        int state = index(stock, pipeline);
        return lookahead(phase, state, AgeChain.allowed(problem, order))
                - lookahead(phase, state, orders[phase][state] * grid.step);
    }

    private double lookahead(int phase, int state, int order) {
        AgeStep step = new AgeStep(problem, grid);
        step.follow(phase, state, order);
        double[] next = values[(phase + 1) % values.length];
        double value = 0;
        for (int i = 0; i < step.size; i++) {
            value += step.chance[i] * next[step.target[i]];
        }
        return step.figures[AgeStep.COST] + problem.discount() * value;
    }

    /**
     * The best order.
     *
     * @param phase place in the demand's cycle
     * @param stock units by days left, first element one day; with a lead time of 0 the last is 0
     * @param pipeline units that arrive 1, 2, ... periods ahead, lead time - 1 of them (none with a lead time of 0 or 1)
     * @return units
     */
    @Override
    public int order(int phase, int[] stock, int[] pipeline) {
        return orders[SeenState.phase(phase, orders.length)][index(stock, pipeline)] * grid.step;
    }

    private int index(int[] stock, int[] pipeline) {
        if (stock.length != grid.life || pipeline.length < Math.max(0, grid.lead - 1)) {
            throw new IllegalArgumentException("stock must hold " + grid.life + " ages and pipeline "
                    + Math.max(0, grid.lead - 1) + " periods, had " + stock.length + " and " + pipeline.length);
        }
        int state = grid.state(stock, pipeline);
        if (state < 0) {
            throw new IllegalArgumentException("stock or pipeline lies outside of what was solved: "
                    + java.util.Arrays.toString(stock) + ", " + java.util.Arrays.toString(pipeline));
        }
        return state;
    }
}
