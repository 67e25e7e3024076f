package io.flowcast.models.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every forecaster of the catalogue keeps, on a small panel with rows of awkward kinds. */
class ForecastersLawsTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 42;
    private static final int HORIZON = 8;

    static List<String> names() {
        return Forecasters.names();
    }

    private static RunContext context() {
        return RunContext.asOf(MONDAY).seed(7).build();
    }

    private static double[] weekly(int n, double unit, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        Arrays.setAll(values, t -> unit * Math.rint(10 + 5 * Math.sin(2 * Math.PI * t / 7) + 4 * random.nextDouble()));
        return values;
    }

    /** The rows as they were after a number of days. */
    private static DemandPanel panel(int days, boolean counts) {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(MONDAY)).integerValued(counts);
        panel.addRow(SeriesKey.named("good"), 0, weekly(days, 1, 1));
        panel.addRow(SeriesKey.named("one value"), DAYS - 1, new double[] {4});
        panel.addRow(SeriesKey.named("zero"), 0, new double[days]);
        double[] constant = new double[days];
        Arrays.fill(constant, 5);
        panel.addRow(SeriesKey.named("constant"), 0, constant);
        panel.addRow(SeriesKey.named("huge"), 0, weekly(days, counts ? 1e9 : 1e150, 2));
        panel.addRow(SeriesKey.named("tiny"), 0, weekly(days, counts ? 1 : 1e-150, 3));
        double[] rare = new double[days];
        for (int t = 3; t < days; t += 9) {
            rare[t] = 1 + t % 2;
        }
        panel.addRow(SeriesKey.named("rare"), 0, rare);
        double[] gap = weekly(days, 1, 4);
        Arrays.fill(gap, 10, 20, Double.NaN);
        panel.addRow(SeriesKey.named("gap"), 0, gap);
        CellState[] states = new CellState[days];
        double[] seen = new double[days];
        for (int t = 0; t < days; t++) {
            states[t] = t % 5 == 0 ? CellState.CENSORED : CellState.OBSERVED;
            seen[t] = t % 5 == 0 ? 0.6 : 1;
        }
        panel.addRow(SeriesKey.named("sold out at times"), 0, weekly(days, 1, 5), states, seen);
        return panel.build();
    }

    private static double[] numbers(DemandForecast forecast) {
        double[] numbers = new double[forecast.rows() * forecast.horizon() * 4];
        int at = 0;
        for (int row = 0; row < forecast.rows(); row++) {
            for (int step = 0; step < forecast.horizon(); step++) {
                numbers[at++] = forecast.mean(row, step);
                for (double p : new double[] {0.05, 0.5, 0.95}) {
                    numbers[at++] = forecast.quantile(row, step, p);
                }
            }
        }
        return numbers;
    }

    private static void assertSound(String name, double[] numbers) {
        for (int i = 0; i < numbers.length; i += 4) {
            assertThat(numbers[i]).as(name).isNotNegative().isFinite();
            assertThat(numbers[i + 1]).as(name).isNotNegative();
            assertThat(numbers[i + 2]).as(name).isGreaterThanOrEqualTo(numbers[i + 1]);
            assertThat(numbers[i + 3])
                    .as(name)
                    .isGreaterThanOrEqualTo(numbers[i + 2])
                    .isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void awkwardRowsAreForecastAndModelsComeBackAndMoveOn(String name) throws IOException {
        DemandForecaster forecaster = Forecasters.named(name);
        FittedDemand fitted = forecaster.fit(panel(DAYS, true), context());
        double[] numbers = numbers(fitted.forecast(HORIZON, context()));
        assertSound(name, numbers);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fitted.save(out);
        FittedDemand back = forecaster.load(new ByteArrayInputStream(out.toByteArray()));
        assertThat(numbers(back.forecast(HORIZON, context()))).as(name).isEqualTo(numbers);

        DemandPanel later = panel(DAYS + 7, true);
        FittedDemand moved = fitted.update(later, context());
        DemandForecast next = moved.forecast(HORIZON, context());
        assertSound(name, numbers(next));
        assertThat(next.origin()).as(name).isEqualTo(DAYS + 7);
        assertThat(numbers(back.update(later, context()).forecast(HORIZON, context())))
                .as(name)
                .isEqualTo(numbers(next));
    }

    @ParameterizedTest
    @MethodSource("names")
    void threadsDoNotChangeTheAnswerForAmounts(String name) {
        DemandForecaster forecaster = Forecasters.named(name);
        DemandPanel panel = panel(DAYS, false);
        double[] alone = numbers(forecaster.fit(panel, context()).forecast(HORIZON, context()));
        assertSound(name, alone);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            RunContext threads =
                    RunContext.asOf(MONDAY).seed(7).executor(pool, 3).build();
            assertThat(numbers(forecaster.fit(panel, threads).forecast(HORIZON, threads)))
                    .as(name)
                    .isEqualTo(alone);
        } finally {
            pool.shutdownNow();
        }
    }
}
