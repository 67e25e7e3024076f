package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Finds good numbers for a family of simple rules, and says how far from the best the rule is.
 *
 * <p>Costs are exact where the problem is small, otherwise from a simulation in which all rules meet the same customers; the lower bound is
 * the exact optimum where the problem is small, otherwise {@link LowerBound}. The search goes downhill from the best base stock in steps of one or several
 * numbers (pattern search, Hooke and Jeeves 1961), so no family that contains base stock ends above it. Immutable and safe for several threads.
 */
public final class HeuristicSearch {
    private static final double EXACT = 30_000;
    private static final double SOLVED = 400_000;
    private static final int RUNS = 24;
    private static final int MOST_TRIALS = 600;

    private final double exactStates;
    private final double solvedStates;
    private final int runs;

    /** A search that evaluates exactly up to 30,000 states, solves up to 400,000 and else plays 24 runs. */
    public HeuristicSearch() {
        this(EXACT, SOLVED, RUNS);
    }

    private HeuristicSearch(double exactStates, double solvedStates, int runs) {
        this.exactStates = exactStates;
        this.solvedStates = solvedStates;
        this.runs = runs;
    }

    /**
     * Other limits.
     *
     * @param exact up to how many states costs are exact
     * @param solved up to how many states the best policy, or that of the problem with a shorter lead time, is found
     * @return a copy
     */
    public HeuristicSearch withStates(double exact, double solved) {
        if (!(exact >= 0) || !(solved >= 0)) {
            throw new IllegalArgumentException(
                    "exact and solved must not be negative, were " + exact + " and " + solved);
        }
        return new HeuristicSearch(exact, solved, runs);
    }

    /**
     * Another number of simulated runs.
     *
     * @param value at least 2
     * @return a copy
     */
    public HeuristicSearch withRuns(int value) {
        if (value < 2) {
            throw new IllegalArgumentException("runs must be at least 2, was " + value);
        }
        return new HeuristicSearch(exactStates, solvedStates, value);
    }

    /**
     * Finds the numbers of one family.
     *
     * @param heuristic the family
     * @param problem the problem
     * @param context seed, threads, deadline, cancellation
     * @return rule, cost and gap
     */
    public HeuristicAnswer best(Heuristic heuristic, PerishableProblem problem, RunContext context) {
        return best(List.of(heuristic), problem, context).get(0);
    }

    /**
     * Finds the numbers of several families; the bound is computed once.
     *
     * @param heuristics the families
     * @param problem the problem
     * @param context seed, threads, deadline, cancellation
     * @return one answer for each, in their order
     */
    public List<HeuristicAnswer> best(List<Heuristic> heuristics, PerishableProblem problem, RunContext context) {
        LowerBound.Bound bound = LowerBound.of(problem, solvedStates, context);
        boolean exact = problem.states() <= exactStates;
        AgeSimulation simulation = exact ? null : new AgeSimulation(problem, runs, context);
        ToDoubleFunction<AgePolicy> cost = simulation == null
                ? policy -> PolicyEvaluator.cost(problem, policy, context)
                : policy -> simulation.play(policy, context).cost().mean();
        EstimatedWaste waste = new EstimatedWaste(problem);
        int level = bestLevel(problem, cost);
        return heuristics.stream()
                .map(heuristic -> {
                    AgePolicy policy = descend(heuristic, level, problem, waste, cost, context);
                    LongRun longRun;
                    double value;
                    double half = 0;
                    if (simulation == null) {
                        PolicyValue found = PolicyEvaluator.evaluate(problem, policy, context);
                        value = found.cost();
                        longRun = found.longRun();
                    } else {
                        AgeSimulation.Outcome outcome = simulation.play(policy, context);
                        value = outcome.cost().mean();
                        half = outcome.cost().halfWidth();
                        longRun = outcome.longRun();
                    }
                    double gap = bound.cost() > 0
                            ? Math.max(0, value / bound.cost() - 1)
                            : value <= 1e-9 ? 0 : Double.MAX_VALUE;
                    return new HeuristicAnswer(
                            heuristic, policy, value, half, longRun, bound.cost(), gap, exact && bound.exact());
                })
                .toList();
    }

    private static int bestLevel(PerishableProblem problem, ToDoubleFunction<AgePolicy> cost) {
        int highest = problem.maxOrder() * (problem.shelfLife().days() + problem.leadPeriods());
        int step = Math.max(1, highest / 64);
        int best = 0;
        double least = cost.applyAsDouble(new BaseStockPolicy(0));
        int worse = 0;
        for (int level = step; level <= highest && worse < 6; level += step) {
            double now = cost.applyAsDouble(new BaseStockPolicy(level));
            worse = now > least ? worse + 1 : 0;
            if (now < least) {
                least = now;
                best = level;
            }
        }
        for (int level = Math.max(0, best - step + 1), end = best + step; step > 1 && level < end; level++) {
            double now = cost.applyAsDouble(new BaseStockPolicy(level));
            if (now < least) {
                least = now;
                best = level;
            }
        }
        return best;
    }

    private static AgePolicy descend(
            Heuristic heuristic,
            int level,
            PerishableProblem problem,
            EstimatedWaste waste,
            ToDoubleFunction<AgePolicy> cost,
            RunContext context) {
        Map<List<Integer>, Double> known = new HashMap<>();
        ToDoubleFunction<int[]> value = numbers -> known.computeIfAbsent(
                Arrays.stream(numbers).boxed().toList(),
                key -> cost.applyAsDouble(heuristic.policy(numbers, problem, waste)));
        int[] best = new int[0];
        for (int[] start : heuristic.starts(level, waste.meanDemand(), problem)) {
            if (best.length > 0 && !heuristic.allowed(start, problem)) {
                continue;
            }
            int[] found = descend(heuristic, start, problem, value, context);
            if (best.length == 0 || value.applyAsDouble(found) < value.applyAsDouble(best)) {
                best = found;
            }
        }
        return heuristic.policy(best, problem, waste);
    }

    private static int[] descend(
            Heuristic heuristic,
            int[] start,
            PerishableProblem problem,
            ToDoubleFunction<int[]> value,
            RunContext context) {
        int[] numbers = start;
        double least = value.applyAsDouble(numbers);
        List<int[]> moves = heuristic.moves(numbers.length, problem.maxOrder());
        int sinceBetter = 0;
        int move = 0;
        for (int trial = 0; trial < MOST_TRIALS && sinceBetter < moves.size(); trial++) {
            context.stopIfAsked("searching a policy");
            int[] next = numbers.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += moves.get(move)[i];
            }
            boolean better = false;
            if (heuristic.allowed(next, problem)) {
                double now = value.applyAsDouble(next);
                better = now < least - 1e-12 * Math.abs(least);
                least = better ? now : least;
                numbers = better ? next : numbers;
            }
            // What helped may help again.
            sinceBetter = better ? 0 : sinceBetter + 1;
            move = better ? move : (move + 1) % moves.size();
        }
        return numbers;
    }
}
