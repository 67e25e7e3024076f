package io.flowcast.models.expiry.shelflife;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a food keeps in one place, as FoodKeeper says it.
 *
 * @param kind whether there are days at all
 * @param fewestDays lower end of the range, 0 unless there are days
 * @param mostDays upper end
 * @param fromPurchase whether it counts from the day of purchase; else from production, opening or thawing
 * @param text as published
 */
public record StorageTime(Kind kind, double fewestDays, double mostDays, boolean fromPurchase, String text) {
    private static final Pattern RANGE =
            Pattern.compile("(\\d+)(?: - (\\d+))? (Hour|Day|Week|Month|Yea)r?s?", Pattern.CASE_INSENSITIVE);

    /** What a storage time says. */
    public enum Kind {
        /** Nothing is said. */
        UNKNOWN,
        /** A number of days or a range. */
        DAYS,
        /** Keeps without end. */
        INDEFINITELY,
        /** The date on the package rules. */
        PACKAGE_DATE,
        /** Until it is ripe, then elsewhere. */
        WHEN_RIPE,
        /** Should not be kept there. */
        NOT_RECOMMENDED
    }

    /** Reads a cell of the catalogue. */
    static StorageTime parse(String cell) {
        boolean purchase = cell.startsWith(">");
        String text = purchase ? cell.substring(1) : cell;
        Matcher matcher = RANGE.matcher(text);
        double fewest = Double.POSITIVE_INFINITY;
        double most = 0;
        while (matcher.find()) {
            double day = switch (matcher.group(3).toLowerCase(Locale.ROOT)) {
                case "hour" -> 1 / 24.0;
                case "day" -> 1;
                case "week" -> 7;
                case "month" -> 365.25 / 12;
                default -> 365.25;
            };
            double from = Integer.parseInt(matcher.group(1)) * day;
            double to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2)) * day;
            // where the source has two times, the shorter one is the cautious one
            if (Math.min(from, to) < fewest) {
                fewest = Math.min(from, to);
                most = Math.max(from, to);
            }
        }
        if (most > 0) {
            return new StorageTime(Kind.DAYS, fewest, most, purchase, text);
        }
        return new StorageTime(kind(text), 0, 0, purchase, text);
    }

    private static Kind kind(String text) {
        if (text.startsWith("Indefinitely")) {
            return Kind.INDEFINITELY;
        }
        if (text.startsWith("Package")) {
            return Kind.PACKAGE_DATE;
        }
        if (text.startsWith("When")) {
            return Kind.WHEN_RIPE;
        }
        return text.startsWith("Not") ? Kind.NOT_RECOMMENDED : Kind.UNKNOWN;
    }
}
