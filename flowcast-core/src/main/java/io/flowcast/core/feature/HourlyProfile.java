package io.flowcast.core.feature;

import io.flowcast.api.demand.SalesDay;
import java.util.Arrays;

/**
 * Which share of a day's demand comes in which hour, and how much of it is still met in an hour that is marked sold out.
 *
 * <p>Immutable.
 */
public final class HourlyProfile {
    private final double[] share;
    private final double[] openPart;

    HourlyProfile(double[] share, double[] openPart) {
        this.share = share;
        this.openPart = openPart;
    }

    /**
     * The same demand in each hour, and none met in an hour that is marked sold out.
     *
     * @return a flat profile
     */
    public static HourlyProfile flat() {
        double[] share = new double[SalesDay.HOURS];
        Arrays.fill(share, 1.0 / SalesDay.HOURS);
        return new HourlyProfile(share, new double[Place.values().length]);
    }

    /**
     * Share of the day's demand in an hour.
     *
     * @param hour from 0 to 23
     * @return from 0 to 1; the hours sum to 1
     */
    public double share(int hour) {
        return share[hour];
    }

    /**
     * Share of an hour's demand that is met although the hour is marked sold out: a sale can share its hour with a stock-out.
     *
     * @param place where the hour lies in its stock-out
     * @return from 0 to 1
     */
    public double openPart(Place place) {
        return openPart[place.ordinal()];
    }

    /**
     * Share of the usual demand that falls into the time in which the product could be bought.
     *
     * @param day a day
     * @return from 0 to 1; 1 if nothing is known of stock-outs
     */
    public double availability(SalesDay day) {
        if (!day.soldOutKnown() || day.soldOutHours() == 0) {
            return 1;
        }
        double seen = 0;
        for (int hour = 0; hour < SalesDay.HOURS; hour++) {
            seen += share[hour] * (day.soldOut(hour) ? openPart(Place.of(day.soldOutHours(), hour)) : 1);
        }
        return Math.min(1, seen);
    }

    /** Where a sold-out hour lies in its stock-out. */
    public enum Place {
        /** The first hour of several: the last units go in it. */
        FIRST,
        /** Neither first nor last. */
        INSIDE,
        /** The last hour of several: goods come in it. */
        LAST,
        /** Sold out in this hour only. */
        ALONE;

        static Place of(int soldOutHours, int hour) {
            boolean begins = hour > 0 && (soldOutHours >>> (hour - 1) & 1) == 0;
            boolean ends = hour < SalesDay.HOURS - 1 && (soldOutHours >>> (hour + 1) & 1) == 0;
            if (begins) {
                return ends ? ALONE : FIRST;
            }
            return ends ? LAST : INSIDE;
        }
    }
}
