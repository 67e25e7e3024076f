package io.flowcast.api.demand;

import io.flowcast.api.internal.Require;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What one site sold of one product on one day, as it is imported and stored.
 *
 * @param siteId where
 * @param productId what
 * @param date the day, local date of the site
 * @param soldUnits how much was sold, in base units, at least 0
 * @param hourlySoldUnits sales of the hours 0 to 23, or empty if they are not known; not copied, must not be changed
 * @param soldOutHours bit {@code h} is set if the product was sold out during hour {@code h}
 * @param soldOutKnown whether {@code soldOutHours} is known; if not, nothing is said about it
 * @param discount share of the full price that was asked, 1 for the full price
 * @param holiday whether the day was a holiday
 * @param promotion whether the product was promoted
 */
public record SalesDay(
        String siteId,
        String productId,
        LocalDate date,
        long soldUnits,
        int[] hourlySoldUnits,
        int soldOutHours,
        boolean soldOutKnown,
        double discount,
        boolean holiday,
        boolean promotion) {
    /** Hours of a day. */
    public static final int HOURS = 24;

    /** Checks the arguments. */
    public SalesDay {
        Require.text("siteId", siteId);
        Require.text("productId", productId);
        Require.present("date", date);
        Require.nonNegative("soldUnits", soldUnits);
        Require.that(
                hourlySoldUnits.length == 0 || hourlySoldUnits.length == HOURS,
                "hourlySoldUnits must hold 0 or 24 numbers, holds " + hourlySoldUnits.length);
        for (int hour = 0; hour < hourlySoldUnits.length; hour++) {
            if (hourlySoldUnits[hour] < 0) {
                throw new IllegalArgumentException("hourlySoldUnits of hour " + hour + " must not be negative");
            }
        }
        Require.that(soldOutHours >>> HOURS == 0, "soldOutHours has bits beyond hour 23");
        Require.nonNegative("discount", discount);
    }

    /**
     * Whether it was sold out in an hour.
     *
     * @param hour from 0 to 23
     * @return true if it was
     */
    public boolean soldOut(int hour) {
        return (soldOutHours >>> hour & 1) == 1;
    }

    /**
     * Key of the series.
     *
     * @return site and product
     */
    public SeriesKey key() {
        return new SeriesKey(siteId, productId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SalesDay o
                && siteId.equals(o.siteId)
                && productId.equals(o.productId)
                && date.equals(o.date)
                && soldUnits == o.soldUnits
                && Arrays.equals(hourlySoldUnits, o.hourlySoldUnits)
                && soldOutHours == o.soldOutHours
                && soldOutKnown == o.soldOutKnown
                && Double.compare(discount, o.discount) == 0
                && holiday == o.holiday
                && promotion == o.promotion;
    }

    @Override
    public int hashCode() {
        return (siteId.hashCode() * 31 + productId.hashCode()) * 31 + date.hashCode();
    }
}
