package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import io.flowcast.core.simulate.ConfidenceInterval;
import java.util.SplittableRandom;

/**
 * Plays policies against the same customers: for problems too large for {@link PolicyEvaluator}. Immutable; the customers are drawn
 * once.
 *
 * <p>Each run starts with the empty shop. Demand, who of the customers takes the freshest, the days left of each unit that arrives and which units spoil do not depend on
 * the policy (common random numbers). In every run opening + ordered = sold + wasted + rejected + closing + on its way, or it fails.
 */
public final class AgeSimulation {
    private static final int LONGEST = 5000;
    private static final int AVERAGED = 1000;
    private static final int WARM_UP = 200;
    private static final int MOST_RUNS = 100_000;

    private final PerishableProblem problem;
    private final int runs;
    private final int periods;
    private final long seed;
    private final int[][] oldest;
    private final int[][] newest;

    /**
     * Draws the customers.
     *
     * @param problem the problem
     * @param runs number of runs, at least 2
     * @param context seed
     */
    public AgeSimulation(PerishableProblem problem, int runs, RunContext context) {
        if (runs < 2 || runs > MOST_RUNS) {
            throw new IllegalArgumentException("runs must be at least 2 and at most " + MOST_RUNS + ", was " + runs);
        }
        this.problem = problem;
        this.runs = runs;
        double discount = problem.discount();
        // What comes after the last period weighs less than a thousandth.
        periods = discount < 1
                ? (int) Math.min(LONGEST, Math.max(1, Math.ceil(Math.log(1e-3) / Math.log(discount))))
                : WARM_UP + AVERAGED;
        seed = Streams.seed(context.seed(), "perishable");
        oldest = new int[runs][periods];
        newest = new int[runs][periods];
        double[][] cumulative = new double[problem.phases()][];
        for (int phase = 0; phase < cumulative.length; phase++) {
            cumulative[phase] = problem.demand(phase);
            for (int d = 1; d < cumulative[phase].length; d++) {
                cumulative[phase][d] += cumulative[phase][d - 1];
            }
        }
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = Streams.of(seed, run);
            for (int t = 0; t < periods; t++) {
                double[] table = cumulative[t % cumulative.length];
                double u = random.nextDouble();
                int demand = 0;
                while (demand < table.length - 1 && table[demand] < u) {
                    demand++;
                }
                int fresh = 0;
                for (int i = 0; i < demand; i++) {
                    fresh += random.nextDouble() < problem.newestFirstShare() ? 1 : 0;
                }
                newest[run][t] = fresh;
                oldest[run][t] = demand - fresh;
            }
        }
    }

    /**
     * What came of a policy.
     *
     * @param cost as {@link PolicyValue#cost}, over the runs, with a confidence level of 0.95; with a discount the tail after the last period is taken to
     *     cost what the periods before did
     * @param longRun averages of all runs, after a time to warm up
     */
    public record Outcome(ConfidenceInterval cost, LongRun longRun) {}

    /**
     * Plays a policy.
     *
     * @param policy who orders
     * @param context threads, deadline, cancellation
     * @return the outcome
     */
    public Outcome play(AgePolicy policy, RunContext context) {
        double[] cost = new double[runs];
        double[][] figures = new double[runs][AgeStep.FIGURES + 1];
        Parallel.forEach(context, "simulate", runs, run -> {
            context.stopIfAsked("simulating");
            cost[run] = new Run(run).play(policy, figures[run]);
        });
        double[] sum = new double[AgeStep.FIGURES + 1];
        for (double[] one : figures) {
            for (int f = 0; f < sum.length; f++) {
                sum[f] += one[f] / runs;
            }
        }
        LongRun longRun = new LongRun(
                sum[AgeStep.FIGURES],
                sum[AgeStep.ORDERED],
                sum[AgeStep.ORDERS],
                sum[AgeStep.SOLD],
                sum[AgeStep.SHORTAGE],
                sum[AgeStep.WASTED],
                sum[AgeStep.REJECTED],
                sum[AgeStep.HOLDING],
                sum[AgeStep.SOLD_OUT],
                sum[AgeStep.COST]);
        return new Outcome(ConfidenceInterval.of(cost, 0.95), longRun);
    }

    /** Memory and loop of one run. */
    private final class Run {
        private final int run;
        private final int life = problem.shelfLife().days();
        private final int lead = problem.leadPeriods();
        private final boolean splits = problem.shelfLife().randomOnArrival();
        private final boolean spoils = problem.shelfLife().spoils();
        private final int[] stock = new int[life];
        private final int[] pipeline = new int[Math.max(0, lead - 1)];
        private final int[] arrived = new int[life];

        Run(int run) {
            this.run = run;
        }

        double play(AgePolicy policy, double[] mean) {
            AgeCosts costs = problem.costs();
            double total = 0;
            double weight = 1;
            int from = Math.min(WARM_UP, periods / 4);
            long ordered = 0;
            long gone = 0;
            int due = 0;
            for (int t = 0; t < periods; t++) {
                int order = AgeChain.allowed(problem, policy.order(t % problem.phases(), stock, pipeline));
                ordered += order;
                double rejected = lead == 0 ? receive(order, t) : 0;
                int onHand = sum(stock);
                int demand = oldest[run][t] + newest[run][t];
                int sold = Math.min(onHand, demand);
                sell(onHand, oldest[run][t], newest[run][t]);
                int wasted = stock[0] + (spoils ? spoil(t) : 0);
                System.arraycopy(stock, 1, stock, 0, life - 1);
                stock[life - 1] = 0;
                int held = sum(stock) + (costs.holdingOfExpired() ? wasted : 0);
                if (lead > 0) {
                    due = lead == 1 ? order : pipeline[0];
                    for (int i = 0; i + 1 < pipeline.length; i++) {
                        pipeline[i] = pipeline[i + 1];
                    }
                    if (lead > 1) {
                        pipeline[lead - 2] = order;
                    }
                    rejected = receive(due, t);
                }
                double cost = costs.ofOrder(order)
                        + costs.shortage() * (demand - sold)
                        + costs.waste() * wasted
                        + costs.holding() * held;
                gone += sold + wasted + (long) rejected;
                if (problem.discount() < 1) {
                    total += weight * cost;
                    weight *= problem.discount();
                }
                if (t >= from) {
                    mean[AgeStep.ORDERED] += order;
                    mean[AgeStep.ORDERS] += order > 0 ? 1 : 0;
                    mean[AgeStep.SOLD] += sold;
                    mean[AgeStep.SHORTAGE] += demand - sold;
                    mean[AgeStep.WASTED] += wasted;
                    mean[AgeStep.REJECTED] += rejected;
                    mean[AgeStep.HOLDING] += held;
                    mean[AgeStep.SOLD_OUT] += demand > onHand ? 1 : 0;
                    mean[AgeStep.COST] += cost;
                    mean[AgeStep.FIGURES] += demand;
                }
            }
            if (ordered != gone + sum(stock) + sum(pipeline)) {
                throw new IllegalStateException("units do not balance: " + ordered + " ordered, " + gone + " gone, "
                        + (sum(stock) + sum(pipeline)) + " left");
            }
            for (int f = 0; f < mean.length; f++) {
                mean[f] /= periods - from;
            }
            return problem.discount() < 1
                    ? total + weight / (1 - problem.discount()) * mean[AgeStep.COST]
                    : mean[AgeStep.COST];
        }

        private void sell(int onHand, int wantedOldest, int wantedNewest) {
            if (wantedOldest + wantedNewest >= onHand) {
                java.util.Arrays.fill(stock, 0);
                return;
            }
            for (int i = 0, rest = wantedOldest; rest > 0; i++) {
                int taken = Math.min(rest, stock[i]);
                stock[i] -= taken;
                rest -= taken;
            }
            for (int i = life - 1, rest = wantedNewest; rest > 0; i--) {
                int taken = Math.min(rest, stock[i]);
                stock[i] -= taken;
                rest -= taken;
            }
        }

        private int spoil(int t) {
            int wasted = 0;
            for (int i = 1; i < life; i++) {
                double chance = problem.shelfLife().spoiling(i + 1);
                int before = stock[i];
                for (int unit = 0; unit < before; unit++) {
                    if (Streams.unit(seed + 1, ((long) run * periods + t) * life + i, unit) < chance) {
                        stock[i]--;
                        wasted++;
                    }
                }
            }
            return wasted;
        }

        /** Puts a delivery on the shelf; returns what does not fit. */
        private int receive(int units, int t) {
            if (!splits) {
                stock[life - 1] += units;
                return 0;
            }
            java.util.Arrays.fill(arrived, 0);
            for (int unit = 0; unit < units; unit++) {
                double u = Streams.unit(seed + 2, (long) run * periods + t, unit);
                int left = 1;
                while (left < life && u >= problem.shelfLife().onArrival(units, left)) {
                    u -= problem.shelfLife().onArrival(units, left);
                    left++;
                }
                arrived[left - 1]++;
            }
            int rejected = 0;
            for (int i = 0; i < life; i++) {
                int together = stock[i] + arrived[i];
                stock[i] = Math.min(problem.maxOrder(), together);
                rejected += together - stock[i];
            }
            return rejected;
        }

        private static int sum(int[] units) {
            int sum = 0;
            for (int u : units) {
                sum += u;
            }
            return sum;
        }
    }
}
