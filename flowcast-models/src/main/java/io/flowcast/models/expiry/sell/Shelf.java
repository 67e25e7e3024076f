package io.flowcast.models.expiry.sell;

import java.util.Arrays;

/**
 * The parcels of a series in columns, oldest first, while one path after the other is played. See {@link SellThrough}
 * for the order of a day.
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
    private double[] price = new double[0];
    private double[] left = new double[0];
    private double[] expired = new double[0];
    private boolean marked;

    private double[] sold = new double[0];
    private double[] later = new double[0];
    private double[] wasted = new double[0];
    private int[] soldOut = new int[0];
    private final double[] lostPerDay;
    private double revenue;

    Shelf(int days, double[] discount, double[] demandFactor) {
        this.days = days;
        this.discount = discount;
        this.demandFactor = demandFactor;
        lostPerDay = new double[days];
    }

    /** Puts the parcels on the shelf and forgets what was played before. */
    void stock(Parcel[] parcels, int[] order, int count) {
        if (units.length < count) {
            grow(parcels.length);
        }
        n = count;
        marked = false;
        revenue = 0;
        Arrays.fill(lostPerDay, 0);
        for (int s = 0; s < n; s++) {
            Parcel p = parcels[order[s]];
            arrivalDay[s] = p.arrivalDay;
            fromDay[s] = p.fromDay;
            level[s] = p.level;
            marked |= p.level > 0;
            units[s] = p.units;
            price[s] = p.price;
            sold[s] = 0;
            later[s] = 0;
            wasted[s] = 0;
            soldOut[s] = 0;
        }
    }

    private void grow(int size) {
        arrivalDay = new int[size];
        lastDay = new int[size];
        fromDay = new int[size];
        level = new int[size];
        units = new double[size];
        price = new double[size];
        left = new double[size];
        expired = new double[size];
        sold = new double[size];
        later = new double[size];
        wasted = new double[size];
        soldOut = new int[size];
    }

    /** Opens a path: everything is there again, and each parcel has its last day. */
    void open(Parcel[] parcels, int[] order, int path) {
        for (int s = 0; s < n; s++) {
            Parcel p = parcels[order[s]];
            lastDay[s] = p.uncertain ? p.lastOfPath[path] : p.lastDay;
            boolean everForSale = lastDay[s] >= arrivalDay[s];
            left[s] = everForSale ? units[s] : 0;
            expired[s] = everForSale ? 0 : units[s];
        }
    }

    void day(int t, double demand, double newest, double[][] extra, int cell) {
        double open = sellOldest(t, demand - newest);
        if (open > 0) {
            open += newest;
        } else {
            open = sellNewest(t, newest);
        }
        lostPerDay[t] += open;
        if (marked) {
            sellToBargainHunters(t, extra, cell);
        }
        for (int s = 0; s < n; s++) {
            if (lastDay[s] == t) {
                expired[s] += left[s];
                left[s] = 0;
            }
        }
    }

    private double sellOldest(int t, double wanted) {
        double open = wanted;
        for (int s = 0; s < n && open > 0; s++) {
            open -= sell(s, t, open);
        }
        return open;
    }

    private double sellNewest(int t, double wanted) {
        double open = wanted;
        for (int s = n - 1; s >= 0 && open > 0; s--) {
            open -= sell(s, t, open);
        }
        return open;
    }

    /** Sells from one parcel if it is there; what is past its last day has left the shelf already. */
    private double sell(int s, int t, double wanted) {
        if (left[s] <= 0 || arrivalDay[s] > t) {
            return 0;
        }
        double taken = Math.min(wanted, left[s]);
        left[s] -= taken;
        sold[s] += taken;
        boolean reduced = level[s] > 0 && fromDay[s] <= t;
        revenue += taken * (reduced ? price[s] * (1 - discount[level[s]]) : price[s]);
        return taken;
    }

    private void sellToBargainHunters(int t, double[][] extra, int cell) {
        double served = 0;
        for (int l = discount.length - 1; l > 0; l--) {
            for (int s = 0; s < n; s++) {
                if (level[s] == l && fromDay[s] <= t) {
                    served += sell(s, t, Math.max(0, extra[l - 1][cell] - served));
                }
            }
        }
    }

    /** Closes a path: what is left meets the demand after the horizon. Returns how much of a parcel was sold. */
    double close(double demandPerDay, int focus) {
        double before = 0;
        double soldOfFocus = 0;
        for (int s = 0; s < n; s++) {
            double soon = 0;
            if (left[s] > 0 && lastDay[s] == SellThrough.LASTS) {
                soon = left[s];
            } else if (left[s] > 0) {
                double room = demandPerDay * demandFactor[level[s]] * (lastDay[s] - (double) days + 1) - before;
                soon = Math.min(left[s], Math.max(0, room));
                before += soon;
            }
            later[s] += soon;
            double waste = expired[s] + left[s] - soon;
            wasted[s] += waste;
            soldOut[s] += waste < 0.5 ? 1 : 0;
            if (s == focus) {
                soldOfFocus = units[s] - waste;
            }
        }
        return soldOfFocus;
    }

    /** Writes what became of the parcels, as means over paths. Returns the mean of all money. */
    double take(Parcel[] parcels, int[] order, int paths) {
        double money = revenue;
        for (int s = 0; s < n; s++) {
            Parcel p = parcels[order[s]];
            p.sold = sold[s] / paths;
            p.later = later[s] / paths;
            p.wasted = wasted[s] / paths;
            p.soldOut = soldOut[s];
            double laterValue = Math.max(p.wasteValue, p.laterValue - discount[level[s]] * p.price);
            money += wasted[s] * p.wasteValue + later[s] * laterValue;
        }
        return money / paths;
    }

    double lost(int day, int paths) {
        return lostPerDay[day] / paths;
    }
}
