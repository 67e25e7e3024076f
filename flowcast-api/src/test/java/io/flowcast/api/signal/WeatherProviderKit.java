package io.flowcast.api.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.RunStoppedException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link WeatherProvider} must do. Extend it and say which provider, which place and which day. */
public abstract class WeatherProviderKit {
    /** Makes a kit for one provider. */
    protected WeatherProviderKit() {}

    /**
     * The provider under test.
     *
     * @return a provider that is ready to answer
     */
    protected abstract WeatherProvider provider();

    /**
     * A place it knows.
     *
     * @return the place
     */
    protected abstract GeoPoint place();

    /**
     * A day on which it knows the weather of the three days before, and on whose next day it knows more.
     *
     * @return the day
     */
    protected abstract LocalDate today();

    private List<DailyWeather> daily(LocalDate from, LocalDate to, LocalDate asKnownOn) {
        return provider()
                .daily(place(), from, to, asKnownOn, Runs.asOf(asKnownOn))
                .value();
    }

    @Test
    void knowsTheDaysBefore() {
        LocalDate today = today();
        assertThat(daily(today.minusDays(3), today.minusDays(1), today))
                .extracting(DailyWeather::date)
                .containsExactly(today.minusDays(3), today.minusDays(2), today.minusDays(1));
    }

    @Test
    void daysComeInOrderOnceAndInTheRange() {
        LocalDate from = today().minusDays(3);
        LocalDate to = today().plusDays(6);
        assertThat(daily(from, to, today()))
                .extracting(DailyWeather::date)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(date -> assertThat(date).isBetween(from, to));
    }

    @Test
    void nothingIsKnownBeforeItsTime() {
        LocalDate today = today();
        assertThat(daily(today.minusDays(3), today.plusDays(6), today))
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day.knownOn()).isBeforeOrEqualTo(today));
    }

    @Test
    void laterKnowledgeDoesNotChangeWhatWasKnown() {
        LocalDate today = today();
        List<DailyWeather> before = daily(today.minusDays(3), today.plusDays(6), today);
        List<DailyWeather> later = daily(today.minusDays(3), today.plusDays(6), today.plusDays(1));
        assertThat(later).isNotEqualTo(before);
        assertThat(daily(today.minusDays(3), today.plusDays(6), today)).isEqualTo(before);
    }

    @Test
    void valuesAreWeather() {
        assertThat(daily(today().minusDays(3), today(), today())).allSatisfy(day -> {
            assertThat(day.meanCelsius()).isBetween(-90.0, 60.0);
            assertThat(day.relativeHumidityPercent()).isBetween(0.0, 100.0);
        });
    }

    @Test
    void answerSaysWhoGaveItAndWhen() {
        LocalDate today = today();
        Sourced<List<DailyWeather>> answer =
                provider().daily(place(), today.minusDays(3), today, today, Runs.asOf(today));
        assertThat(answer.source()).isNotBlank();
        assertThat(answer.fetchedAt()).isBeforeOrEqualTo(Runs.NOW);
    }

    @Test
    void stopsWhenTheRunIsCancelled() {
        WeatherProvider provider = provider();
        LocalDate today = today();
        assertThatThrownBy(() -> provider.daily(place(), today.minusDays(3), today, today, Runs.cancelled(today)))
                .isInstanceOf(RunStoppedException.class);
    }
}
