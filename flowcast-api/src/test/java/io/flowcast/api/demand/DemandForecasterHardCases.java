package io.flowcast.api.demand;

import static io.flowcast.api.demand.DemandCases.HORIZON;
import static io.flowcast.api.demand.DemandCases.MONDAY;
import static io.flowcast.api.demand.DemandCases.assertSound;
import static io.flowcast.api.demand.DemandCases.context;
import static io.flowcast.api.demand.DemandCases.days;
import static io.flowcast.api.demand.DemandCases.filled;
import static io.flowcast.api.demand.DemandCases.key;
import static io.flowcast.api.demand.DemandCases.numbers;
import static io.flowcast.api.demand.DemandCases.weekly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link DemandForecaster} promises where calendars, panels, files and threads are at their worst. Part of the kit. */
public abstract class DemandForecasterHardCases {
    /** For the kit. */
    protected DemandForecasterHardCases() {}

    /**
     * The forecaster under test.
     *
     * @return a forecaster with its defaults
     */
    protected abstract DemandForecaster forecaster();

    /**
     * Whether a row left out of an update means that it is gone, as for a forecaster of sums.
     *
     * @return false unless overridden
     */
    protected boolean updatesNeedAllRows() {
        return false;
    }

    private static DemandPanel mixed(int days, int rows) {
        DemandPanel.Builder panel = days().integerValued(true);
        for (int r = 0; r < rows; r++) {
            double[] values = weekly(days, 1 + r % 3, r);
            for (int t = 0; t < days && r % 4 == 3; t++) {
                values[t] = (t * 7 + r) % 5 == 0 ? 1 + t % 2 : 0;
            }
            panel.addRow(key("row " + r), 0, values);
        }
        return panel.build();
    }

    private static byte[] saved(FittedDemand fitted) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fitted.save(out);
        return out.toByteArray();
    }

    private FittedDemand loaded(byte[] saved) throws IOException {
        return forecaster().load(new ByteArrayInputStream(saved));
    }

    @Test
    void hoursOfDaysWith23And25HoursWork() {
        // In Europe the clocks went forward at 2 on 31 March 2024: local time has no such hour, and the one of autumn
        // counts twice.
        int hours = 24 * 9;
        int changed = 24 * 6 + 2;
        Timeline calendar = Timeline.hours(LocalDateTime.of(2024, 3, 25, 0, 0), hours);
        double[] spring = new double[hours];
        Arrays.setAll(spring, t -> 3 + t % 24 / 4 + t % 5 % 2);
        double[] autumn = spring.clone();
        autumn[changed] *= 2;
        double[] closed = spring.clone();
        CellState[] states = new CellState[hours];
        Arrays.fill(states, CellState.OBSERVED);
        states[changed] = CellState.CLOSED;
        spring[changed] = Double.NaN;
        DemandPanel panel = DemandPanel.builder(calendar)
                .integerValued(true)
                .addRow(key("missing"), 0, spring)
                .addRow(key("closed"), 0, closed, states, filled(hours, 1))
                .addRow(key("twice"), 0, autumn)
                .build();

        DemandForecast forecast = forecaster().fit(panel, context()).forecast(26, context());

        assertThat(calendar.dateOf(changed)).hasToString("2024-03-31");
        assertSound(forecast);
        assertThat(forecast.mean(0, 0)).isBetween(0.3, 30.0);
    }

    @Test
    void yearsOf53WeeksWork() {
        // 2020 had 53 weeks: a season of 52 steps slips by one, one of 53 fits no other year.
        for (int season : new int[] {52, 53}) {
            Timeline weeks = new Timeline(Timeline.Step.WEEK, LocalDateTime.of(2019, 12, 30, 0, 0), List.of(season));
            double[] values = new double[115];
            Arrays.setAll(values, t -> Math.rint(20 + 8 * Math.sin(2 * Math.PI * t / 52.18) + t % 3));
            DemandPanel panel = DemandPanel.builder(weeks)
                    .integerValued(true)
                    .addRow(key("two years"), 0, values)
                    .addRow(key("less"), 40, Arrays.copyOf(values, 75))
                    .build();

            assertSound(forecaster().fit(panel, context()).forecast(54, context()));
        }
    }

    @Test
    void seasonsLongerThanTheHistoryWork() {
        Timeline year = new Timeline(Timeline.Step.DAY, MONDAY.atStartOfDay(), List.of(7, 365));
        for (Timeline calendar : List.of(year, Timeline.ordinal(100_000))) {
            DemandPanel panel = DemandPanel.builder(calendar)
                    .addRow(key("a month"), 0, weekly(30, 1, 1))
                    .addRow(key("days"), 26, weekly(4, 1, 2))
                    .build();

            assertSound(forecaster().fit(panel, context()).forecast(HORIZON, context()));
        }
    }

    @Test
    void panelsOfNothingButOneKindOfRowWork() throws IOException {
        int n = 42;
        CellState[] soldOut = new CellState[n];
        CellState[] closed = new CellState[n];
        Arrays.fill(soldOut, CellState.CENSORED);
        Arrays.fill(closed, CellState.CLOSED);
        double[] ties = new double[n];
        Arrays.setAll(ties, t -> t % 2);
        double[] jump = filled(n, 1);
        jump[n - 1] = DemandPanel.LARGEST_DEMAND;
        double[] seldom = filled(300, Double.NaN);
        seldom[0] = 3;
        seldom[150] = 4;
        seldom[299] = 2;
        Map<String, DemandPanel.Builder> panels = new LinkedHashMap<>();
        panels.put("zero", days().addRow(key("a"), 0, filled(n, 0)).addRow(key("b"), 0, filled(n, 0)));
        panels.put("missing", days().addRow(key("a"), 0, filled(n, Double.NaN)));
        panels.put("sold out", days().addRow(key("a"), 0, weekly(n, 1, 1), soldOut, filled(n, 0.4)));
        panels.put("sold out from the start", days().addRow(key("a"), 0, filled(n, 0), soldOut, filled(n, 0)));
        panels.put("closed", days().addRow(key("a"), 0, filled(n, 0), closed, filled(n, 1)));
        panels.put("constant", days().addRow(key("a"), 0, filled(n, 3)));
        panels.put("ties", days().addRow(key("a"), 0, ties));
        panels.put("a value", days().addRow(key("a"), 0, new double[] {3}).addRow(key("b"), 0, new double[] {0}));
        panels.put("two values", days().addRow(key("a"), 0, new double[] {3, 0}));
        panels.put("no cells", days().addRow(key("a"), 3, new double[0]));
        panels.put("seldom seen", days().addRow(key("a"), 0, seldom));
        panels.put("a jump", days().addRow(key("a"), 0, jump));
        panels.put("the largest", days().addRow(key("a"), 0, filled(n, DemandPanel.LARGEST_DEMAND)));
        panels.put("far apart", days().addRow(key("a"), 0, weekly(n, 1, 1)).addRow(key("b"), 5_000, weekly(n, 1, 2)));
        panels.put("before the calendar", days().addRow(key("a"), -1_000, weekly(n, 1, 1)));
        for (Map.Entry<String, DemandPanel.Builder> entry : panels.entrySet()) {
            for (boolean counts : new boolean[] {true, false}) {
                DemandPanel panel = entry.getValue().integerValued(counts).build();
                FittedDemand fitted = forecaster().fit(panel, context());
                DemandForecast forecast = fitted.forecast(2, context());

                assertThat(forecast.rows()).as(entry.getKey()).isEqualTo(panel.rows());
                assertSound(forecast);
                FittedDemand back = loaded(saved(fitted)).update(panel, context());
                assertThat(numbers(back.forecast(2, context())))
                        .as(entry.getKey())
                        .isEqualTo(numbers(forecast));
            }
        }
    }

    @Test
    void farAheadIsSound() {
        DemandPanel panel = days().integerValued(true)
                .addRow(key("only"), 0, weekly(60, 1, 1))
                .build();
        DemandForecast forecast = forecaster().fit(panel, context()).forecast(500, context());

        for (int step : new int[] {0, 56, 250, 499}) {
            assertThat(forecast.mean(0, step)).as("mean of step " + step).isBetween(0.0, 1e6);
            assertThat(forecast.quantile(0, step, 0.99))
                    .as("quantile of step " + step)
                    .isGreaterThanOrEqualTo(forecast.quantile(0, step, 0.5))
                    .isFinite();
        }
    }

    @Test
    void stepsAheadThatCannotBeAreRefused() {
        DemandPanel panel = mixed(42, 2);
        FittedDemand fitted = forecaster().fit(panel, context());

        for (int horizon : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> fitted.forecast(horizon, context()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Integer.toString(horizon));
            assertThatThrownBy(() -> fitted.forecast(panel, horizon, context()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Integer.toString(horizon));
        }
    }

    @Test
    void panelsOfAnotherCalendarAreRefused() {
        FittedDemand fitted = forecaster().fit(mixed(42, 2), context());
        DemandPanel other = DemandPanel.builder(Timeline.ordinal(1))
                .addRow(key("row 0"), 0, weekly(50, 1, 0))
                .build();

        assertThatThrownBy(() -> fitted.update(other, context())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fitted.forecast(other, 3, context())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void updatesThatTellNothingNewChangeNothingAndRowsLeftOutStay() {
        FittedDemand fitted = forecaster().fit(mixed(42, 3), context());
        double[] before = numbers(fitted.forecast(5, context()));

        List<DemandPanel> none = updatesNeedAllRows()
                ? List.of(mixed(42, 3))
                : List.of(days().integerValued(true).build(), mixed(20, 3), mixed(42, 3));
        for (DemandPanel nothingNew : none) {
            assertThat(numbers(fitted.update(nothingNew, context()).forecast(5, context())))
                    .isEqualTo(before);
        }
        if (updatesNeedAllRows()) {
            return;
        }
        DemandPanel some = mixed(49, 3).select(new int[] {2, 0});
        DemandForecast forecast = fitted.update(some, context()).forecast(5, context());
        assertSound(forecast);
        assertThat(forecast.rows()).isEqualTo(3);
        assertThat(forecast.key(1)).isEqualTo(key("row 1"));
        assertThat(forecast.origin()).isEqualTo(49);
    }

    @Test
    void modelsComeBackAndMoveOnAndComeBackAgain() throws IOException {
        FittedDemand fitted = forecaster().fit(mixed(42, 4), context());
        FittedDemand moved = fitted.update(mixed(49, 4), context());
        FittedDemand back = loaded(saved(fitted)).update(mixed(49, 4), context());
        FittedDemand again = loaded(saved(back));

        assertThat(numbers(back.forecast(5, context()))).isEqualTo(numbers(moved.forecast(5, context())));
        assertThat(numbers(again.forecast(5, context()))).isEqualTo(numbers(moved.forecast(5, context())));
        assertThat(numbers(again.update(mixed(56, 4), context()).forecast(5, context())))
                .isEqualTo(numbers(moved.update(mixed(56, 4), context()).forecast(5, context())));
    }

    @Test
    void namesOfAnyKindComeBack() throws IOException {
        SeriesKey odd = new SeriesKey("a, \"b\"\n\tü中🍞", "x".repeat(70_000));
        DemandPanel panel = days().integerValued(true)
                .addRow(odd, 0, weekly(42, 1, 1))
                .addRow(key("; ' \\ é"), 0, weekly(42, 2, 2))
                .build();
        FittedDemand fitted = forecaster().fit(panel, context());
        DemandForecast back = loaded(saved(fitted)).forecast(3, context());

        assertThat(back.key(0)).isEqualTo(odd);
        assertThat(numbers(back)).isEqualTo(numbers(fitted.forecast(3, context())));
    }

    @Test
    void damagedModelsAreRefused() throws IOException {
        byte[] whole = saved(forecaster().fit(mixed(42, 3), context()));
        SplittableRandom random = new SplittableRandom(3);

        for (int k = 0; k < 60; k++) {
            int at = k % 2 == 0 ? random.nextInt(Math.min(400, whole.length)) : random.nextInt(whole.length);
            byte[] cut = Arrays.copyOf(whole, at);
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> loaded(cut)).as("cut at " + at).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> loaded(changed)).as("changed at " + at).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void manyThreadsMayShareAModel() throws Exception {
        DemandPanel panel = mixed(42, 5);
        DemandPanel later = mixed(49, 5);
        DemandForecaster shared = forecaster();
        FittedDemand fitted = shared.fit(panel, context());
        double[] now = numbers(fitted.forecast(HORIZON, context()));
        double[] then = numbers(fitted.update(later, context()).forecast(HORIZON, context()));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<double[]>> answers = new ArrayList<>();
            for (int k = 0; k < 8; k++) {
                int kind = k % 4;
                answers.add(pool.submit(() -> switch (kind) {
                    case 0 -> numbers(shared.fit(panel, context()).forecast(HORIZON, context()));
                    case 1 -> numbers(fitted.forecast(HORIZON, context()));
                    case 2 -> numbers(fitted.update(later, context()).forecast(HORIZON, context()));
                    default -> numbers(fitted.forecast(later, HORIZON, context()));
                }));
            }
            for (int k = 0; k < 8; k++) {
                assertThat(answers.get(k).get()).as("thread " + k).isEqualTo(k % 4 < 2 ? now : then);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aRunStopsInTheMiddle() {
        DemandPanel panel = mixed(42, 5);
        AtomicInteger asked = new AtomicInteger();
        FittedDemand fitted = forecaster().fit(panel, stopping(asked, Integer.MAX_VALUE));
        int times = asked.get();

        assertThat(times).as("how often a fit asks whether to stop").isGreaterThan(4);
        for (int last : new int[] {1, times / 3, times / 2, times - 1}) {
            assertThatThrownBy(() -> forecaster().fit(panel, stopping(new AtomicInteger(), last)))
                    .as("stopped after " + last + " of " + times)
                    .isInstanceOf(RunStoppedException.class);
        }
        assertThatThrownBy(() -> fitted.forecast(HORIZON, stopping(new AtomicInteger(), 2)))
                .isInstanceOf(RunStoppedException.class);
        assertThatThrownBy(() -> fitted.forecast(mixed(49, 5), HORIZON, stopping(new AtomicInteger(), 2)))
                .isInstanceOf(RunStoppedException.class);
    }

    private static RunContext stopping(AtomicInteger asked, int last) {
        return context().toBuilder()
                .cancellation(() -> asked.incrementAndGet() > last)
                .build();
    }
}
