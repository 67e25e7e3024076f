package io.flowcast.api.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.demand.Timeline.Step;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static Timeline timeline(Step step, LocalDateTime origin) {
        return new Timeline(step, origin, List.of());
    }

    private static Timeline timeline(Step step, String day) {
        return timeline(step, LocalDate.parse(day).atStartOfDay());
    }

    @Provide
    Arbitrary<Timeline> dated() {
        Arbitrary<LocalDateTime> origins = Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay() * 24,
                        LocalDate.of(2100, 1, 1).toEpochDay() * 24)
                .map(hours -> LocalDate.EPOCH.atStartOfDay().plusHours(hours));
        return Arbitraries.of(Step.values())
                .filter(step -> step != Step.ORDINAL)
                .flatMap(step -> origins.map(origin -> timeline(step, origin)));
    }

    @Property
    void theStepThatHoldsTheStartOfAStepIsThatStep(
            @ForAll("dated") Timeline timeline, @ForAll @IntRange(min = -1_500, max = 1_500) int index) {
        assertThat(timeline.indexOf(timeline.startOf(index))).isEqualTo(index);
    }

    @Property
    void aStepHoldsAllMomentsFromItsStartToTheNext(
            @ForAll("dated") Timeline timeline, @ForAll @IntRange(min = -20_000, max = 20_000) int hours) {
        LocalDateTime moment = timeline.startOf(0).plusHours(hours).plusMinutes(17);
        int index = timeline.indexOf(moment);
        assertThat(moment).isAfterOrEqualTo(timeline.startOf(index)).isBefore(timeline.startOf(index + 1));
    }

    @Test
    void aDayIsADayWhateverDaylightSavingDoesToItsLength() {
        // Europe/Berlin: 23 hours on 2024-03-31, 25 on 2024-10-27.
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        for (String changed : List.of("2024-03-31", "2024-10-27")) {
            LocalDate day = LocalDate.parse(changed);
            Timeline timeline = Timeline.days(day.minusDays(1));
            assertThat(Duration.between(
                            day.atStartOfDay(berlin), day.plusDays(1).atStartOfDay(berlin)))
                    .isNotEqualTo(Duration.ofDays(1));
            assertThat(timeline.indexOf(day)).isEqualTo(1);
            assertThat(timeline.indexOf(day.atTime(23, 59))).isEqualTo(1);
            assertThat(timeline.dateOf(2)).isEqualTo(day.plusDays(1));
        }
    }

    @Test
    void everyDayHas24HoursOfLocalTime() {
        Timeline hours = timeline(Step.HOUR, "2024-03-30");
        assertThat(hours.indexOf(LocalDate.parse("2024-03-31"))).isEqualTo(24);
        assertThat(hours.indexOf(LocalDate.parse("2024-04-01"))).isEqualTo(48);
        assertThat(hours.startOf(26)).isEqualTo("2024-03-31T02:00");
    }

    @Test
    void weeksGoOnOverYearsOf53Weeks() {
        // 2020 has 53 weeks by ISO 8601: week 53 begins on Monday 2020-12-28, week 1 of 2021 on 2021-01-04.
        Timeline weeks = timeline(Step.WEEK, "2020-12-21");
        assertThat(weeks.dateOf(1)).isEqualTo("2020-12-28");
        assertThat(weeks.dateOf(2)).isEqualTo("2021-01-04");
        assertThat(weeks.indexOf(LocalDate.parse("2021-01-03"))).isEqualTo(1);
        assertThat(weeks.indexOf(LocalDate.parse("2021-12-27"))).isEqualTo(53);
    }

    @Test
    void monthsFromThe31stBeginOnTheLastDayWhereThereIsNone() {
        Timeline months = timeline(Step.MONTH, "2024-01-31");
        assertThat(List.of(months.dateOf(1), months.dateOf(2), months.dateOf(3)))
                .containsExactly(
                        LocalDate.parse("2024-02-29"), LocalDate.parse("2024-03-31"), LocalDate.parse("2024-04-30"));
        assertThat(months.indexOf(LocalDate.parse("2024-02-28"))).isZero();
        assertThat(months.indexOf(LocalDate.parse("2024-02-29"))).isEqualTo(1);
        assertThat(months.indexOf(LocalDate.parse("2024-03-30"))).isEqualTo(1);
        assertThat(months.indexOf(LocalDate.parse("2024-03-31"))).isEqualTo(2);
    }

    @Test
    void quartersAreThreeMonths() {
        Timeline quarters = timeline(Step.QUARTER, "2023-11-30");
        assertThat(quarters.dateOf(1)).isEqualTo("2024-02-29");
        assertThat(quarters.indexOf(LocalDate.parse("2024-02-29"))).isEqualTo(1);
        assertThat(quarters.indexOf(LocalDate.parse("2023-11-29"))).isEqualTo(-1);
        assertThat(quarters.dateOf(-1)).isEqualTo("2023-08-30");
    }

    @Test
    void yearsFromALeapDayBeginOnThe28thInOthers() {
        Timeline years = timeline(Step.YEAR, "2024-02-29");
        assertThat(years.indexOf(LocalDate.parse("2025-02-28"))).isEqualTo(1);
        assertThat(years.indexOf(LocalDate.parse("2028-02-28"))).isEqualTo(3);
        assertThat(years.indexOf(LocalDate.parse("2028-02-29"))).isEqualTo(4);
    }

    @Test
    void stepsBeforeTheOriginAreNegative() {
        Timeline days = Timeline.days(LocalDate.parse("2024-06-12"));
        assertThat(days.indexOf(LocalDate.parse("2024-06-11"))).isEqualTo(-1);
        assertThat(days.indexOf(LocalDate.parse("2024-06-11").atTime(23, 59))).isEqualTo(-1);
        assertThat(days.dateOf(-366)).isEqualTo("2023-06-12");
    }

    @Test
    void aMomentBeyondCountingIsNotCutShort() {
        assertThatThrownBy(() -> Timeline.days(LocalDate.parse("2024-06-12")).indexOf(LocalDate.MAX))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anOrdinalCalendarHasNoDates() {
        Timeline ordinal = Timeline.ordinal(4);
        assertThatIllegalStateException().isThrownBy(() -> ordinal.startOf(0));
        assertThatIllegalStateException().isThrownBy(() -> ordinal.dateOf(0));
        assertThatIllegalStateException().isThrownBy(() -> ordinal.indexOf(LocalDate.EPOCH));
        assertThatIllegalArgumentException().isThrownBy(() -> timeline(Step.ORDINAL, LocalDate.EPOCH.atStartOfDay()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeline(Step.DAY, null, List.of()));
    }

    @Test
    void seasonsRise() {
        assertThat(Timeline.ordinal(1).seasonLength()).isEqualTo(1);
        assertThat(Timeline.ordinal(12).seasonLength()).isEqualTo(12);
        assertThat(new Timeline(Step.ORDINAL, null, List.of(7, 365)).seasonLength())
                .isEqualTo(7);
        for (List<Integer> bad : List.of(List.of(1), List.of(0), List.of(-7), List.of(7, 7), List.of(365, 7))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Timeline(Step.ORDINAL, null, bad));
        }
    }

    @Test
    void aCalendarCarriesSeveralSeasons() {
        Timeline ordinal = Timeline.ordinal(24, 168);
        assertThat(ordinal.seasonLengths()).containsExactly(24, 168);
        assertThat(ordinal.seasonLength()).isEqualTo(24);
        assertThat(Timeline.ordinal().seasonLengths()).isEmpty();
        assertThat(Timeline.ordinal(7, 30, 365).seasonsWithin(729)).containsExactly(7, 30);
        assertThat(Timeline.ordinal(7, 30, 365).seasonsWithin(730)).containsExactly(7, 30, 365);
        assertThat(Timeline.ordinal(7).seasonsWithin(13)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Timeline.ordinal(168, 24));
    }

    @Test
    void longSeasonsNeedALongHistory() {
        LocalDate day = LocalDate.parse("2024-06-12");
        assertThat(Timeline.days(day, 729)).isEqualTo(Timeline.days(day));
        assertThat(Timeline.days(day, 730).seasonLengths()).containsExactly(7, 365);
        assertThat(Timeline.days(day, 3)).isEqualTo(Timeline.days(day));
        LocalDateTime hour = day.atTime(5, 0);
        assertThat(Timeline.hours(hour, 335).seasonLengths()).containsExactly(24);
        assertThat(Timeline.hours(hour, 336).seasonLengths()).containsExactly(24, 168);
        assertThat(Timeline.hours(hour, 336).startOf(1)).isEqualTo("2024-06-12T06:00");
    }
}
