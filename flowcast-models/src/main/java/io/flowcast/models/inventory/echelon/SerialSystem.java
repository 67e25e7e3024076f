package io.flowcast.models.inventory.echelon;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A chain of stages; the first serves customers, each orders from the next, the last from a supplier that never runs out.
 * Echelon base-stock levels are best, and stage after stage is a problem in one level: the cost of a stage is its holding
 * cost plus what the stages before it pay for not getting all (Clark and Scarf 1960; Chen and Zheng 1994; Snyder and Shen
 * 2019, section 6.2).
 *
 * <p>Levels and demands are cut into cells by a {@link SerialGrid}. Below the lowest level the cost is a straight line.
 */
public final class SerialSystem {
    private static final int MOST_CELLS = 1 << 24;
    /** Levels times demands of a stage, some seconds of work. */
    private static final double MOST_PAIRS = 2e9;

    private final double[] holdingCosts;
    private final double[] leadTimes;
    private final double stockoutCost;
    private final DoubleFunction<DemandLaw> demandOver;
    private final double meanDemand;
    private final boolean whole;

    /**
     * A chain whose demand is given by its law over any time.
     *
     * @param holdingCosts echelon holding cost h of each stage, the one that serves customers first, at least 0
     * @param leadTimes L of each stage, at least 0
     * @param stockoutCost p of a unit short at the first stage per unit of time, at least 0
     * @param meanDemand per unit of time
     * @param demandOver demand over a time; asked for lead times and their sums
     * @param whole whether levels and demands are whole numbers
     */
    public SerialSystem(
            double[] holdingCosts,
            double[] leadTimes,
            double stockoutCost,
            double meanDemand,
            DoubleFunction<DemandLaw> demandOver,
            boolean whole) {
        if (holdingCosts.length == 0) {
            throw new IllegalArgumentException("holdingCosts must not be empty");
        }
        for (int j = 0; j < holdingCosts.length; j++) {
            Require.finite("holdingCosts[" + j + "]", holdingCosts[j]);
        }
        this.holdingCosts = holdingCosts.clone();
        this.leadTimes = Require.length("leadTimes", Require.nonNegative("leadTimes", leadTimes), holdingCosts.length)
                .clone();
        this.stockoutCost = Require.nonNegative("stockoutCost", stockoutCost);
        this.meanDemand = Require.finite("meanDemand", meanDemand);
        this.demandOver = demandOver;
        this.whole = whole;
    }

    /**
     * A chain with independent demands of equal law.
     *
     * @param holdingCosts echelon holding cost of each stage, the one that serves customers first, at least 0
     * @param leadTimes of each stage, at least 0
     * @param stockoutCost of a unit short at the first stage per unit of time, at least 0
     * @param demand of a unit of time
     * @return the chain
     */
    public static SerialSystem of(double[] holdingCosts, double[] leadTimes, double stockoutCost, DemandLaw demand) {
        return new SerialSystem(
                holdingCosts,
                leadTimes,
                stockoutCost,
                demand.mean(),
                time -> DemandLaws.sum(demand, time),
                demand.discrete());
    }

    /**
     * The same chain with another stockout cost; with 0 the expected cost is that of holding alone.
     *
     * @param cost of a unit short, at least 0
     * @return the chain
     */
    public SerialSystem withStockoutCost(double cost) {
        return new SerialSystem(holdingCosts, leadTimes, cost, meanDemand, demandOver, whole);
    }

    /**
     * The best levels on the standard grid.
     *
     * @return the levels with their cost
     */
    public SerialPlan best() {
        return best(SerialGrid.standard());
    }

    /**
     * The best levels.
     *
     * @param grid to compute on
     * @return the levels with their cost
     */
    public SerialPlan best(SerialGrid grid) {
        return solve(grid, null);
    }

    /**
     * Expected cost of given levels.
     *
     * @param echelonLevels of each stage, the one that serves customers first, finite
     * @param grid to compute on
     * @return cost per unit of time
     */
    public double cost(double[] echelonLevels, SerialGrid grid) {
        Require.length("echelonLevels", echelonLevels, holdingCosts.length);
        for (int j = 0; j < echelonLevels.length; j++) {
            Require.finite("echelonLevels[" + j + "]", echelonLevels[j]);
        }
        return solve(grid, echelonLevels).cost();
    }

    /**
     * Levels between two newsvendors' by Shang and Song (2003): lower bound with all holding costs up to the stage, upper
     * bound with its own alone. No grid, microseconds; mostly within a percent of the least cost.
     *
     * @param weight of the lower bound, in [0, 1]; a half by the paper
     * @return echelon level of each stage, not rounded
     */
    public double[] newsvendorLevels(double weight) {
        double[] levels = new double[holdingCosts.length];
        double total = Arrays.stream(holdingCosts).sum();
        double upTo = 0;
        double time = 0;
        for (int j = 0; j < levels.length; j++) {
            upTo += holdingCosts[j];
            time += leadTimes[j];
            double penalty = stockoutCost + total - upTo;
            DemandLaw law = demandOver.apply(time);
            levels[j] = between(law, holdingCosts[j], upTo, penalty, weight);
        }
        return levels;
    }

    /**
     * One stage of {@link #newsvendorLevels}.
     *
     * @param law demand over the lead times up to the stage
     * @param ownHolding echelon holding cost of the stage, above 0
     * @param holdingUpTo sum of the echelon holding costs up to the stage, above 0
     * @param penalty cost of a unit short, above 0
     * @param weight of the lower bound
     * @return the level
     */
    public static double between(DemandLaw law, double ownHolding, double holdingUpTo, double penalty, double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("weight must lie between 0 and 1, was " + weight);
        }
        double upper = law.quantile(new Newsvendor(ownHolding, penalty).criticalRatio());
        double lower = law.quantile(new Newsvendor(holdingUpTo, penalty).criticalRatio());
        return weight * lower + (1 - weight) * upper;
    }

    private static double low(DemandLaw law, double tail) {
        // one below the first count, so that the first has a cell of its own
        return law.discrete() && law.lowest() > Double.NEGATIVE_INFINITY ? law.lowest() - 1 : law.quantile(tail);
    }

    private static double high(DemandLaw law, double tail) {
        return law.discrete() && law.highest() < Double.POSITIVE_INFINITY ? law.highest() : law.quantile(1 - tail);
    }

    private SerialPlan solve(SerialGrid grid, double @Nullable [] given) {
        int stages = holdingCosts.length;
        DemandLaw total = demandOver.apply(Arrays.stream(leadTimes).sum());
        double most = high(total, grid.systemUpperTail());
        double low = low(total, grid.systemLowerTail()) - most;
        double high =
                given == null ? most : Math.max(most, Arrays.stream(given).max().orElse(most));
        double step;
        int cells;
        if (whole) {
            low = Math.rint(low);
            step = 1;
            cells = cells(Math.rint(high - low));
        } else if (high > low) {
            cells = grid.levels();
            step = (high - low) / cells;
        } else {
            low = 0.5 * (low + high);
            step = 1;
            cells = 0;
        }
        double[] x = new double[cells + 1];
        for (int i = 0; i <= cells; i++) {
            x[i] = i * step + low;
        }
        double[] passed = new double[x.length]; // what the stages before pay at a level
        double allHolding = stockoutCost + Arrays.stream(holdingCosts).sum();
        for (int i = 0; i < x.length; i++) {
            passed[i] = allHolding * Math.max(0, -x[i]);
        }
        double[] levels = new double[stages];
        double[] hat = new double[x.length];
        double[] cost = new double[x.length];
        double last = 0;
        for (int j = 0; j < stages; j++) {
            for (int i = 0; i < x.length; i++) {
                hat[i] = holdingCosts[j] * x[i] + passed[i];
            }
            DemandCells demand = DemandCells.of(demandOver.apply(leadTimes[j]), grid, whole);
            if ((double) x.length * demand.values().length > MOST_PAIRS) {
                throw new IllegalArgumentException("demand spans " + x.length + " levels and " + demand.values().length
                        + " values of a lead time; scale it down");
            }
            Line line = line(j, allHolding);
            if (grid.interpolated() && !whole) {
                interpolated(x, step, hat, line, demand, cost);
            } else {
                nearest(x, low, step, hat, line, demand, cost);
            }
            int at;
            if (given == null) {
                at = lowestPoint(cost);
                levels[j] = x[at];
            } else {
                levels[j] = given[j];
                at = nearestIndex(x, low, step, given[j]);
            }
            last = cost[at];
            for (int i = 0; i < x.length; i++) {
                passed[i] = x[i] <= levels[j] ? cost[i] : cost[at];
            }
        }
        return new SerialPlan(levels, last);
    }

    private static int cells(double count) {
        if (!(count < MOST_CELLS)) {
            throw new IllegalArgumentException("demand spans " + count + " levels; scale it down");
        }
        return (int) Math.max(0, count);
    }

    private static int lowestPoint(double[] cost) {
        int best = 0;
        for (int i = 1; i < cost.length; i++) {
            if (cost[i] < cost[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Cost far below all levels, a straight line: base plus slope times level. */
    private record Line(double base, double slope) {
        double at(double level) {
            return base + slope * level;
        }
    }

    private Line line(int stage, double allHolding) {
        double time = 0;
        double slope = holdingCosts[stage];
        double base = 0;
        for (int i = stage - 1; i >= 0; i--) {
            time += leadTimes[i];
            slope += holdingCosts[i];
            base -= holdingCosts[i] * meanDemand * time;
        }
        return new Line(base + allHolding * meanDemand * time, slope - allHolding);
    }

    /** Index of the level nearest to a value; of two equally near the upper one. */
    private static int nearestIndex(double[] x, double low, double step, double value) {
        int guess = (int) Math.max(0, Math.min(x.length - 1, Math.ceil((value - low) / step)));
        return nearestFrom(x, guess, value);
    }

    private static int nearestFrom(double[] x, int guess, double value) {
        int i = guess;
        while (i > 0 && x[i - 1] >= value) {
            i--;
        }
        while (i < x.length && x[i] < value) {
            i++;
        }
        if (i == x.length || (i > 0 && Math.abs(value - x[i - 1]) < Math.abs(value - x[i]))) {
            return i - 1;
        }
        return i;
    }

    private static void nearest(
            double[] x, double low, double step, double[] hat, Line line, DemandCells demand, double[] cost) {
        double[] demands = demand.values();
        double[] chance = demand.chances();
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            for (int k = 0; k < demands.length; k++) {
                double after = x[i] - demands[k];
                double paid;
                if (after < low) {
                    paid = line.at(Math.rint((after - low) / step) * step + low);
                } else {
                    int guess = (int) Math.max(0, Math.ceil(i - demands[k] / step));
                    paid = hat[nearestFrom(x, Math.min(guess, x.length - 1), after)];
                }
                sum += chance[k] * paid;
            }
            cost[i] = sum;
        }
    }

    private static void interpolated(
            double[] x, double step, double[] hat, Line line, DemandCells demand, double[] cost) {
        double[] demands = demand.values();
        double[] chance = demand.chances();
        Arrays.fill(cost, 0);
        for (int k = 0; k < demands.length; k++) {
            double shift = demands[k] / step;
            int cells = (int) Math.ceil(shift);
            double up = cells - shift; // weight of the level above the one reached
            double p = chance[k];
            int from = Math.min(x.length, cells);
            for (int i = 0; i < from; i++) {
                cost[i] += p * line.at(x[i] - demands[k]);
            }
            for (int i = from; i < x.length; i++) {
                double above = i - cells + 1 < x.length ? hat[i - cells + 1] : hat[i - cells];
                cost[i] += p * ((1 - up) * hat[i - cells] + up * above);
            }
        }
    }
}
