package io.flowcast.benchmarks.retail;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Days of many series in columns, as short as they can be held: cell {@code row x days + day}. */
final class RetailData {
    /** Sales of the file that stand for one unit. */
    static final double UNIT = 0.1;
    /** Names of the static facts beside store and product. */
    static final List<String> FACTS =
            List.of("city_id", "management_group_id", "first_category_id", "second_category_id", "third_category_id");
    /** Names of the measured weather. */
    static final List<String> WEATHER = List.of("precpt", "avg_temperature", "avg_humidity", "avg_wind_level");

    final LocalDate first;
    final int days;
    final int rows;
    final String[] store;
    final String[] product;
    /** By fact, then row. */
    final String[][] facts;
    /** Units, NaN where there is no record. */
    final float[] sales;
    /** Units by hour, rounded; 24 for each cell. */
    final short[] hourly;
    /** Bit h is set if hour h was sold out. */
    final int[] soldOut;

    final float[] discount;
    final byte[] holiday;
    final byte[] activity;
    /** By kind, then cell. */
    final float[][] weather;

    RetailData(LocalDate first, int days, int rows) {
        this.first = first;
        this.days = days;
        this.rows = rows;
        int cells = Math.multiplyExact(rows, days);
        store = new String[rows];
        product = new String[rows];
        facts = new String[FACTS.size()][rows];
        sales = new float[cells];
        java.util.Arrays.fill(sales, Float.NaN);
        hourly = new short[Math.multiplyExact(cells, SalesDay.HOURS)];
        soldOut = new int[cells];
        discount = new float[cells];
        java.util.Arrays.fill(discount, Float.NaN);
        holiday = new byte[cells];
        activity = new byte[cells];
        weather = new float[WEATHER.size()][cells];
    }

    SeriesKey key(int row) {
        return new SeriesKey(store[row], product[row]);
    }

    boolean known(int row, int day) {
        return !Float.isNaN(sales[row * days + day]);
    }

    /** Whether the product could be bought from 6 to 21 o'clock. */
    boolean inStock(int row, int day) {
        return (soldOut[row * days + day] >>> 6 & 0xffff) == 0;
    }

    SalesDay day(int row, int day) {
        int cell = row * days + day;
        int[] units = new int[SalesDay.HOURS];
        for (int h = 0; h < units.length; h++) {
            units[h] = hourly[cell * SalesDay.HOURS + h];
        }
        return new SalesDay(
                store[row],
                product[row],
                first.plusDays(day),
                Math.max(0, Math.round(sales[cell])),
                units,
                soldOut[cell],
                true,
                Math.max(0, discount[cell]),
                holiday[cell] == 1,
                activity[cell] == 1);
    }

    /** The days before a day as records, made one at a time. */
    Iterable<SalesDay> before(int end) {
        return () -> new Iterator<>() {
            private int cell = next(0);

            private int next(int from) {
                int at = from;
                while (at < sales.length && (at % days >= end || Float.isNaN(sales[at]))) {
                    at++;
                }
                return at;
            }

            @Override
            public boolean hasNext() {
                return cell < sales.length;
            }

            @Override
            public SalesDay next() {
                if (cell >= sales.length) {
                    throw new NoSuchElementException();
                }
                SalesDay day = day(cell / days, cell % days);
                cell = next(cell + 1);
                return day;
            }
        };
    }
}
