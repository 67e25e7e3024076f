package io.flowcast.core.label;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Dates with years of two digits (GS1 General Specifications 7.12): the century that brings them nearest to the year of reading. */
final class LabelDates {
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private LabelDates() {}

    /**
     * The four digits of a year: 51 and more above the current year's two digits is the century before, 50 and more below them the
     * next one.
     */
    static int year(int twoDigits, int readInYear) {
        int century = readInYear - readInYear % 100;
        int off = twoDigits - readInYear % 100;
        if (off >= 51) {
            century -= 100;
        } else if (off <= -50) {
            century += 100;
        }
        return century + twoDigits;
    }

    private static int two(CharSequence text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    /** Whether six digits are a day; those of a value that was checked to be digits. */
    static boolean isDay(CharSequence text, int at, boolean monthAllowed, int readInYear) {
        int month = two(text, at + 2);
        int day = two(text, at + 4);
        if (month < 1 || month > 12 || (day == 0 && !monthAllowed)) {
            return false;
        }
        int year = year(two(text, at), readInYear);
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= (month == 2 && leap ? 29 : DAYS[month - 1]);
    }

    /** Whether the value of a form is a possible time. */
    static boolean possible(AiSpec.DateForm form, CharSequence text, int start, int end, int readInYear) {
        int length = end - start;
        return switch (form) {
            case NONE -> true;
            case DAY_OR_MONTH -> isDay(text, start, true, readInYear);
            case DAY -> isDay(text, start, false, readInYear);
            case DAY_OR_RANGE ->
                (length == 6 || length == 12)
                        && isDay(text, start, false, readInYear)
                        && (length == 6 || isDay(text, start + 6, false, readInYear));
            case MINUTE -> isDay(text, start, false, readInYear) && clock(text, start + 6, end, true);
            case HOUR_OR_FINER ->
                length % 2 == 0 && isDay(text, start, false, readInYear) && clock(text, start + 6, end, false);
            case DAY_OR_MINUTE ->
                (length == 6 || length == 10)
                        && isDay(text, start, false, readInYear)
                        && clock(text, start + 6, end, true);
        };
    }

    /** 99 hours and minutes say that the time does not matter (delivery dates, section 3.6.12); it is the end of the day then. */
    private static boolean clock(CharSequence text, int at, int end, boolean mayBeOpen) {
        if (mayBeOpen && end - at == 4 && two(text, at) == 99 && two(text, at + 2) == 99) {
            return true;
        }
        for (int i = at; i + 1 < end; i += 2) {
            if (two(text, i) > (i == at ? 23 : 59)) {
                return false;
            }
        }
        return true;
    }

    /** The day of six digits, the last of the month where the day is 00; null if there is no such day. */
    static @Nullable LocalDate day(CharSequence text, int at, int readInYear) {
        if (!isDay(text, at, true, readInYear)) {
            return null;
        }
        int year = year(two(text, at), readInYear);
        int month = two(text, at + 2);
        int day = two(text, at + 4);
        return day == 0 ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, month, day);
    }

    /** Day and time; where the time does not matter or is not given the end of the day. */
    static @Nullable LocalDateTime moment(CharSequence text, int start, int end, int readInYear) {
        LocalDate day = day(text, start, readInYear);
        if (day == null) {
            return null;
        }
        if (end - start < 8 || two(text, start + 6) > 23) {
            return day.atTime(23, 59);
        }
        int minute = end - start >= 10 ? two(text, start + 8) : 0;
        int second = end - start >= 12 ? two(text, start + 10) : 0;
        return day.atTime(two(text, start + 6), minute, second);
    }
}
