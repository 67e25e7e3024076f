package io.flowcast.models.inventory.internal;

import io.flowcast.core.simulate.AgeTransition;
import java.util.Arrays;

/**
 * Chooses the quantity of one order of one item by playing its stock, by age, through sample paths of the demand.
 *
 * <p>For a quantity q the kernel plays each path from the order day until the goods ordered now are sold or expired, with
 * the one age transition ({@link AgeTransition}), and adds up
 *
 * <ul>
 *   <li>lost: demand not met during the cycle the order serves, from its arrival to that of the next one;
 *   <li>wasted: what expires of these goods and of all older ones, up to the order's own last day;
 *   <li>held: stock at closing, over the days of the cycle.
 * </ul>
 *
 * <p>It takes the q with the largest J(q) = gain x (demand - lost) - waste cost x wasted - holding cost x held, all expected:
 * the newsvendor's trade of a sale against waste. What is still there after the cycle is no loss unless it expires: that
 * much less is ordered next. J is close to concave; a climb with doubling and halving steps finds its top.
 *
 * <p>Compare the EWA policy of Broekmeulen and van Donselaar 2009 ("A heuristic to manage perishable inventory with batch
 * ordering, positive lead-times, and time-varying demand", Computers &amp; Operations Research 36), which corrects the position by
 * the waste expected until arrival; here the waste that the order itself brings is weighed too.
 *
 * <p>Cost: for each quantity tried (some six) paths x days until the goods are gone x life; tens of microseconds for 64 paths
 * and a week of life. Memory is kept from call to call: one kernel for each thread.
 *
 * <p>Limits: goods that keep longer than {@value ProtectionPaths#LONGEST_WATCH} days are followed that long after
 * arrival; what is left then counts as waste as far as its pace of sale would not sell it in time.
 */
public final class OrderKernel {
    private static final double TIE = 1e-9;
    private static final int MAX_TRIES = 100;
    /** Share of the waste cost at which the first quantity is guessed; only the speed depends on it. */
    private static final double GUESSED_WASTE = 0.5;

    private ProtectionPaths paths = new ProtectionPaths.Builder(new double[1], 1, 1).build();
    private double[] arriving = new double[0];
    private int arrivingDays;
    private int width;
    /** Last place of the stock at hand: labels may run longer than the life of a fresh delivery. */
    private int longestDated;

    private double[] atArrival = new double[0];
    private double[] bucket = new double[0];
    private double[] shortfall = new double[0];

    private double onHandAtStart;
    private double onOrder;
    private double wastedBefore;

    private final long[] triedPacks = new long[MAX_TRIES + 2];
    private final double[] triedValue = new double[MAX_TRIES + 2];
    private int tries;

    // Of the quantity evaluated last: expectations over the paths.
    private double demand;
    private double lost;
    private double wasted;
    private double held;
    private double passed;

    /** A kernel without memory yet. */
    public OrderKernel() {}

    /**
     * Sets the state for the following calls and plays it to the arrival of the order.
     *
     * @param paths demand, lead time, later orders
     * @param stock stock on the order day, its deliveries included, by remaining days, first element one day; elements
     *     beyond the life are fine
     * @param arriving what is on the way: element k arrives k days from now; element 0 is not looked at
     */
    public void start(ProtectionPaths paths, double[] stock, double[] arriving) {
        this.paths = paths;
        this.arriving = arriving;
        arrivingDays = arriving.length;
        // Buckets are last days of sale. Goods that outlive the watch share one, what comes after them the next.
        width = paths.days + 2;
        int n = paths.paths;
        if (bucket.length < width) {
            bucket = new double[width];
        }
        if (atArrival.length < n * width) {
            atArrival = new double[n * width];
        }
        if (shortfall.length < n) {
            shortfall = new double[n];
        }
        onHandAtStart = 0;
        longestDated = 0;
        for (int i = 0; i < stock.length; i++) {
            onHandAtStart += stock[i];
            if (stock[i] > 0) {
                longestDated = Math.min(i, width - 2);
            }
        }
        onOrder = 0;
        for (int k = 1; k < arriving.length; k++) {
            onOrder += arriving[k];
        }
        wastedBefore = 0;
        for (int k = 0; k < n; k++) {
            playToArrival(k, stock);
            shortfall[k] = shortfall(k);
        }
        wastedBefore /= n;
        Arrays.sort(shortfall, 0, n);
    }

    private void playToArrival(int path, double[] stock) {
        double[] b = bucket;
        Arrays.fill(b, 0, width, 0);
        for (int i = 0; i < stock.length; i++) {
            b[Math.min(i, width - 2)] += stock[i];
        }
        int lead = paths.lead[path];
        int row = path * paths.days;
        for (int t = 0; t < lead; t++) {
            if (t > 0) {
                receive(t);
            }
            AgeTransition.sell(b, t, width - 1 - t, paths.oldestFirst[row + t], paths.newestFirst[row + t]);
            wastedBefore += b[t];
            b[t] = 0;
        }
        if (lead > 0) {
            receive(lead);
        }
        System.arraycopy(b, 0, atArrival, path * width, width);
    }

    /** Demand of the cycle that is not met without an order. */
    private double shortfall(int path) {
        double[] b = bucket;
        int arrival = paths.lead[path];
        int end = arrival + paths.nextOrder;
        int row = path * paths.days;
        double missing = 0;
        for (int t = arrival; t < end; t++) {
            if (t > arrival) {
                receive(t);
            }
            double oldest = paths.oldestFirst[row + t];
            double newest = paths.newestFirst[row + t];
            missing += oldest + newest - AgeTransition.sell(b, t, width - 1 - t, oldest, newest);
            b[t] = 0;
        }
        return missing;
    }

    /** Takes in an earlier order, fresh on its day of arrival. */
    private void receive(int day) {
        if (day < arrivingDays && arriving[day] > 0) {
            bucket[lastDayOfFresh(day)] += arriving[day];
        }
    }

    private int lastDayOfFresh(int day) {
        return (int) Math.min((long) day + paths.life - 1, width - 2);
    }

    /**
     * Plays all paths with a quantity and keeps the expectations.
     *
     * @param units base units ordered
     */
    public void evaluate(double units) {
        demand = 0;
        lost = 0;
        wasted = 0;
        held = 0;
        passed = 0;
        int n = paths.paths;
        for (int k = 0; k < n; k++) {
            play(k, units);
        }
        demand /= n;
        lost /= n;
        wasted /= n;
        held /= n;
        passed /= n;
    }

    private void play(int path, double units) {
        double[] b = bucket;
        System.arraycopy(atArrival, path * width, b, 0, width);
        int arrival = paths.lead[path];
        int end = arrival + paths.nextOrder;
        int own = lastDayOfFresh(arrival);
        int lastDay = arrival + paths.watch - 1;
        int stop = Math.max(end, lastDay + 1);
        int row = path * paths.days;
        b[own] += units;
        double missing = 0;
        for (int t = arrival; t < stop; t++) {
            int fresh = (int) Math.min((long) t + paths.life - 1, width - 1);
            int top = Math.max(fresh, longestDated);
            double onHand = 0;
            for (int i = t; i <= top; i++) {
                onHand += b[i];
            }
            if (t > arrival) {
                double delivered = t < arrivingDays ? arriving[t] : 0;
                delivered = Math.max(delivered, paths.fillUp[t - arrival] - onHand);
                b[fresh] += delivered;
                onHand += delivered;
            }
            double oldest = paths.oldestFirst[row + t];
            double newest = paths.newestFirst[row + t];
            double sold = AgeTransition.sell(b, t, top - t + 1, onHand, oldest, newest);
            double expired = b[t];
            b[t] = 0;
            if (t <= lastDay) {
                wasted += expired;
            }
            if (t < end) {
                demand += oldest + newest;
                missing += oldest + newest - sold;
                held += onHand - sold - expired;
            } else if (nothingLeft(t + 1, own)) {
                break;
            }
        }
        if (paths.life > paths.watch) {
            wasted += Math.max(0, b[own] - laterSales(row, stop));
        }
        lost += missing;
        passed += missing <= TIE ? 1 : 0;
    }

    private boolean nothingLeft(int from, int to) {
        for (int i = from; i <= to; i++) {
            if (bucket[i] > 0) {
                return false;
            }
        }
        return true;
    }

    /** What goods that outlive the watch still sell at the pace of its last week. */
    private double laterSales(int row, int stop) {
        int from = Math.max(0, stop - 7);
        double sold = 0;
        for (int t = from; t < stop; t++) {
            sold += paths.oldestFirst[row + t];
        }
        return sold / (stop - from) * (paths.life - paths.watch);
    }

    /**
     * The best quantity; the expectations are then its own.
     *
     * @param terms pack and values
     * @return number of case packs, at least 0
     */
    public long decide(OrderTerms terms) {
        tries = 0;
        long most = largestUseful(terms.packUnits());
        if (most == 0 || terms.saleGain() <= 0) {
            evaluate(0);
            return 0;
        }
        double loss = GUESSED_WASTE * terms.wasteCost() + paths.nextOrder * terms.holdingCost();
        int rank = (int) (terms.saleGain() / (terms.saleGain() + loss) * paths.paths);
        double guess = shortfall[Math.min(paths.paths - 1, rank)] / terms.packUnits();
        double spread = (shortfall[paths.paths * 3 / 4] - shortfall[paths.paths / 4]) / terms.packUnits();
        long best = climb(terms, Math.min(most, Math.round(guess)), Math.max(1, Math.round(0.25 * spread)), most);
        value(terms, best);
        return best;
    }

    /** Climbs from a guess: steps double while they lead up and halve when they do not; the smaller one of equals. */
    private long climb(OrderTerms terms, long guess, long firstStep, long most) {
        long best = guess;
        long step = firstStep;
        double bestValue = remembered(terms, best);
        long below = -1;
        long above = most + 1;
        while (above - below > 2 && tries < MAX_TRIES) {
            boolean moved = false;
            long left = Math.max(0, best - step);
            if (left > below && left < best) {
                double v = remembered(terms, left);
                if (v >= bestValue - TIE * Math.abs(bestValue)) {
                    above = best;
                    best = left;
                    bestValue = v;
                    moved = true;
                } else {
                    below = left;
                }
            }
            long right = Math.min(most, best + step);
            if (!moved && right < above && right > best) {
                double v = remembered(terms, right);
                if (v > bestValue + TIE * Math.abs(bestValue)) {
                    below = best;
                    best = right;
                    bestValue = v;
                    moved = true;
                } else {
                    above = right;
                }
            }
            step = moved ? 2 * step : Math.max(1, step / 2);
        }
        return best;
    }

    private double remembered(OrderTerms terms, long packs) {
        for (int i = 0; i < tries; i++) {
            if (triedPacks[i] == packs) {
                return triedValue[i];
            }
        }
        triedPacks[tries] = packs;
        triedValue[tries] = value(terms, packs);
        return triedValue[tries++];
    }

    /**
     * The value J of a quantity; the expectations are then its own.
     *
     * @param terms pack and values
     * @param packs number of case packs
     * @return gain less costs, expected
     */
    public double value(OrderTerms terms, long packs) {
        evaluate(packs * terms.packUnits());
        return terms.saleGain() * (demand - lost) - terms.wasteCost() * wasted - terms.holdingCost() * held;
    }

    /**
     * The smallest quantity with which a share of the paths passes the cycle without running out.
     *
     * @param packUnits size of a case pack
     * @param target share of the paths, in (0, 1)
     * @return number of case packs; the smallest one that does as well as any if none reaches the target
     */
    public long decideByCycleService(double packUnits, double target) {
        return smallest(packUnits, target, true);
    }

    /**
     * The smallest quantity with which an expected share of the cycle's demand is met.
     *
     * @param packUnits size of a case pack
     * @param target fill rate, in (0, 1)
     * @return number of case packs; the smallest one that does as well as any if none reaches the target
     */
    public long decideByFillRate(double packUnits, double target) {
        return smallest(packUnits, target, false);
    }

    private long smallest(double packUnits, double target, boolean cycleService) {
        long high = largestUseful(packUnits);
        double goal = Math.min(target, service(high * packUnits, cycleService)) - TIE;
        long low = -1;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (service(middle * packUnits, cycleService) >= goal) {
                high = middle;
            } else {
                low = middle;
            }
        }
        evaluate(high * packUnits);
        return high;
    }

    private double service(double units, boolean cycleService) {
        evaluate(units);
        return cycleService ? passed : fillRate();
    }

    /**
     * Case packs beyond which no path sells more in the cycle.
     *
     * @param packUnits size of a case pack
     * @return case packs
     */
    public long largestUseful(double packUnits) {
        return (long) Math.ceil(shortfall[paths.paths - 1] / packUnits - TIE);
    }

    /**
     * A quantile of the demand of the cycle that is not met without an order: with that much more, this share of the paths passes without running out.
     * It looks at no expiry of what is ordered, so it is for goods that last, and costs nothing.
     *
     * @param probability share of the paths, in (0, 1)
     * @return base units
     */
    public double missingQuantile(double probability) {
        int rank = (int) Math.ceil(probability * paths.paths - TIE) - 1;
        return shortfall[Math.max(0, Math.min(paths.paths - 1, rank))];
    }

    /**
     * Demand of the cycle.
     *
     * @return expected base units
     */
    public double demand() {
        return demand;
    }

    /**
     * Demand not met during the cycle, for the quantity evaluated last.
     *
     * @return expected base units
     */
    public double lost() {
        return lost;
    }

    /**
     * What expires from the order's arrival to its last day, for the quantity evaluated last.
     *
     * @return expected base units
     */
    public double wasted() {
        return wasted;
    }

    /**
     * Stock at closing over the days of the cycle, for the quantity evaluated last.
     *
     * @return expected base units times days
     */
    public double held() {
        return held;
    }

    /**
     * Share of the cycle's demand that is met, for the quantity evaluated last.
     *
     * @return fill rate, 1 without demand
     */
    public double fillRate() {
        return demand > 0 ? 1 - lost / demand : 1;
    }

    /**
     * Share of the paths that pass the cycle without running out, for the quantity evaluated last.
     *
     * @return a probability
     */
    public double cycleService() {
        return passed;
    }

    /**
     * Stock and orders before the decision, less what will have expired on arrival.
     *
     * @return expected base units
     */
    public double position() {
        return onHandAtStart + onOrder - wastedBefore;
    }
}
