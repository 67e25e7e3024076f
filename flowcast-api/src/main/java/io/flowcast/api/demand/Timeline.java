package io.flowcast.api.demand;

import io.flowcast.api.internal.Require;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a panel: steps counted 0, 1, 2, ... from an origin. Dated steps are in the local time of the sites,
 * so a day is a day whatever daylight saving does to its length.
 *
 * @param step length of a step
 * @param origin start of step 0, or {@code null} for an ordinal calendar
 * @param seasonLengths lengths of the seasons in steps, shortest first; empty for none
 */
public record Timeline(Step step, @Nullable LocalDateTime origin, List<Integer> seasonLengths) {
    /** Checks and copies the arguments. */
    public Timeline {
        Require.present("step", step);
        Require.that(
                (origin == null) == (step == Step.ORDINAL), "an ordinal calendar has no origin, any other has one");
        seasonLengths = List.copyOf(seasonLengths);
        int last = 1;
        for (int length : seasonLengths) {
            Require.that(length > last, "seasonLengths must rise and be at least 2, was " + seasonLengths);
            last = length;
        }
    }

    /**
     * Days with a weekly season.
     *
     * @param firstDay day of step 0
     * @return the calendar
     */
    public static Timeline days(LocalDate firstDay) {
        return new Timeline(Step.DAY, firstDay.atStartOfDay(), List.of(7));
    }

    /**
     * Days with a weekly season, and a yearly one where a history holds it twice.
     *
     * @param firstDay day of step 0
     * @param days length of the history
     * @return the calendar
     */
    public static Timeline days(LocalDate firstDay, int days) {
        return cut(new Timeline(Step.DAY, firstDay.atStartOfDay(), List.of(7, 365)), days);
    }

    /**
     * Hours with a daily season, and a weekly one where a history holds it twice.
     *
     * @param firstHour start of step 0, in local time
     * @param hours length of the history
     * @return the calendar
     */
    public static Timeline hours(LocalDateTime firstHour, int hours) {
        return cut(new Timeline(Step.HOUR, firstHour, List.of(24, 168)), hours);
    }

    /** Without seasons of which a history does not hold two; the shortest stays, as a history may yet grow. */
    private static Timeline cut(Timeline all, int steps) {
        List<Integer> held = all.seasonsWithin(steps);
        return new Timeline(all.step, all.origin, held.isEmpty() ? all.seasonLengths.subList(0, 1) : held);
    }

    /**
     * Steps that only have an order, with any number of seasons.
     *
     * @param seasonLengths their lengths in steps, rising, each at least 2; none for no season
     * @return the calendar
     */
    public static Timeline ordinal(int... seasonLengths) {
        return new Timeline(
                Step.ORDINAL, null, IntStream.of(seasonLengths).boxed().toList());
    }

    /**
     * Steps that only have an order.
     *
     * @param seasonLength length of the season, or 1 for none
     * @return the calendar
     */
    public static Timeline ordinal(int seasonLength) {
        return new Timeline(Step.ORDINAL, null, seasonLength > 1 ? List.of(seasonLength) : List.of());
    }

    /**
     * The shortest season.
     *
     * @return its length in steps, 1 if there is none
     */
    public int seasonLength() {
        return seasonLengths.isEmpty() ? 1 : seasonLengths.get(0);
    }

    /**
     * The seasons that can be told from a trend within a history: those it holds at least twice.
     *
     * @param steps length of the history
     * @return their lengths in steps, shortest first; empty for none
     */
    public List<Integer> seasonsWithin(int steps) {
        return seasonLengths.stream().filter(length -> length <= steps / 2).toList();
    }

    /**
     * Start of a step.
     *
     * @param index the step, may be negative
     * @return its first moment
     * @throws IllegalStateException on an ordinal calendar
     */
    public LocalDateTime startOf(int index) {
        return step.plus(dated(), index);
    }

    /**
     * Date of a step.
     *
     * @param index the step
     * @return the date on which it starts
     * @throws IllegalStateException on an ordinal calendar
     */
    public LocalDate dateOf(int index) {
        return startOf(index).toLocalDate();
    }

    /**
     * The step that holds a date.
     *
     * @param date the date
     * @return the step, negative before the origin
     * @throws IllegalStateException on an ordinal calendar
     * @throws ArithmeticException if it is more steps away than an int can count
     */
    public int indexOf(LocalDate date) {
        return indexOf(date.atStartOfDay());
    }

    /**
     * The step that holds a moment.
     *
     * @param moment local time
     * @return the step, negative before the origin
     * @throws IllegalStateException on an ordinal calendar
     * @throws ArithmeticException if it is more steps away than an int can count
     */
    public int indexOf(LocalDateTime moment) {
        int index = Math.toIntExact(step.between(dated(), moment));
        if (startOf(index).isAfter(moment)) {
            return index - 1;
        }
        // A month from the 31st is over on the 30th where there is no 31st; the calendar's count of months says it is
        // not.
        return startOf(index + 1).isAfter(moment) ? index : index + 1;
    }

    private LocalDateTime dated() {
        LocalDateTime start = origin;
        if (start == null) {
            throw new IllegalStateException("an ordinal calendar has no dates");
        }
        return start;
    }

    /** Length of a step. */
    public enum Step {
        /** An hour of local time. */
        HOUR(ChronoUnit.HOURS, 1),
        /** A day. */
        DAY(ChronoUnit.DAYS, 1),
        /** Seven days; years of 53 weeks need no rule. */
        WEEK(ChronoUnit.WEEKS, 1),
        /** A calendar month. */
        MONTH(ChronoUnit.MONTHS, 1),
        /** Three calendar months. */
        QUARTER(ChronoUnit.MONTHS, 3),
        /** A calendar year. */
        YEAR(ChronoUnit.YEARS, 1),
        /** No length: steps only have an order. */
        ORDINAL(ChronoUnit.FOREVER, 1);

        private final ChronoUnit unit;
        private final int units;

        Step(ChronoUnit unit, int units) {
            this.unit = unit;
            this.units = units;
        }

        private LocalDateTime plus(LocalDateTime start, int steps) {
            return start.plus((long) steps * units, unit);
        }

        private long between(LocalDateTime start, LocalDateTime end) {
            return Math.floorDiv(unit.between(start, end), (long) units);
        }
    }
}
