package io.flowcast.models.inventory.policy;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Periodic review when what finds no stock is lost and orders take whole periods. The best order then depends on each order on its way, not only on their sum (Karlin and
 * Scarf 1958; Zipkin 2008). Small problems are solved exactly by value iteration over stock and pipeline; any other gets a capped base stock, order = min(S - position, cap),
 * with its gap to the optimum or to a lower bound: it is the best of both base stock, right where a lost sale is dear, and the constant order, right where lead times are long
 * (Xin 2021, "Understanding the performance of capped base-stock policies in lost-sales inventory models", Operations Research 69(1)).
 *
 * <p>A period: the order of {@code leadPeriods} ago arrives, an order is placed, customers buy, what is left is held. Cost: states times orders times demands for each of some dozens of
 * sweeps; four periods of lead time and a mean of 5 take a second, each period more some fifteen times as much.
 *
 * @param demand of a period, whole numbers of at least 0
 * @param leadPeriods from order to arrival; 0 arrives before the demand of the same period
 * @param holdingCost h of a unit left at the end of a period, above 0
 * @param lostSaleCost p of a unit asked and not there, above 0
 */
public record LostSalesReview(DemandLaw demand, int leadPeriods, double holdingCost, double lostSaleCost) {
    private static final double TAIL = 1e-12;
    private static final int LONGEST_TABLE = 100_000;
    private static final int MOST_LEAD = 60;
    private static final double TOLERANCE = 1e-7;
    private static final double MOST_WORK = 3e8;
    private static final int TRIED_PERIODS = 40_000;
    private static final int JUDGED_PERIODS = 1_000_000;
    private static final int BATCHES = 20;
    private static final int PATIENCE = 3;

    /** Checks the numbers and that demand is whole. */
    public LostSalesReview {
        if (!demand.discrete() || demand.lowest() < 0) {
            throw new IllegalArgumentException("demand must be whole numbers of at least 0, was " + demand);
        }
        if (leadPeriods < 0 || leadPeriods > MOST_LEAD) {
            throw new IllegalArgumentException(
                    "leadPeriods must lie between 0 and " + MOST_LEAD + ", was " + leadPeriods);
        }
        Require.positive("holdingCost", holdingCost);
        Require.positive("lostSaleCost", lostSaleCost);
        double last = demand.quantile(1 - TAIL);
        if (last > LONGEST_TABLE) {
            throw new IllegalArgumentException(
                    "demand must be at most " + LONGEST_TABLE + ", reaches " + last + "; scale it down");
        }
    }

    /**
     * A capped base stock.
     *
     * @param level S of the position, stock and all that is on its way
     * @param cap largest order
     * @param cost expected of a period; from a simulation if {@code halfWidth} is above 0
     * @param halfWidth of the 95 percent interval of the cost; 0 if it is exact
     * @param lowerBound no policy costs less
     * @param exactBound whether the bound is the cost of the best policy
     */
    public record CappedBaseStock(
            int level, int cap, double cost, double halfWidth, double lowerBound, boolean exactBound) {
        /**
         * What to order.
         *
         * @param position stock and all that is on its way, at least 0
         * @return units
         */
        public int order(long position) {
            return (int) Math.max(0, Math.min(cap, level - position));
        }

        /**
         * How far from the best.
         *
         * @return cost over lower bound less 1, at least 0; 0 if nothing is lost or held
         */
        public double gap() {
            return lowerBound > 0 ? Math.max(0, cost / lowerBound - 1) : cost <= TOLERANCE ? 0 : Double.MAX_VALUE;
        }
    }

    /**
     * The best policy.
     *
     * @param context deadline, cancellation
     * @return cost, bounds and the order of every state
     * @throws IllegalArgumentException if the problem is too large; {@link #cappedBaseStock} is for any size
     */
    public LostSalesSolution best(RunContext context) {
        LostSalesGrid grid = new LostSalesGrid(this, 0);
        if (!(grid.work() <= 30 * MOST_WORK)) {
            throw new IllegalArgumentException(
                    "the states of stock and pipeline are too many, " + grid.work() + " steps for a sweep: " + this);
        }
        for (int more = 0; ; more += 3) {
            grid = more == 0 ? grid : new LostSalesGrid(this, more);
            LostSalesSolution found = grid.solve(TOLERANCE, context);
            if (!grid.capBinds()) {
                return found;
            }
        }
    }

    /**
     * The best numbers of a capped base stock, with their gap.
     *
     * @param context seed of the simulation, deadline, cancellation
     * @return the policy; its gap is exact where the problem is small
     */
    public CappedBaseStock cappedBaseStock(RunContext context) {
        int[] demands = draw(context, "lost-sales-tried", TRIED_PERIODS);
        int top = bound(leadPeriods);
        int best = 0;
        int cap = 0;
        double least = Double.POSITIVE_INFINITY;
        // along the caps, each with its best level: beyond base stock's own cap nothing changes
        int worse = 0;
        int most = Math.max(1, bound(0));
        int step = Math.max(1, most / 24);
        for (int c = most; c >= 0 && worse <= 2 * PATIENCE; c -= step) {
            int level = bestLevel(demands, c, least == Double.POSITIVE_INFINITY ? top : best, step, context);
            double cost = played(demands, level, c)[0];
            worse = cost < least ? 0 : worse + 1;
            if (cost < least) {
                least = cost;
                best = level;
                cap = c;
            }
        }
        if (step > 1) {
            for (int c = Math.max(0, cap - step + 1), end = cap + step; c < end; c++) {
                int level = bestLevel(demands, c, best, 1, context);
                double cost = played(demands, level, c)[0];
                if (cost < least) {
                    least = cost;
                    best = level;
                    cap = c;
                }
            }
        }
        return judged(best, cap, context);
    }

    private CappedBaseStock judged(int level, int cap, RunContext context) {
        double bound = 0;
        boolean exact = false;
        for (int lead = leadPeriods; lead >= 0; lead--) {
            LostSalesReview shorter = new LostSalesReview(demand, lead, holdingCost, lostSaleCost);
            if (lead == 0 || new LostSalesGrid(shorter, 0).work() <= MOST_WORK) {
                bound = shorter.best(context).lowerBound();
                exact = lead == leadPeriods;
                break;
            }
        }
        LostSalesGrid grid = new LostSalesGrid(this, Math.max(0, cap - bound(0)));
        if (leadPeriods > 0 && grid.work() <= MOST_WORK) {
            return new CappedBaseStock(level, cap, grid.cost(level, cap, TOLERANCE, context), 0, bound, exact);
        }
        double[] outcome = played(draw(context, "lost-sales-judged", JUDGED_PERIODS), level, cap);
        double half = leadPeriods == 0 ? 0 : outcome[1];
        return new CappedBaseStock(level, cap, outcome[0], half, bound, exact);
    }

    /** Newsvendor level of a demand of so many periods and one: no best position is above it (Morton 1969). */
    int bound(int periods) {
        double ratio = new Newsvendor(holdingCost, lostSaleCost).criticalRatio();
        double level = DemandLaws.sum(demand, periods + 1.0).quantile(Math.min(ratio, 1 - TAIL));
        return (int) Math.min(Integer.MAX_VALUE / 4.0, Math.ceil(level));
    }

    /** Chances of the demands 0, 1, 2, ... */
    double[] masses() {
        double[] masses = new double[(int) demand.quantile(1 - TAIL) + 1];
        double sum = 0;
        for (int d = 0; d < masses.length; d++) {
            masses[d] = demand.mass(d);
            sum += masses[d];
        }
        for (int d = 0; d < masses.length; d++) {
            masses[d] /= sum;
        }
        return masses;
    }

    private int[] draw(RunContext context, String name, int periods) {
        SplittableRandom random = new SplittableRandom(Streams.seed(context.seed(), name));
        double[] upTo = masses();
        for (int d = 1; d < upTo.length; d++) {
            upTo[d] += upTo[d - 1];
        }
        int[] drawn = new int[periods];
        for (int t = 0; t < periods; t++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble());
            drawn[t] = Math.min(upTo.length - 1, found >= 0 ? found : -found - 1);
        }
        return drawn;
    }

    /** Downhill from a level, in steps that shrink to one. */
    private int bestLevel(int[] demands, int cap, int from, int firstStep, RunContext context) {
        int level = from;
        double least = played(demands, level, cap)[0];
        for (int step = Math.max(1, firstStep); step >= 1; step = step == 1 ? 0 : Math.max(1, step / 4)) {
            for (int sign = -1; sign <= 1; sign += 2) {
                int worse = 0;
                for (int next = level + sign * step; next >= 0 && worse < PATIENCE; next += sign * step) {
                    context.stopIfAsked("searching a base stock");
                    double cost = played(demands, next, cap)[0];
                    worse = cost < least ? 0 : worse + 1;
                    if (cost < least) {
                        least = cost;
                        level = next;
                    }
                }
            }
        }
        return level;
    }

    /** Mean cost of a period and half the width of its 95 percent interval, from batch means. */
    private double[] played(int[] demands, int level, int cap) {
        int lead = leadPeriods;
        int[] due = new int[Math.max(1, lead)];
        long onHand = Math.min(level, (long) cap * 2);
        long onWay = 0;
        int length = demands.length / BATCHES;
        double sum = 0;
        double squares = 0;
        int t = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            double paid = 0;
            for (int end = t + length; t < end; t++) {
                int at = lead == 0 ? 0 : t % lead;
                onHand += due[at];
                onWay -= due[at];
                int order = (int) Math.max(0, Math.min(cap, level - onHand - onWay));
                if (lead == 0) {
                    onHand += order;
                } else {
                    due[at] = order;
                    onWay += order;
                }
                long sold = Math.min(onHand, demands[t]);
                onHand -= sold;
                paid += holdingCost * onHand + lostSaleCost * (demands[t] - sold);
            }
            double mean = paid / length;
            sum += mean;
            squares += mean * mean;
        }
        double mean = sum / BATCHES;
        double variance = Math.max(0, squares / BATCHES - mean * mean) / (BATCHES - 1);
        return new double[] {mean, 2.093 * Math.sqrt(variance)};
    }
}
