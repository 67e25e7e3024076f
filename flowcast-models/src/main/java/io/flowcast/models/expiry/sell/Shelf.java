package io.flowcast.models.expiry.sell;

import io.flowcast.core.simulate.AgeTransition;
import java.util.Arrays;

/**
 * The parcels of a series in columns, oldest first, and the pool of fresh goods behind them, while the paths are played.
 * See {@link SellThrough} for the order of a day. What is sold is not counted sale by sale: it is what is neither left nor
 * expired in the end.
 */
final class Shelf {
    private final int days;
    private final double[] discount;
    private final double[] demandFactor;

    private int n;
    private int[] arrivalDay = new int[0];
    private int[] lastDay = new int[0];
    private int[] fromDay = new int[0];
    private int[] level = new int[0];
    private double[] units = new double[0];
    private double[] left = new double[1];
    private double[] expired = new double[0];
    private double[] before = new double[0];
    /** Places of the parcels that are marked down, deepest discount first. */
    private int[] marked = new int[0];

    private int markedCount;
    private boolean uncertain;
    /** Place of the first parcel that is not there from the start. */
    private int latecomers;

    private double[] wasted = new double[0];
    private double[] later = new double[0];
    private double[] reduced = new double[0];
    private int[] soldOut = new int[0];
    private double freshLeft;
    private double freshIn;
    /** Units that orders brought which are not written yet. */
    private double ordered;

    private double lostUnits;
    int replenishedFrom = Integer.MAX_VALUE;
    double lostSale;
    /** Share of the customers after the horizon who take what is left. */
    double laterShare = 1;

    private final double[] freshOfDay;
    private final double[] lostPerDay;

    Shelf(int days, double[] discount, double[] demandFactor) {
        this.days = days;
        this.discount = discount;
        this.demandFactor = demandFactor;
        freshOfDay = new double[days];
        lostPerDay = new double[days];
    }

    void clearFresh() {
        Arrays.fill(freshOfDay, 0);
    }

    void addFresh(int day, double more) {
        freshOfDay[day] += more;
    }

    /** Puts the parcels on the shelf and forgets what was played before. */
    void stock(Parcel[] parcels, int[] order, int count) {
        if (units.length < count) {
            grow(parcels.length);
        }
        n = count;
        markedCount = 0;
        uncertain = false;
        latecomers = count;
        freshLeft = 0;
        freshIn = 0;
        ordered = 0;
        lostUnits = 0;
        for (int t = 0; t < days; t++) {
            freshIn += freshOfDay[t];
            lostPerDay[t] = 0;
        }
        for (int s = 0; s < n; s++) {
            Parcel p = parcels[order[s]];
            arrivalDay[s] = p.arrivalDay;
            latecomers = p.arrivalDay > 0 ? Math.min(latecomers, s) : latecomers;
            lastDay[s] = p.lastDay;
            fromDay[s] = Math.max(p.fromDay, p.arrivalDay);
            level[s] = p.level;
            units[s] = p.units;
            uncertain |= p.uncertain;
            wasted[s] = 0;
            later[s] = 0;
            reduced[s] = 0;
            before[s] = 0;
            soldOut[s] = 0;
        }
        for (int l = discount.length - 1; l > 0; l--) {
            for (int s = 0; s < n; s++) {
                if (level[s] == l) {
                    marked[markedCount++] = s;
                }
            }
        }
    }

    private void grow(int size) {
        arrivalDay = new int[size];
        lastDay = new int[size];
        fromDay = new int[size];
        level = new int[size];
        marked = new int[size];
        units = new double[size];
        left = new double[size + 1];
        expired = new double[size];
        before = new double[size];
        wasted = new double[size];
        later = new double[size];
        reduced = new double[size];
        soldOut = new int[size];
    }

    /** Plays all paths; keeps what the parcel at a place sold on each. */
    void play(DemandPaths customers, Parcel[] parcels, int[] order, int focus, double[] soldOfFocus) {
        for (int k = 0; k < customers.paths; k++) {
            freshLeft += playDays(customers, parcels, order, k);
            close(customers.meanPerDay[k]);
            if (focus >= 0) {
                soldOfFocus[k] = units[focus] - expired[focus];
            }
        }
    }

    /** Plays all paths; keeps the money of each, and returns that of all. */
    double play(
            DemandPaths customers,
            Parcel[] parcels,
            int[] order,
            double freshPrice,
            double freshLaterValue,
            double[] moneyOfPath) {
        double before = 0;
        for (int k = 0; k < customers.paths; k++) {
            freshLeft += playDays(customers, parcels, order, k);
            close(customers.meanPerDay[k]);
            double soFar = money(parcels, order, k + 1, freshPrice, freshLaterValue);
            moneyOfPath[k] = soFar - before;
            before = soFar;
        }
        return before;
    }

    private double playDays(DemandPaths customers, Parcel[] parcels, int[] order, int path) {
        double[] demand = customers.demand;
        double[] newest = customers.newest;
        double[] goods = left;
        int[] comes = arrivalDay;
        int[] ends = lastDay;
        int count = n;
        for (int s = 0; s < count; s++) {
            if (uncertain) {
                Parcel p = parcels[order[s]];
                ends[s] = p.uncertain ? p.lastOfPath[path] : p.lastDay;
            }
            boolean everForSale = ends[s] >= comes[s];
            goods[s] = everForSale && comes[s] == 0 ? units[s] : 0;
            expired[s] = everForSale ? 0 : units[s];
        }
        goods[count] = 0; // the pool of fresh goods
        int bargains = markedCount;
        int[] bargain = marked;
        double[][] hunters = customers.extra;
        int cell = path * days;
        int first = 0;
        for (int t = 0; t < days; t++, cell++) {
            goods[count] += freshOfDay[t];
            for (int s = latecomers; s < count; s++) {
                if (comes[s] == t && t > 0 && ends[s] >= t) {
                    goods[s] = units[s];
                }
            }
            for (int m = 0; m < bargains; m++) {
                int s = bargain[m];
                if (fromDay[s] == t) {
                    before[s] = goods[s];
                }
            }
            double choosy = newest[cell];
            double wanted = demand[cell];
            if (t >= replenishedFrom) {
                goods[count] += wanted;
                ordered += wanted;
            }
            double lost = wanted - AgeTransition.sell(goods, first, count + 1 - first, wanted - choosy, choosy);
            lostPerDay[t] += lost;
            lostUnits += lost;
            // Customers whom only the price brings, deepest discount first.
            double served = 0;
            for (int m = 0; m < bargains; m++) {
                int s = bargain[m];
                if (goods[s] > 0 && fromDay[s] <= t && comes[s] <= t) {
                    double taken = Math.min(goods[s], Math.max(0, hunters[level[s] - 1][cell] - served));
                    goods[s] -= taken;
                    served += taken;
                }
            }
            for (int s = first; s < count; s++) {
                if (ends[s] == t) {
                    expired[s] += goods[s];
                    goods[s] = 0;
                }
            }
            while (first < count && goods[first] <= 0 && comes[first] <= t) {
                first++;
            }
        }
        for (int s = latecomers; s < count; s++) {
            if (comes[s] >= days && ends[s] >= comes[s]) {
                goods[s] = units[s];
            }
        }
        return goods[count];
    }

    /** Closes a path: what is left meets the demand after the horizon. */
    private void close(double demandPerDay) {
        double taken = 0;
        for (int s = 0; s < n; s++) {
            double waste = expired[s];
            if (level[s] > 0) {
                reduced[s] += Math.max(0, before[s] - left[s] - waste);
            }
            if (left[s] > 0) {
                double room = demandPerDay * laterShare * demandFactor[level[s]] * (lastDay[s] - days + 1.0) - taken;
                double soon = Math.min(left[s], Math.max(0, room));
                taken += soon;
                later[s] += soon;
                waste += left[s] - soon;
                expired[s] = waste;
            }
            wasted[s] += waste;
            soldOut[s] += waste < 0.5 ? 1 : 0;
        }
    }

    /** Money of all parcels over all paths. */
    double money(Parcel[] parcels, int[] order, int paths, double freshPrice, double freshLaterValue) {
        double money = (freshIn * paths + ordered - freshLeft) * freshPrice
                + (freshLeft - ordered) * freshLaterValue
                - lostUnits * lostSale;
        for (int s = 0; s < n; s++) {
            Parcel p = parcels[order[s]];
            double off = discount[level[s]] * p.price;
            double sold = units[s] * paths - wasted[s] - later[s];
            money += sold * p.price - reduced[s] * off + wasted[s] * p.wasteValue;
            money += later[s] * Math.max(p.wasteValue, p.laterValue - off);
        }
        return money;
    }

    /** Writes what became of the parcels. */
    void take(Parcel[] parcels, int[] order, int paths) {
        for (int s = 0; s < n; s++) {
            Parcel p = parcels[order[s]];
            p.wasted = wasted[s] / paths;
            p.sold = units[s] - p.wasted;
            p.soldOut = soldOut[s];
        }
    }

    double lost(int day) {
        return lostPerDay[day];
    }
}
