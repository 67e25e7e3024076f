package io.flowcast.connectors.offline;

import static io.flowcast.connectors.offline.Stations.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.signal.IndicatorProvider;
import io.flowcast.api.signal.IndicatorProviderKit;
import io.flowcast.api.signal.Observation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastKnownIndicatorTest extends IndicatorProviderKit {
    private static final LocalDate APRIL = LocalDate.of(2024, 4, 1);
    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);

    @Override
    protected IndicatorProvider provider() {
        return new LastKnownIndicator(Map.of(
                "prices",
                List.of(
                        new Observation(APRIL, 101.7, LocalDate.of(2024, 6, 10)),
                        new Observation(APRIL, 101.2, LocalDate.of(2024, 5, 10)),
                        new Observation(MARCH, 100.9, LocalDate.of(2024, 4, 10)))));
    }

    @Override
    protected String seriesId() {
        return "prices";
    }

    @Override
    protected String unknownSeriesId() {
        return "no-such-series";
    }

    @Override
    protected LocalDate period() {
        return APRIL;
    }

    @Override
    protected LocalDate beforeRevision() {
        return LocalDate.of(2024, 5, 20);
    }

    @Override
    protected LocalDate afterRevision() {
        return LocalDate.of(2024, 6, 12);
    }

    @Test
    void lastValueBeforeStandsInWhereNothingWasPublished() {
        LocalDate asked = LocalDate.of(2024, 5, 1);
        assertThat(provider()
                        .observations("prices", asked, asked.plusDays(30), beforeRevision(), RUN)
                        .value())
                .containsExactly(new Observation(asked, 101.2, LocalDate.of(2024, 5, 10)));
    }

    @Test
    void nothingPublishedAtAllIsAnEmptyAnswer() {
        assertThat(provider()
                        .observations("prices", MARCH, APRIL, LocalDate.of(2024, 3, 15), RUN)
                        .value())
                .isEmpty();
    }

    @Test
    void sourceNamesTheTwinAndTheSeries() {
        assertThat(provider().observations("prices", MARCH, APRIL, APRIL, RUN).source())
                .isEqualTo("offline twin last-known-indicator: series prices");
    }
}
