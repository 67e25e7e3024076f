package io.flowcast.api.catalog;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a site or recipient is open.
 *
 * @param byWeekday hours of each weekday; a weekday that is not there is closed
 * @param closedOn dates on which it is closed all the same
 */
public record OpeningHours(Map<DayOfWeek, TimeRange> byWeekday, Set<LocalDate> closedOn) {
    /** Copies the arguments; the dates become sorted, so that two runs print alike. */
    public OpeningHours {
        Map<DayOfWeek, TimeRange> copy = new EnumMap<>(DayOfWeek.class);
        copy.putAll(byWeekday);
        byWeekday = Collections.unmodifiableMap(copy);
        closedOn = Collections.unmodifiableSet(new TreeSet<>(closedOn));
    }

    /**
     * The same hours every day.
     *
     * @param hours the hours
     * @return opening hours without closed dates
     */
    public static OpeningHours daily(TimeRange hours) {
        Map<DayOfWeek, TimeRange> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours);
        }
        return new OpeningHours(week, Set.of());
    }

    /**
     * The hours of a date.
     *
     * @param date the date
     * @return its hours, or empty if it is closed
     */
    public Optional<TimeRange> on(LocalDate date) {
        return closedOn.contains(date) ? Optional.empty() : Optional.ofNullable(byWeekday.get(date.getDayOfWeek()));
    }
}
