package io.flowcast.models.expiry.sell;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.core.run.Streams;
import java.util.Arrays;

/**
 * Plays the stock of one series through the sample paths of its forecast.
 *
 * <p>The stock is a list of parcels, lots and transfers, and a pool of fresh goods, the orders that come in. Each day, in this order: what comes in is
 * put on the shelf; customers at full price who take the oldest goods are served from the parcel that ends first (FEFO),
 * the pool last, then those who take the freshest from the pool and then the parcel that ends last; each goes on to the next parcel when one is empty,
 * and pays what it costs. Then customers whom only a discount brings take marked-down parcels, deepest discount first;
 * one who was served counts at every discount. At closing, what has reached its last day is wasted. A parcel of
 * uncertain life ends on a day drawn for each path, never after its last day.
 *
 * <p>What outlasts the horizon meets demand at the path's mean a day, oldest first, until its own last day: that much
 * replaces a purchase and is worth the later value, the rest is wasted. The pool is taken to last.
 *
 * <p>From the day on that {@link #replenish} says, orders that nobody has written yet bring what the customers of the day want:
 * all are served, and each unit so bought costs the later value of fresh goods. After the horizon those who take the
 * freshest then leave what is there.
 *
 * <p>Playing allocates nothing. Paths, splits and lives depend on seed and keys only, so plays with other units, prices
 * or parcels meet the same customers (common random numbers). Cost: paths x days x parcels. Not safe for several threads;
 * reuse one for many series.
 */
public final class SellThrough {
    private final int paths;
    private final int days;
    private final DemandPaths customers;
    private final Shelf shelf;
    private final double[] soldOfFocus;

    private double newestShare;
    private double freshPrice;
    private double freshLaterValue;
    private int n;
    private Parcel[] parcels = new Parcel[0];
    private int[] order = new int[0];

    /**
     * Memory for plays.
     *
     * @param paths how many sample paths, at least 1
     * @param days days to play, at least 1
     * @param rule discounts that may be tried
     */
    public SellThrough(int paths, int days, MarkdownRule rule) {
        this.paths = paths;
        this.days = days;
        customers = new DemandPaths(paths, days, rule);
        int levels = rule.discountFractions().size();
        double[] discount = new double[levels + 1];
        double[] demandFactor = new double[levels + 1];
        demandFactor[0] = 1;
        for (int l = 1; l <= levels; l++) {
            discount[l] = rule.discountFractions().get(l - 1);
            demandFactor[l] = rule.demandFactor(discount[l]);
        }
        shelf = new Shelf(days, discount, demandFactor);
        soldOfFocus = new double[paths];
    }

    /**
     * Begins a series with its demand and an empty shelf.
     *
     * @param forecast daily demand at full price, at least as far as the days to play
     * @param row the series
     * @param seed seed of the paths
     * @param newestFirstShare share of customers who take the freshest goods
     * @return false if the forecast holds numbers that are no demand; then nobody comes
     */
    public boolean begin(DemandForecast forecast, int row, long seed, double newestFirstShare) {
        clear();
        newestShare = newestFirstShare;
        return customers.load(forecast, row, seed, newestFirstShare);
    }

    /** Begins a series without demand and with an empty shelf. */
    public void begin() {
        clear();
        customers.none();
    }

    private void clear() {
        n = 0;
        freshPrice = 0;
        freshLaterValue = 0;
        shelf.clearFresh();
        shelf.lostSale = 0;
        shelf.replenishedFrom = Integer.MAX_VALUE;
        shelf.laterShare = 1;
    }

    /**
     * Says what fresh goods are worth.
     *
     * @param price full price of one
     * @param laterValue what one is worth that is left at the horizon
     */
    public void fresh(double price, double laterValue) {
        freshPrice = price;
        freshLaterValue = laterValue;
    }

    /**
     * Says from when on every customer finds fresh goods.
     *
     * @param fromDay first day on which orders come in that are not written yet
     */
    public void replenish(int fromDay) {
        shelf.replenishedFrom = fromDay;
        shelf.laterShare = fromDay == Integer.MAX_VALUE ? 1 : 1 - newestShare;
    }

    /**
     * Says what a customer at full price who finds nothing costs.
     *
     * @param cost for each unit, the price he would have paid not counted
     */
    public void lostSale(double cost) {
        shelf.lostSale = cost;
    }

    /**
     * Adds to the pool of fresh goods, which outlast the horizon.
     *
     * @param day day on which they come in, from 0 to the last day to play
     * @param units how many; below zero takes back what was added
     */
    public void arrive(int day, double units) {
        shelf.addFresh(day, units);
    }

    /**
     * Puts goods on the shelf.
     *
     * @param arrivalDay day from which they can be sold, 0 for goods that are there
     * @param lastDay last day on which they can be sold; -1 for goods that cannot be sold any more
     * @param units how many, at least 0
     * @param price full price of one
     * @param wasteValue what one is worth that expires, usually below zero
     * @param laterValue what one is worth that is left at the horizon and will sell
     * @return number of the parcel
     */
    public int add(int arrivalDay, int lastDay, double units, double price, double wasteValue, double laterValue) {
        if (n == parcels.length) {
            grow();
        }
        Parcel parcel = parcels[n];
        parcel.arrivalDay = arrivalDay;
        parcel.lastDay = lastDay;
        parcel.units = units;
        parcel.price = price;
        parcel.wasteValue = wasteValue;
        parcel.laterValue = laterValue;
        parcel.level = 0;
        parcel.fromDay = 0;
        parcel.uncertain = false;
        int at = n;
        while (at > 0 && parcels[order[at - 1]].endsAfter(parcel)) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = n;
        return n++;
    }

    private void grow() {
        int old = parcels.length;
        parcels = Arrays.copyOf(parcels, Math.max(8, 2 * old));
        for (int i = old; i < parcels.length; i++) {
            parcels[i] = new Parcel(paths);
        }
        order = Arrays.copyOf(order, parcels.length);
    }

    /**
     * Gives a parcel an uncertain life: on each path it ends on the day its life rounds to, never after its last day. A
     * day counts as lived if life lasts at least to its middle; goods that are good at all are good today.
     *
     * @param parcel number of the parcel
     * @param life days of life from the start of day 0
     * @param seed seed of the lot; parcels with the same seed end together
     */
    public void live(int parcel, Distribution life, long seed) {
        Parcel p = parcels[parcel];
        p.uncertain = life.variance() > 0 && p.lastDay >= 0;
        if (!p.uncertain) {
            return;
        }
        int end = Math.min(p.lastDay, days);
        for (int k = 0; k < paths; k++) {
            p.lastOfPath[k] = p.lastDay;
        }
        for (int t = 0; t <= end; t++) {
            double endsBefore = life.cdf(t == 0 ? 0 : t + 0.5);
            for (int k = 0; k < paths; k++) {
                if (p.lastOfPath[k] >= t && Streams.unit(seed, 0, k) < endsBefore) {
                    p.lastOfPath[k] = t - 1;
                }
            }
        }
    }

    /**
     * Changes how much there is of a parcel.
     *
     * @param parcel its number
     * @param units how many, at least 0
     */
    public void units(int parcel, double units) {
        parcels[parcel].units = units;
    }

    /**
     * Changes the price of a parcel.
     *
     * @param parcel its number
     * @param level 0 for full price, else the place of the discount in the ladder, counted from 1
     * @param fromDay first day of the discount
     */
    public void price(int parcel, int level, int fromDay) {
        parcels[parcel].level = level;
        parcels[parcel].fromDay = fromDay;
        if (level > 0) {
            customers.needExtra(level - 1);
        }
    }

    /**
     * Plays all paths.
     *
     * @return expected money from all parcels: what customers pay, plus what expired and what is left is worth
     */
    public double play() {
        return play(-1);
    }

    /**
     * Plays all paths and tells them apart.
     *
     * @param moneyOfPath is filled with the money of each path
     * @return as {@link #play()}
     */
    public double play(double[] moneyOfPath) {
        shelf.stock(parcels, order, n);
        double money = shelf.play(customers, parcels, order, freshPrice, freshLaterValue, moneyOfPath);
        shelf.take(parcels, order, paths);
        return money / paths;
    }

    /**
     * Plays all paths and keeps what one parcel sold on each of them, for {@link #soldQuantile}.
     *
     * @param focus number of the parcel, or -1
     * @return as {@link #play()}
     */
    public double play(int focus) {
        int place = -1;
        for (int s = 0; s < n; s++) {
            place = order[s] == focus ? s : place;
        }
        shelf.stock(parcels, order, n);
        shelf.play(customers, parcels, order, place, soldOfFocus);
        shelf.take(parcels, order, paths);
        return shelf.money(parcels, order, paths, freshPrice, freshLaterValue) / paths;
    }

    /**
     * Expected sales of a parcel in the last play, those after the horizon included.
     *
     * @param parcel its number
     * @return units
     */
    public double sold(int parcel) {
        return parcels[parcel].sold;
    }

    /**
     * Expected waste of a parcel in the last play.
     *
     * @param parcel its number
     * @return units
     */
    public double wasted(int parcel) {
        return parcels[parcel].wasted;
    }

    /**
     * Probability that all of a parcel sells, from the last play.
     *
     * @param parcel its number
     * @return share of the paths on which less than half a unit expired
     */
    public double probabilityAllSold(int parcel) {
        return (double) parcels[parcel].soldOut / paths;
    }

    /**
     * A quantile of what the parcel named in the last play sells.
     *
     * @param probability in [0, 1]
     * @return the smallest sales that at least this share of the paths does not exceed
     */
    public double soldQuantile(double probability) {
        Arrays.sort(soldOfFocus);
        int at = (int) Math.ceil(probability * paths) - 1;
        return soldOfFocus[Math.max(0, Math.min(paths - 1, at))];
    }

    /**
     * Expected demand that found nothing in the last play.
     *
     * @param day the day
     * @return units
     */
    public double lost(int day) {
        return shelf.lost(day) / paths;
    }
}
