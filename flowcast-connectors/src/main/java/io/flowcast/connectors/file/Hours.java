package io.flowcast.connectors.file;

import io.flowcast.api.demand.SalesDay;
import org.jspecify.annotations.Nullable;

/** Reads 24 hours in one field. */
final class Hours {
    private static final int MAX_UNITS = 1_000_000_000;

    private Hours() {}

    /** {@code 7:3 1 6} or 24 numbers with blanks between; {@code null} for anything else. */
    static int @Nullable [] parseOrNull(String text) {
        int[] hours = new int[SalesDay.HOURS];
        int colon = text.indexOf(':');
        int hour = 0;
        if (colon >= 0) {
            hour = (int) Numbers.wholeOr(text.substring(0, colon), -1);
            if (hour < 0 || hour >= SalesDay.HOURS) {
                return null;
            }
        }
        int start = colon + 1;
        while (start <= text.length()) {
            int end = text.indexOf(' ', start);
            end = end < 0 ? text.length() : end;
            long units = Numbers.wholeOr(text.substring(start, end), -1);
            if (units < 0 || units > MAX_UNITS || hour >= SalesDay.HOURS) {
                return null;
            }
            hours[hour++] = (int) units;
            start = end + 1;
        }
        return colon >= 0 || hour == SalesDay.HOURS ? hours : null;
    }

    /** 24 digits of 0 and 1, hour 0 first; in the answer bit {@code h} stands for hour {@code h}. */
    static int bitsOrMinusOne(String text) {
        String digits = text.length() == 2 * SalesDay.HOURS - 1 ? text.replace(" ", "") : text;
        if (digits.length() != SalesDay.HOURS) {
            return -1;
        }
        int bits = 0;
        for (int h = 0; h < SalesDay.HOURS; h++) {
            char c = digits.charAt(h);
            if (c != '0' && c != '1') {
                return -1;
            }
            bits |= (c - '0') << h;
        }
        return bits;
    }
}
