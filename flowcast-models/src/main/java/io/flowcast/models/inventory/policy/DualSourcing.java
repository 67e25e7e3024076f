package io.flowcast.models.inventory.policy;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Two suppliers for one item: a regular one that is cheap and slow, and one that is fast and dear; periodic review, demand that is not met waits. The dual-index rule orders from the fast
 * one up to a level of what arrives within its lead time, then from the slow one up to a level of all that is on its way (Veeraraghavan and Scheller-Wolf 2008, "Now or later: a
 * simple policy for effective dual sourcing in capacitated systems", Operations Research 56(4)). For every difference of the two levels the overshoot of the fast position is a process of its own;
 * given it, the best fast level is a newsvendor's. With the same lead times or no premium it becomes base stock of one supplier.
 *
 * <p>A period: orders placed {@code leadPeriods} ago arrive, orders are placed, customers buy. Found from one simulation in which all differences meet the same customers. Cost: periods times differences tried,
 * some hundred milliseconds.
 *
 * @param demand of a period, at least 0; of a law whose sums over periods are known
 * @param fastLead periods from order to arrival of the fast supplier, at least 0; 0 arrives before the demand of the same period
 * @param slowLead the same of the slow one, at least {@code fastLead}
 * @param premium what a unit of the fast supplier costs more, at least 0
 * @param holdingCost of a unit left at the end of a period, above 0
 * @param stockoutCost of a unit short at the end of a period, above 0
 */
public record DualSourcing(
        DemandLaw demand, int fastLead, int slowLead, double premium, double holdingCost, double stockoutCost) {
    private static final int PERIODS = 40_000;
    private static final int WARM_UP = 1_000;
    private static final int MOST_LEAD = 1_000;
    private static final int TRIED = 40;
    private static final int PATIENCE = 4;

    /** Checks the numbers. */
    public DualSourcing {
        if (fastLead < 0 || slowLead < fastLead || slowLead > MOST_LEAD) {
            throw new IllegalArgumentException("fastLead and slowLead must rise from 0 to at most " + MOST_LEAD
                    + ", were " + fastLead + " and " + slowLead);
        }
        Require.nonNegative("premium", premium);
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        Require.nonNegative("mean of demand", demand.mean());
    }

    /**
     * A dual-index rule.
     *
     * @param fastLevel of stock and what arrives within the lead time of the fast supplier, from both
     * @param slowLevel of stock and all that is on its way
     * @param fastShare share of the units that come from the fast supplier
     * @param cost expected of a period: premium, holding, stockouts
     * @param slowOnly cost of the best base stock of the slow supplier alone
     * @param fastOnly the same of the fast one
     */
    public record DualIndex(
            double fastLevel, double slowLevel, double fastShare, double cost, double slowOnly, double fastOnly) {}

    /**
     * The best levels.
     *
     * @param context seed, deadline, cancellation
     * @return the rule with its cost, beside those of one supplier alone
     */
    public DualIndex best(RunContext context) {
        double[] demands = drawn(context);
        double slowOnly = alone(slowLead, 0);
        double fastOnly = alone(fastLead, premium);
        double mean = demand.mean();
        double deviation = Math.sqrt(demand.variance());
        int gap = slowLead - fastLead;
        double widest = mean * gap + 8 * deviation * Math.sqrt(gap + 1.0);
        double step = widest / TRIED;
        step = demand.discrete() ? Math.max(1, Math.ceil(step)) : step;
        DualIndex best = played(demands, 0, slowOnly, fastOnly);
        double chosen = 0;
        int worse = 0;
        for (double difference = step;
                step > 0 && difference <= widest + step && worse < 2 * PATIENCE;
                difference += step) {
            context.stopIfAsked("searching levels of two suppliers");
            DualIndex next = played(demands, difference, slowOnly, fastOnly);
            worse = next.cost < best.cost ? 0 : worse + 1;
            if (next.cost < best.cost) {
                best = next;
                chosen = difference;
            }
        }
        double fine = demand.discrete() ? 1 : step / 16;
        for (double difference = Math.max(0, chosen - step);
                fine > 0 && step > fine && difference < chosen + step;
                difference += fine) {
            context.stopIfAsked("searching levels of two suppliers");
            DualIndex next = played(demands, difference, slowOnly, fastOnly);
            best = next.cost < best.cost ? next : best;
        }
        return best;
    }

    /** Cost of the best base stock of one supplier. */
    private double alone(int lead, double more) {
        BaseStock model = BaseStock.of(demand, lead, 1);
        double level = model.bestLevel(holdingCost, stockoutCost);
        return more * demand.mean() + model.cost(level, holdingCost, stockoutCost);
    }

    private double[] drawn(RunContext context) {
        SplittableRandom random = new SplittableRandom(Streams.seed(context.seed(), "dual-sourcing"));
        double[] drawn = new double[PERIODS];
        for (int t = 0; t < PERIODS; t++) {
            double u = Math.max(1e-15, Math.min(1 - 1e-15, random.nextDouble()));
            drawn[t] = Math.max(0, demand.quantile(u));
        }
        return drawn;
    }

    /**
     * One difference: the fast position less its level (the overshoot O) needs no level; the net stock after the fast lead time is the level plus O less the demand of that time, so that the level is a quantile.
     */
    private DualIndex played(double[] demands, double difference, double slowOnly, double fastOnly) {
        int gap = slowLead - fastLead;
        double[] slowOrders = new double[Math.max(1, gap)];
        double[] needed = new double[PERIODS - WARM_UP - fastLead];
        double[] overshoots = new double[PERIODS];
        double overshoot = 0;
        double slowPosition = 0; // above the slow level, before the orders of the period
        double fast = 0;
        double all = 0;
        for (int t = 0; t < PERIODS; t++) {
            double before = t == 0 ? 0 : demands[t - 1];
            // what was ordered slowly gap periods ago now arrives within the fast lead time
            overshoot += (gap == 0 ? 0 : slowOrders[t % gap]) - before;
            slowPosition -= before;
            double fastOrder = Math.max(0, -overshoot);
            overshoot += fastOrder;
            slowPosition += fastOrder;
            // the first day fills up; later the fast order is never more than what was asked, so that the rest is not
            // negative
            double slowOrder = t == 0 ? difference : Math.max(0, -slowPosition);
            slowPosition = 0;
            if (gap == 0) {
                overshoot += slowOrder;
            } else {
                slowOrders[t % gap] = slowOrder;
            }
            overshoots[t] = overshoot;
            if (t >= WARM_UP) {
                fast += fastOrder;
                all += fastOrder + slowOrder;
            }
        }
        double sum = 0;
        int n = 0;
        for (int t = 0; t <= fastLead; t++) {
            sum += demands[WARM_UP + t];
        }
        for (int t = WARM_UP; n < needed.length; t++) {
            needed[n++] = sum - overshoots[t];
            sum -= demands[t];
            sum += t + fastLead + 1 < PERIODS ? demands[t + fastLead + 1] : 0;
        }
        double[] sorted = needed.clone();
        Arrays.sort(sorted);
        double ratio = new Newsvendor(holdingCost, stockoutCost).criticalRatio();
        double level = sorted[(int) Math.min(n - 1, Math.max(0, Math.ceil(ratio * n) - 1))];
        double cost = 0;
        for (double x : needed) {
            cost += holdingCost * Math.max(0, level - x) + stockoutCost * Math.max(0, x - level);
        }
        double share = all > 0 ? fast / all : 0;
        double paid = cost / n + premium * fast / (PERIODS - WARM_UP);
        return new DualIndex(level, level + difference, share, paid, slowOnly, fastOnly);
    }
}
