package io.flowcast.core.evaluate;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Ranks forecasters, or one forecaster with different parameters, by rolling origins within a budget: successive halving (Jamieson and Talwalkar,
 * "Non-stochastic best arm identification and hyperparameter optimization", AISTATS 2016).
 *
 * <p>In each round those left are judged on the same rows of the panel, the better half goes on, and as fewer are left each sees more rows: all rounds cost the
 * same share of the budget. It ends when one is left or those left have seen all rows. Rows are taken in an order that follows from the seed and their keys,
 * each round has those of the one before. The same input and seed give the same ranking for any number of threads, unless the deadline of the run
 * ends the search; what was found by then is given back.
 *
 * <p>Costs at most the budget. Limits: a forecaster that learns across rows is judged on few of them at first, and one that is only good on rare rows may
 * fall out early; a budget of candidates times rows or more judges all on everything. Immutable and safe for several threads.
 */
public final class BudgetedSearch {
    private final RollingOrigin plan;
    private final ToDoubleFunction<Evaluation> score;
    private final long budget;

    /**
     * A search.
     *
     * @param plan from which origins forecasts are judged, and how far ahead
     * @param score what is to be small, for example {@code Evaluation::scaledCrps}; one that is not a number counts as the worst
     * @param budget how many rows may be evaluated in all, each candidate's counted
     */
    public BudgetedSearch(RollingOrigin plan, ToDoubleFunction<Evaluation> score, long budget) {
        this.plan = plan;
        this.score = score;
        this.budget = Require.positive("budget", budget);
    }

    /**
     * One candidate.
     *
     * @param name its name
     * @param score its score when it was last judged
     * @param rows how many rows it was judged on then
     */
    public record Candidate(String name, double score, int rows) {}

    /**
     * What a search found.
     *
     * @param candidates from the best to the worst: those that were judged on more rows first, then by score, then by name; those never judged are left out
     * @param evaluations how many rows were evaluated in all
     * @param complete whether the search came to its end before the deadline
     */
    public record Ranking(List<Candidate> candidates, long evaluations, boolean complete) {
        /**
         * A copy that nobody else can change.
         *
         * @param candidates from the best to the worst
         * @param evaluations how many rows were evaluated
         * @param complete whether the search came to its end
         */
        public Ranking {
            candidates = List.copyOf(candidates);
        }

        /**
         * The best.
         *
         * @return its name
         */
        public String best() {
            return candidates.get(0).name();
        }
    }

    /**
     * Runs the search.
     *
     * @param candidates makers of forecasters by name, at least one; each is asked for a new one in each round
     * @param panel what happened, beyond the last origin as far as the horizon
     * @param context seed, threads, deadline, cancellation
     * @return the ranking
     * @throws IllegalArgumentException if there is no candidate or no row, or the budget does not reach for a row of each candidate in each round
     * @throws RunStoppedException if the run was stopped before any candidate was judged
     */
    public Ranking run(Map<String, Supplier<DemandForecaster>> candidates, DemandPanel panel, RunContext context) {
        Require.that(!candidates.isEmpty(), "a search needs at least one candidate");
        Require.that(panel.rows() > 0, "a search needs at least one row");
        int rounds = rounds(candidates.size());
        Require.that(
                budget / rounds >= candidates.size(),
                "a budget of " + budget + " rows does not reach for " + rounds + " rounds of " + candidates.size()
                        + " candidates");
        int[] order = order(panel, context.seed());
        List<String> left = candidates.keySet().stream().sorted().toList();
        List<Candidate> ranking = new ArrayList<>();
        long spent = 0;
        for (int round = 0; round < rounds; round++) {
            int rows = (int) Math.min(order.length, budget / rounds / left.size());
            DemandPanel part =
                    panel.select(IntStream.of(order).limit(rows).sorted().toArray());
            List<Candidate> judged = new ArrayList<>();
            try {
                for (String name : left) {
                    context.stopIfAsked("ranking forecasters");
                    judged.add(judge(name, Objects.requireNonNull(candidates.get(name)), part, context));
                    spent += rows;
                }
            } catch (RunStoppedException stopped) {
                if (ranking.isEmpty() && judged.isEmpty()) {
                    throw stopped;
                }
                // Scores on different rows do not compare: a round that was not finished counts only if there is no
                // other.
                return new Ranking(ranking.isEmpty() ? sorted(judged) : ranking, spent, false);
            }
            List<Candidate> sorted = sorted(judged);
            replaceHead(ranking, sorted);
            if (left.size() == 1 || rows == order.length) {
                break;
            }
            left = sorted.stream()
                    .limit((left.size() + 1) / 2)
                    .map(Candidate::name)
                    .sorted()
                    .toList();
        }
        return new Ranking(ranking, spent, true);
    }

    private Candidate judge(String name, Supplier<DemandForecaster> maker, DemandPanel part, RunContext context) {
        double value = score.applyAsDouble(plan.run(maker.get(), part, context));
        return new Candidate(name, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value, part.rows());
    }

    /** Until one is left, and at least one. */
    private static int rounds(int candidates) {
        int rounds = 1;
        for (int left = candidates; left > 2; left = (left + 1) / 2) {
            rounds++;
        }
        return rounds;
    }

    private static int[] order(DemandPanel panel, long seed) {
        return IntStream.range(0, panel.rows())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(
                                r -> Streams.seed(seed, panel.key(r).toString()))
                        .thenComparing(r -> panel.key(r).toString()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<Candidate> sorted(List<Candidate> judged) {
        return judged.stream()
                .sorted(Comparator.comparingDouble(Candidate::score).thenComparing(Candidate::name))
                .toList();
    }

    /** Those judged again take the first places, the others keep theirs. */
    private static void replaceHead(List<Candidate> ranking, List<Candidate> again) {
        List<String> names = again.stream().map(Candidate::name).toList();
        ranking.removeIf(c -> names.contains(c.name()));
        ranking.addAll(0, again);
    }
}
