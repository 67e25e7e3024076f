package io.flowcast.connectors.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates written as {@code 2024-06-12}. */
final class Dates {
    private static final int ISO_LENGTH = 10;
    private static final Pattern ISO_LIKE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern LOCAL = Pattern.compile("\\d{1,4}[./]\\d{1,2}[./]\\d{1,4}");
    private static final Pattern DAY_NUMBER = Pattern.compile("\\d{5}(\\.\\d+)?");

    private Dates() {}

    static @Nullable LocalDate isoOrNull(String text) {
        if (text.length() != ISO_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    static String causeOfNoDate(String text) {
        if (ISO_LIKE.matcher(text).matches()) {
            return "Maybe day and month were swapped, or the month has no such day: expected year-month-day.";
        }
        if (LOCAL.matcher(text).matches()) {
            return "Maybe it was written by local custom: expected year-month-day, 2024-06-12.";
        }
        if (DAY_NUMBER.matcher(text).matches()) {
            return "Maybe a spreadsheet wrote its day number: format the column as text, 2024-06-12.";
        }
        if (text.length() > ISO_LENGTH && isoOrNull(text.substring(0, ISO_LENGTH)) != null) {
            return "Maybe the time of day came with it: expected the date alone, 2024-06-12.";
        }
        return "Maybe the columns are shifted: expected a date such as 2024-06-12.";
    }
}
