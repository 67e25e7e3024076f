package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;

/**
 * A cost that no policy can go below, for problems too large to solve: the same problem with a shorter lead time.
 *
 * <p>Who sees the demand of the next k periods before ordering can do whatever the original shop does, k periods later; so the
 * best of the shorter problem costs no more (information relaxation: Brown, Smith and Sun 2010, "Information relaxations and
 * duality in stochastic dynamic programs", Operations Research 58(4)). Orders are charged what they would have cost k periods
 * earlier, and as nothing can arrive in the first k periods, all their demand is lost.
 */
public final class LowerBound {
    private LowerBound() {}

    /**
     * Bounds the cost of a problem.
     *
     * @param problem the problem
     * @param mostStates largest problem to solve
     * @param context threads, deadline, cancellation
     * @return a lower bound of {@link PerishableSolution#cost}; exact if the problem itself is small enough
     */
    public static Bound of(PerishableProblem problem, double mostStates, RunContext context) {
        int lead = problem.leadPeriods();
        while (lead > 0 && problem.withLeadPeriods(lead).states() > mostStates) {
            lead--;
        }
        int earlier = problem.leadPeriods() - lead;
        PerishableProblem smaller = problem.withLeadPeriods(lead);
        if (smaller.states() > mostStates || (earlier > 0 && problem.phases() > 1 && problem.discount() < 1)) {
            return new Bound(clairvoyant(problem), false);
        }
        double weight = Math.pow(problem.discount(), earlier);
        AgeCosts costs = problem.costs();
        AgeCosts dearer = new AgeCosts(
                costs.perOrder() / weight,
                costs.perUnit() / weight,
                costs.shortage(),
                costs.waste(),
                costs.holding(),
                costs.holdingOfExpired());
        double bound = new PerishableOptimizer()
                .withTolerance(1e-7)
                .solve(smaller.withCosts(dearer), context)
                .lowerBound();
        if (problem.discount() < 1) {
            double first = 0;
            for (int t = 0; t < earlier; t++) {
                first += Math.pow(problem.discount(), t) * costs.shortage() * mean(problem, t);
            }
            bound = first + weight * bound;
        }
        return new Bound(earlier == 0 ? bound : Math.max(bound, clairvoyant(problem)), earlier == 0);
    }

    /**
     * A lower bound.
     *
     * @param cost no policy costs less
     * @param exact whether it is the cost of the best policy, up to the tolerance
     */
    public record Bound(double cost, boolean exact) {}

    /**
     * What it would cost to know all demand: each unit comes in the period it is sold in, so that nothing is held or wasted, or is lost where that is cheaper or
     * nothing can have arrived. No policy costs less; with no cost per order and a largest order above all demand, whoever knows the demand pays just that.
     *
     * @param problem the problem
     * @return cost as in {@link PerishableSolution#cost}
     */
    public static double clairvoyant(PerishableProblem problem) {
        double early = Math.pow(problem.discount(), problem.leadPeriods());
        double unit =
                Math.min(problem.costs().perUnit() / early, problem.costs().shortage());
        double average = 0;
        for (int t = 0; t < problem.phases(); t++) {
            average += mean(problem, t) / problem.phases();
        }
        if (problem.discount() == 1) {
            return unit * average;
        }
        double sum = 0;
        double weight = 1;
        for (int t = 0; weight > 1e-12; t++, weight *= problem.discount()) {
            boolean lost = t < problem.leadPeriods();
            sum += weight * mean(problem, t) * (lost ? problem.costs().shortage() : unit);
        }
        return sum;
    }

    private static double mean(PerishableProblem problem, int period) {
        double[] demand = problem.rawDemand(period % problem.phases());
        double mean = 0;
        for (int d = 1; d < demand.length; d++) {
            mean += d * demand[d];
        }
        return mean;
    }
}
