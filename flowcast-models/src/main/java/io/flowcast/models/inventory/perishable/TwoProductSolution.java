package io.flowcast.models.inventory.perishable;

/** The best orders of two products. Immutable. */
public final class TwoProductSolution {
    private final TwoProductProblem problem;
    private final int[] orders;
    private final double lowerBound;
    private final double upperBound;
    private final int sweeps;
    private final boolean converged;
    private final LongRun longRunA;
    private final LongRun longRunB;

    TwoProductSolution(
            TwoProductProblem problem,
            int[] orders,
            double lowerBound,
            double upperBound,
            int sweeps,
            boolean converged,
            LongRun longRunA,
            LongRun longRunB) {
        this.problem = problem;
        this.orders = orders;
        this.lowerBound = lowerBound;
        this.upperBound = upperBound;
        this.sweeps = sweeps;
        this.converged = converged;
        this.longRunA = longRunA;
        this.longRunB = longRunB;
    }

    /**
     * Costs less earnings: with a discount below 1 of all periods from the empty shop, otherwise per period. A profit is negative.
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
     * Averages of A under the best orders; its cost is net of what it earns, its demand includes customers of B who come for it.
     *
     * @return the long run from the empty shop
     */
    public LongRun longRunA() {
        return longRunA;
    }

    /**
     * Averages of B under the best orders; its shortage is what is neither sold of B nor replaced by A.
     *
     * @return the long run from the empty shop
     */
    public LongRun longRunB() {
        return longRunB;
    }

    /**
     * The best orders.
     *
     * @param stockA units of A by days left, first element one day
     * @param stockB units of B by days left
     * @return units of A and of B
     */
    public int[] order(int[] stockA, int[] stockB) {
        int order = orders[
                index(stockA, problem.lifeA(), problem.maxOrderA(), "stockA")
                                * AgeGrid.power(problem.maxOrderB() + 1, problem.lifeB())
                        + index(stockB, problem.lifeB(), problem.maxOrderB(), "stockB")];
        return new int[] {order / (problem.maxOrderB() + 1), order % (problem.maxOrderB() + 1)};
    }

    private static int index(int[] stock, int life, int most, String name) {
        if (stock.length != life) {
            throw new IllegalArgumentException(name + " must hold " + life + " ages, had " + stock.length);
        }
        int index = 0;
        for (int units : stock) {
            if (units < 0 || units > most) {
                throw new IllegalArgumentException(name + " must lie between 0 and " + most + ", was " + units);
            }
            index = index * (most + 1) + units;
        }
        return index;
    }
}
