package io.flowcast.models.inventory;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.inventory.ItemOutlook;
import io.flowcast.core.simulate.AgeTransition;
import io.flowcast.models.inventory.internal.ProtectionPaths;
import java.util.Arrays;

/**
 * The stock of one item on every sample path, rolled forward day by day over the horizon with what is ordered on the way;
 * gives the expected state on an order day and, at the end, the outlook.
 *
 * <p>Stock is held by its last day of sale, counted from today, so that nothing moves from day to day. Goods that outlast
 * the horizon and all that is looked at beyond it share the last place.
 */
final class PathStock {
    private final PlannedItem item;
    private final double[] demand;
    private final int paths;
    private final int stride;
    private final int horizon;
    private final int width;
    private final double newestFirstShare;
    private final double[] stock;
    /** Orders of this plan by path and day of arrival; what comes after the last day shares its place. */
    private final double[] incoming;

    private final int incomingDays;

    private double arrived;
    private double wanted;
    private double sold;
    private double wasted;

    /**
     * The start.
     *
     * @param item what is planned
     * @param demand paths of its demand, {@code stride} days each
     * @param paths how many
     * @param stride days of each path
     * @param horizon days to plan
     * @param reach days beyond the horizon at which order decisions look
     * @param newestFirstShare share of the demand that takes the freshest
     */
    PathStock(
            PlannedItem item, double[] demand, int paths, int stride, int horizon, int reach, double newestFirstShare) {
        this.item = item;
        this.demand = demand;
        this.paths = paths;
        this.stride = stride;
        this.horizon = horizon;
        this.newestFirstShare = newestFirstShare;
        width = horizon + reach + 1;
        incomingDays = horizon + item.longestLead + 1;
        stock = new double[paths * width];
        incoming = new double[paths * incomingDays];
        for (int i = 0; i < item.stock.length; i++) {
            if (item.stock[i] > 0) {
                int last = Math.min(i, width - 1);
                for (int k = 0; k < paths; k++) {
                    stock[k * width + last] += item.stock[i];
                }
            }
        }
    }

    private int lastDayOfFresh(int day) {
        return (int) Math.min((long) day + item.life - 1, width - 1);
    }

    /** Takes in what comes on a day. */
    void receive(int day) {
        double open = day < item.arriving.length ? item.arriving[day] : 0;
        int last = lastDayOfFresh(day);
        for (int k = 0; k < paths; k++) {
            double units = open + incoming[k * incomingDays + day];
            stock[k * width + last] += units;
            arrived += units;
        }
    }

    /** Orders on a day, after its deliveries; without a lead time the goods are there at once. */
    void order(int day, double units, int[] leads) {
        for (int k = 0; k < paths; k++) {
            if (leads[k] == 0) {
                stock[k * width + lastDayOfFresh(day)] += units;
                arrived += units;
            } else {
                incoming[k * incomingDays + day + leads[k]] += units;
            }
        }
    }

    /** Sells and closes a day. */
    void close(int day) {
        int life = width - day;
        for (int k = 0; k < paths; k++) {
            double d = ProtectionPaths.demandOf(demand, paths, stride, k, day);
            double newest = newestFirstShare * d;
            int at = k * width + day;
            sold += AgeTransition.sell(stock, at, life, d - newest, newest);
            wanted += d;
            if (day < width - 1) {
                wasted += stock[at];
                stock[at] = 0;
            }
        }
    }

    /** Expected stock on a day by the days it can still be sold. */
    double[] expectedStock(int day) {
        double[] mean = new double[width - day];
        for (int k = 0; k < paths; k++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += stock[k * width + day + i];
            }
        }
        scale(mean);
        return mean;
    }

    /** Expected arrivals by days from a day on; the first element, that day's own, is in the stock already. */
    double[] expectedArrivals(int day) {
        double[] mean = new double[Math.max(incomingDays, item.arriving.length) - day];
        for (int k = 0; k < paths; k++) {
            for (int i = 1; day + i < incomingDays; i++) {
                mean[i] += incoming[k * incomingDays + day + i];
            }
        }
        scale(mean);
        for (int i = 1; day + i < item.arriving.length; i++) {
            mean[i] += item.arriving[day + i];
        }
        if (mean.length > 0) {
            mean[0] = 0;
        }
        return mean;
    }

    private void scale(double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= paths;
        }
    }

    /** What came of it, after all days were closed. */
    ItemOutlook outlook(SeriesKey key) {
        double opening = Arrays.stream(item.stock).sum();
        double closing = 0;
        for (int k = 0; k < paths; k++) {
            for (int i = horizon; i < width; i++) {
                closing += stock[k * width + i];
            }
        }
        double demandUnits = wanted / paths;
        double salesUnits = Math.min(demandUnits, sold / paths);
        return new ItemOutlook(
                key,
                opening,
                arrived / paths,
                demandUnits,
                salesUnits,
                demandUnits - salesUnits,
                wasted / paths,
                closing / paths);
    }
}
