package io.flowcast.models.demand.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.Cancellation;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.Forecasters;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run of one long row ends in the middle of it: counted in questions, never in time. */
class LongRowStopTest {
    private static final int CELLS = 1_500;

    /** Counts how often it is asked, and asks for a stop from some question on. */
    private static final class Counting implements Cancellation {
        final AtomicLong asked = new AtomicLong();
        private final long until;

        Counting(long until) {
            this.until = until;
        }

        @Override
        public boolean requested() {
            return asked.incrementAndGet() > until;
        }
    }

    /** Weekly and yearly seasons, a walk and noise; no zeros. */
    private static DemandPanel longRow() {
        Random random = new Random(5);
        double[] y = new double[CELLS];
        double level = 40;
        for (int t = 0; t < CELLS; t++) {
            level = Math.max(20, level + random.nextGaussian() * 0.5);
            y[t] = level
                    * (1 + 0.3 * Math.sin(2 * Math.PI * t / 7))
                    * (1 + 0.2 * Math.sin(2 * Math.PI * t / 365.25))
                    * (1 + 0.05 * random.nextGaussian());
        }
        return DemandPanel.builder(Timeline.ordinal(7))
                .addRow(SeriesKey.named("long"), 0, y)
                .build();
    }

    private static RunContext.Builder context() {
        return RunContext.asOf(LocalDate.of(2026, 1, 1)).seed(7);
    }

    static Stream<String> methods() {
        return Stream.of(
                "auto-arima",
                "auto-ces",
                "auto-theta",
                "auto-ets",
                "holt-winters",
                "bats",
                "mstl",
                "seasonal-ar",
                "combination",
                "auto");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theMiddleOfALongRowIsWhereARunStops(String name) {
        DemandForecaster forecaster = Forecasters.named(name);
        DemandPanel panel = longRow();
        Counting whole = new Counting(Long.MAX_VALUE);
        double mean = forecaster
                .fit(panel, context().cancellation(whole).build())
                .forecast(7, context().build())
                .mean(0, 3);
        long questions = whole.asked.get();
        // Loops over rows ask a dozen times at most where there is one row.
        assertThat(questions).isGreaterThan(25);
        for (long share : new long[] {4, 2}) {
            Counting cancelled = new Counting(questions / share);
            assertThatThrownBy(() -> forecaster.fit(
                            panel, context().cancellation(cancelled).build()))
                    .isInstanceOf(RunStoppedException.class);
            // Whoever hears of it may ask once more for the message, and does no more work that would ask again.
            assertThat(cancelled.asked.get()).isLessThanOrEqualTo(questions / share + 2);
        }
        assertThat(forecaster
                        .fit(panel, context().build())
                        .forecast(7, context().build())
                        .mean(0, 3))
                .isEqualTo(mean);
    }

    @Test
    void aDeadlineThatPassesWithinARowStopsItToo() {
        // A clock that moves by a second whenever it is read.
        AtomicLong now = new AtomicLong();
        RunContext context = context()
                .nanoTime(() -> now.getAndAdd(1_000_000_000L))
                .timeout(Duration.ofSeconds(60))
                .build();
        assertThatThrownBy(() -> Forecasters.named("auto-arima").fit(longRow(), context))
                .isInstanceOf(RunStoppedException.class)
                .hasMessageContaining("Deadline passed while fitting a row");
        assertThat(now.get()).isBetween(60_000_000_000L, 64_000_000_000L);
    }

    @Test
    void anotherPanelIsReadUntilItIsStopped() {
        DemandPanel panel = longRow();
        var fitted = Forecasters.named("auto-ets").fit(panel, context().build());
        Counting cancelled = new Counting(0);
        assertThatThrownBy(() -> fitted.forecast(
                        panel, 7, context().cancellation(cancelled).build()))
                .isInstanceOf(RunStoppedException.class);
    }

    @Test
    void aCheckAsksOnceForManyCells() {
        Counting counting = new Counting(Long.MAX_VALUE);
        StopCheck stop = StopCheck.of(context().cancellation(counting).build(), "counting");
        for (int i = 0; i < 4 * StopCheck.CELLS_BETWEEN / 64; i++) {
            stop.passed(64);
        }
        long forOne = counting.asked.get() / 4;
        assertThat(forOne).isBetween(1L, 2L);
        assertThat(counting.asked.get()).isEqualTo(4 * forOne);
        StopCheck.never().passed(Long.MAX_VALUE / 2);
    }
}
