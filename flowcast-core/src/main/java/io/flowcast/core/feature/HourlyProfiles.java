package io.flowcast.core.feature;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Learns when in the day demand comes, from sales by hour, although many hours are sold out.
 *
 * <p>Sales of day d in hour h are taken as Poisson with mean {@code D_d p_h} while in stock; nothing is known of sold-out hours. Days of a series
 * differ as a gamma variable of shape rho and the series' mean m, so that the demand of a day is expected from what sold while there was stock, by turns with the
 * shares (the EM algorithm of Dempster, Laird and Rubin 1977):
 *
 * <pre>
 *   D_d = m (rho + sum_h s_dh) / (rho + m sum_h p_h)    over the hours in stock
 *   m   = sum_d sum_h s_dh / sum_d sum_h p_h
 *   p_h = sum_d s_dh / sum_d D_d                        over the days in stock at that hour
 * </pre>
 *
 * <p>Averaging sales over the hours in stock instead would be biased, because late hours are in stock on slow days; so would be the day's own sales over
 * its share in stock for D, as a stock is used up early when much happened to sell early. The expectation given the sales is not: it is the same
 * whatever ended them. How much days differ is learned from the sales of each hour given those before it ({@link DayLikeness}), which no stock-out biases either; with a shape that
 * makes days too different, late hours, seen on slow days, get too large a share.
 *
 * <p>A series has few sales, so its profile is drawn to that of its group (a product, a category), and the group's to that of all:
 * {@code p_h = (sum_d s_dh + T q_h) / (sum_d D_d + T)} with the wider profile q and T sales of prior weight (a Dirichlet prior).
 * How much is still sold in an hour that is marked sold out is learned from all days together, by the hour's place in its stock-out:
 * sales in such hours over {@code D_d p_h}.
 *
 * <p>O(hours x rounds) for each level; days are gone over twice. Limits: one profile for all days of the week; hours are taken as independent given the day.
 * Immutable.
 */
public final class HourlyProfiles {
    /** Sales that the wider profile counts for. At 10 sales a day a series outweighs its group after some two weeks. */
    static final double PRIOR_SALES = 150;
    /**
     * Excess of days, one over the shape of the gamma distribution around the mean of their series, before any day was seen: a coefficient of variation of 0.4 beside
     * chance is a shape of 6 orders, and orders are of 1.3 to 1.5 units in fresh retail.
     */
    private static final double USUAL_EXCESS = 1.0 / 9;

    private static final int ROUNDS = 12;
    /** Rounds of the profiles from which the excess is learned. */
    private static final int FIRST_ROUNDS = 5;
    /** Hours in which nobody ever bought still get this share of the prior, so that no availability is zero by accident. */
    private static final double LEAST_SHARE = 1e-4;
    /** Share of days on which an hour must be in stock to tell how days differ. */
    private static final double MOSTLY = 0.75;
    /** Share of days on which it may be the last one before a stock-out: what it sold then was cut, and on fast days above all. */
    private static final double SELDOM = 0.02;
    /** A day tells of its sold-out hours only if this share of its demand was seen. */
    private static final double LEAST_SEEN = 0.2;

    private final HourlyProfile all;
    private final Map<String, HourlyProfile> byGroup;
    private final Map<SeriesKey, HourlyProfile> bySeries;
    private final Function<SeriesKey, String> groupOf;
    private final double excess;

    private HourlyProfiles(
            HourlyProfile all,
            Map<String, HourlyProfile> byGroup,
            Map<SeriesKey, HourlyProfile> bySeries,
            Function<SeriesKey, String> groupOf,
            double excess) {
        this.excess = excess;
        this.all = all;
        this.byGroup = byGroup;
        this.bySeries = bySeries;
        this.groupOf = groupOf;
    }

    /**
     * Learns from sales days, with one group for each product.
     *
     * @param days what was sold, gone over twice; days without sales by hour or without known stock-outs are passed over
     * @return the profiles; flat if no day can be used
     */
    public static HourlyProfiles estimate(Iterable<SalesDay> days) {
        return estimate(days, SeriesKey::productId);
    }

    /**
     * Learns from sales days.
     *
     * @param days what was sold, gone over twice; days without sales by hour or without known stock-outs are passed over
     * @param groupOf the group whose profile a series is drawn to
     * @return the profiles; flat if no day can be used
     */
    public static HourlyProfiles estimate(Iterable<SalesDay> days, Function<SeriesKey, String> groupOf) {
        Days everything = new Days(true);
        Map<String, List<Days>> groups = new LinkedHashMap<>();
        Map<SeriesKey, Days> series = new LinkedHashMap<>();
        for (SalesDay day : days) {
            if (usable(day)) {
                everything.add(day);
                series.computeIfAbsent(day.key(), k -> new Days(false)).add(day);
            }
        }
        series.forEach((key, its) -> groups.computeIfAbsent(groupOf.apply(key), k -> new ArrayList<>())
                .add(its));
        Fit first = new Fit(USUAL_EXCESS, FIRST_ROUNDS);
        HourlyProfiles rough = first.profiles(everything, groups, series, groupOf);
        Map<SeriesKey, Usual> usual = new HashMap<>();
        series.forEach((key, its) -> usual.put(key, new Usual(its.mean(rough.of(key)), its.mostlyInStock())));
        DayLikeness likeness = new DayLikeness(USUAL_EXCESS);
        for (SalesDay day : days) {
            Usual its = usual.get(day.key());
            if (its != null && usable(day)) {
                likeness.add(day, rough.of(day.key()), its.mean, its.hours);
            }
        }
        return new Fit(likeness.excess(), ROUNDS).profiles(everything, groups, series, groupOf);
    }

    /** Mean demand of a series' day, and the hours that are in stock on most days. */
    private record Usual(double mean, int hours) {}

    private static boolean usable(SalesDay day) {
        return day.hourlySoldUnits().length == SalesDay.HOURS && day.soldOutKnown();
    }

    /**
     * How much days differ around the mean of their series beside chance: one over the shape of their gamma distribution.
     *
     * @return squared coefficient of variation, 0 if days differ by chance only
     */
    public double excess() {
        return excess;
    }

    /** How profiles are learned. */
    private record Fit(double excess, int rounds) {
        HourlyProfiles profiles(
                Days everything,
                Map<String, List<Days>> groups,
                Map<SeriesKey, Days> series,
                Function<SeriesKey, String> groupOf) {
            HourlyProfile all =
                    withOpenParts(everything, fit(new ArrayList<>(series.values()), HourlyProfile.flat(), 1, this));
            Map<String, HourlyProfile> byGroup = new HashMap<>();
            groups.forEach((group, its) -> byGroup.put(group, fit(its, all, PRIOR_SALES, this)));
            Map<SeriesKey, HourlyProfile> bySeries = new HashMap<>();
            series.forEach((key, its) -> {
                HourlyProfile wider = byGroup.getOrDefault(groupOf.apply(key), all);
                bySeries.put(key, fit(List.of(its), wider, PRIOR_SALES, this));
            });
            return new HourlyProfiles(all, byGroup, bySeries, groupOf, excess);
        }
    }

    /**
     * Profile of a series.
     *
     * @param key the series
     * @return its own profile, or its group's, or that of all
     */
    public HourlyProfile of(SeriesKey key) {
        HourlyProfile own = bySeries.get(key);
        return own != null ? own : byGroup.getOrDefault(groupOf.apply(key), all);
    }

    /**
     * Profile of everything together.
     *
     * @return the pooled profile
     */
    public HourlyProfile all() {
        return all;
    }

    private static HourlyProfile fit(List<Days> series, HourlyProfile wider, double priorSales, Fit how) {
        int hours = SalesDay.HOURS;
        double[] share = new double[hours];
        double[] sold = new double[hours];
        for (int h = 0; h < hours; h++) {
            share[h] = wider.share(h);
            for (Days days : series) {
                sold[h] += days.sold[h];
            }
        }
        double[] exposure = new double[hours];
        for (int round = 0; round < how.rounds; round++) {
            Arrays.fill(exposure, 0);
            for (Days days : series) {
                days.expose(share, exposure, how.excess);
            }
            double sum = 0;
            for (int h = 0; h < hours; h++) {
                double prior = Math.max(wider.share(h), LEAST_SHARE);
                share[h] = (sold[h] + priorSales * prior) / (exposure[h] + priorSales);
                sum += share[h];
            }
            for (int h = 0; h < hours; h++) {
                share[h] /= sum;
            }
        }
        double[] parts = new double[HourlyProfile.Place.values().length];
        for (HourlyProfile.Place place : HourlyProfile.Place.values()) {
            parts[place.ordinal()] = wider.openPart(place);
        }
        return new HourlyProfile(share, parts);
    }

    private static HourlyProfile withOpenParts(Days days, HourlyProfile profile) {
        int places = HourlyProfile.Place.values().length;
        double[] sold = new double[places];
        double[] expected = new double[places];
        double[] share = new double[SalesDay.HOURS];
        for (int h = 0; h < share.length; h++) {
            share[h] = profile.share(h);
        }
        for (int d = 0; d < days.count; d++) {
            int closed = days.soldOut[d];
            double seen = 0;
            for (int h = 0; h < share.length; h++) {
                seen += (closed >>> h & 1) == 1 ? 0 : share[h];
            }
            double demand = seen > LEAST_SEEN ? days.soldInStock[d] / seen : 0;
            for (int h = 0; h < share.length && demand > 0; h++) {
                if ((closed >>> h & 1) == 1) {
                    expected[HourlyProfile.Place.of(closed, h).ordinal()] += demand * share[h];
                }
            }
            for (int i = 0; i < places && demand > 0; i++) {
                sold[i] += days.soldAlthough[d * places + i];
            }
        }
        double[] parts = new double[places];
        for (int i = 0; i < places; i++) {
            parts[i] = Math.min(1, sold[i] / (expected[i] + 1));
        }
        return new HourlyProfile(share, parts);
    }

    /**
     * Days that sold out in the same hours, added up: the likelihood needs no more of them than how much they sold while there was stock. So
     * memory grows with the different stock-outs, not with the days.
     */
    private static final class Days {
        private static final int PLACES = HourlyProfile.Place.values().length;

        final double[] sold = new double[SalesDay.HOURS];
        private final boolean withPlaces;
        int count;
        int[] soldOut = new int[4];
        int[] times = new int[4];
        double[] soldInStock = new double[4];
        double[] soldAlthough;
        private int[] table = new int[8];

        Days(boolean withPlaces) {
            this.withPlaces = withPlaces;
            soldAlthough = new double[withPlaces ? 4 * PLACES : 0];
        }

        void add(SalesDay day) {
            int closed = day.soldOutHours();
            int[] hourly = day.hourlySoldUnits();
            int at = find(closed);
            double inStock = 0;
            for (int h = 0; h < hourly.length; h++) {
                if ((closed >>> h & 1) == 0) {
                    sold[h] += hourly[h];
                    inStock += hourly[h];
                }
            }
            soldInStock[at] += inStock;
            times[at]++;
            for (int h = 0; h < hourly.length && withPlaces && inStock > 0; h++) {
                if ((closed >>> h & 1) == 1) {
                    soldAlthough[at * PLACES + HourlyProfile.Place.of(closed, h).ordinal()] += hourly[h];
                }
            }
        }

        /** Hours that are in stock on most days and seldom the last one before a stock-out, as a set. */
        int mostlyInStock() {
            int hours = 0;
            for (int h = 0; h < SalesDay.HOURS; h++) {
                int open = 0;
                int last = 0;
                int all = 0;
                for (int d = 0; d < count; d++) {
                    boolean in = (soldOut[d] >>> h & 1) == 0;
                    open += in ? times[d] : 0;
                    last += in && (soldOut[d] >>> (h + 1) & 1) == 1 ? times[d] : 0;
                    all += times[d];
                }
                hours |= open >= MOSTLY * all && last <= SELDOM * all ? 1 << h : 0;
            }
            return hours;
        }

        /** Mean demand of a day. */
        double mean(HourlyProfile profile) {
            double sales = 0;
            double open = 0;
            for (int d = 0; d < count; d++) {
                sales += soldInStock[d];
                for (int h = 0; h < SalesDay.HOURS; h++) {
                    open += (soldOut[d] >>> h & 1) == 1 ? 0 : times[d] * profile.share(h);
                }
            }
            return open > 0 ? sales / open : 0;
        }

        /** Adds to each hour the expected demand of the days that were in stock then, given all that sold. */
        void expose(double[] share, double[] exposure, double excess) {
            double[] seen = new double[count];
            double all = 0;
            double open = 0;
            for (int d = 0; d < count; d++) {
                for (int h = 0; h < share.length; h++) {
                    seen[d] += (soldOut[d] >>> h & 1) == 1 ? 0 : share[h];
                }
                all += soldInStock[d];
                open += times[d] * seen[d];
            }
            double mean = open > 0 ? all / open : 0;
            for (int d = 0; d < count; d++) {
                double demand = mean * ((times[d] + excess * soldInStock[d]) / (1 + excess * mean * seen[d]));
                for (int h = 0; h < share.length; h++) {
                    exposure[h] += (soldOut[d] >>> h & 1) == 1 ? 0 : demand;
                }
            }
        }

        /** Position of a set of hours, which is added if it is new; open addressing. */
        private int find(int closed) {
            int slot = slot(closed);
            if (table[slot] == 0) {
                if (count == soldOut.length) {
                    soldOut = Arrays.copyOf(soldOut, count * 2);
                    times = Arrays.copyOf(times, count * 2);
                    soldInStock = Arrays.copyOf(soldInStock, count * 2);
                    soldAlthough = Arrays.copyOf(soldAlthough, soldAlthough.length * 2);
                    table = new int[count * 4];
                    for (int i = 0; i < count; i++) {
                        table[slot(soldOut[i])] = i + 1;
                    }
                    slot = slot(closed);
                }
                soldOut[count] = closed;
                table[slot] = ++count;
            }
            return table[slot] - 1;
        }

        private int slot(int closed) {
            int slot = ((closed * 0x9e3779b9) >>> 7) & (table.length - 1);
            while (table[slot] != 0 && soldOut[table[slot] - 1] != closed) {
                slot = (slot + 1) & (table.length - 1);
            }
            return slot;
        }
    }
}
