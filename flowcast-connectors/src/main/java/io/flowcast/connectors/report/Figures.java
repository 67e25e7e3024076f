package io.flowcast.connectors.report;

import io.flowcast.api.catalog.BaseUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Numbers as people read them, whatever their country: a full stop before decimals, a narrow space between thousands, a
 * space that does not break before the unit, a true minus sign.
 */
final class Figures {
    static final char NARROW_SPACE = '\u202F';
    private static final char UNIT_SPACE = '\u00A0';
    private static final char MINUS = '\u2212';
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private Figures() {}

    /** A number with fixed decimals. */
    static String decimals(double value, int decimals) {
        String digits = BigDecimal.valueOf(value)
                .abs()
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
        int point = digits.indexOf('.');
        int whole = point < 0 ? digits.length() : point;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % 3 == 0) {
                text.append(NARROW_SPACE);
            }
            text.append(digits.charAt(i));
        }
        text.append(digits, whole, digits.length());
        boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
        return value < 0 && !zero ? MINUS + text.toString() : text.toString();
    }

    /** A number without decimals. */
    static String whole(double value) {
        return decimals(value, 0);
    }

    /** A number with as many decimals as its size makes worth reading. */
    static String readable(double value) {
        double size = Math.abs(value);
        return decimals(value, size >= 100 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : 2);
    }

    /** A number with its sign, also when it is a gain. */
    static String signed(double value, String readable) {
        return value > 0 ? "+" + readable : readable;
    }

    static String percent(double fraction) {
        return decimals(fraction * 100, 1) + NARROW_SPACE + "%";
    }

    static String with(String figure, String unit) {
        return figure + UNIT_SPACE + unit;
    }

    /** A quantity of one product in words: pieces, or kilograms for goods that are counted in grams. */
    static String quantity(double units, BaseUnit unit) {
        return unit == BaseUnit.GRAM
                ? with(readable(units / 1000), "kg")
                : with(readable(units), Math.abs(units) == 1 ? "unit" : "units");
    }

    /** A count with its noun. */
    static String count(long n, String one, String many) {
        return whole(n) + " " + (n == 1 ? one : many);
    }

    static String longDate(LocalDate date) {
        return LONG_DATE.format(date);
    }

    static String shortDate(LocalDate date) {
        return SHORT_DATE.format(date);
    }

    /** Time of day; past midnight it says how many days later. */
    static String time(long secondOfDay) {
        long day = Math.floorDiv(secondOfDay, 86_400L);
        long minute = Math.floorMod(secondOfDay, 86_400L) / 60;
        String clock = String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
        return day == 0 ? clock : clock + " " + signed(day, whole(day)) + "d";
    }
}
