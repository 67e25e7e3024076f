package io.flowcast.api.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.finding.SourceException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link IndicatorProvider} must do. Extend it and say which provider, series and revision. */
public abstract class IndicatorProviderKit {
    /** Makes a kit for one provider. */
    protected IndicatorProviderKit() {}

    /**
     * The provider under test.
     *
     * @return a provider that is ready to answer
     */
    protected abstract IndicatorProvider provider();

    /**
     * A series it knows, of which {@link #period} was published and later revised.
     *
     * @return the provider's key of the series
     */
    protected abstract String seriesId();

    /**
     * A series it does not know.
     *
     * @return a key
     */
    protected abstract String unknownSeriesId();

    /**
     * The period that was revised.
     *
     * @return its first day
     */
    protected abstract LocalDate period();

    /**
     * A day between the first publication and the revision.
     *
     * @return the day
     */
    protected abstract LocalDate beforeRevision();

    /**
     * A day after the revision.
     *
     * @return the day
     */
    protected abstract LocalDate afterRevision();

    private List<Observation> observations(LocalDate asKnownOn) {
        return provider()
                .observations(seriesId(), period().minusYears(1), afterRevision(), asKnownOn, Runs.asOf(asKnownOn))
                .value();
    }

    private double value(LocalDate asKnownOn) {
        return observations(asKnownOn).stream()
                .filter(o -> o.date().equals(period()))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void revisionIsSeenOnlyOnceItWasPublished() {
        assertThat(value(afterRevision())).isNotEqualTo(value(beforeRevision()));
    }

    @Test
    void nothingIsKnownBeforeItsTime() {
        assertThat(observations(beforeRevision()))
                .isNotEmpty()
                .allSatisfy(o -> assertThat(o.knownOn()).isBeforeOrEqualTo(beforeRevision()));
    }

    @Test
    void observationsComeInOrderOnceAndInTheRange() {
        assertThat(observations(afterRevision()))
                .extracting(Observation::date)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(date -> assertThat(date).isBetween(period().minusYears(1), afterRevision()));
    }

    @Test
    void unknownSeriesIsAFailedSource() {
        IndicatorProvider provider = provider();
        assertThatThrownBy(() -> provider.observations(
                        unknownSeriesId(), period(), afterRevision(), afterRevision(), Runs.asOf(afterRevision())))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(unknownSeriesId());
    }

    @Test
    void answerSaysWhoGaveItAndWhen() {
        Sourced<List<Observation>> answer = provider()
                .observations(seriesId(), period(), afterRevision(), afterRevision(), Runs.asOf(afterRevision()));
        assertThat(answer.source()).isNotBlank();
        assertThat(answer.fetchedAt()).isBeforeOrEqualTo(Runs.NOW);
    }

    @Test
    void stopsWhenTheRunIsCancelled() {
        IndicatorProvider provider = provider();
        assertThatThrownBy(() -> provider.observations(
                        seriesId(), period(), afterRevision(), afterRevision(), Runs.cancelled(afterRevision())))
                .isInstanceOf(RunStoppedException.class);
    }
}
