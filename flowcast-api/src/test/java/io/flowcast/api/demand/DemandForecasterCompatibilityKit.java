package io.flowcast.api.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link DemandForecaster} promises. An implementation extends it and hands over a forecaster. */
public abstract class DemandForecasterCompatibilityKit {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final double[] PROBABILITIES = {0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1};
    private static final int HORIZON = 9;

    /** For the implementation's test class. */
    protected DemandForecasterCompatibilityKit() {}

    /**
     * The forecaster under test.
     *
     * @return a forecaster with its defaults
     */
    protected abstract DemandForecaster forecaster();

    private static RunContext context() {
        return RunContext.asOf(MONDAY).seed(7).build();
    }

    private static SeriesKey key(String name) {
        return SeriesKey.named(name);
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    /** Days with a weekly season, in units times a factor. */
    private static double[] weekly(int n, double factor, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = factor * Math.rint(10 + 5 * Math.sin(2 * Math.PI * t / 7) + 4 * random.nextDouble());
        }
        return values;
    }

    private static DemandPanel.Builder days() {
        return DemandPanel.builder(Timeline.days(MONDAY));
    }

    private static void addSoldOut(DemandPanel.Builder panel, SeriesKey key, double[] sales, double seen) {
        CellState[] states = new CellState[sales.length];
        Arrays.fill(states, CellState.CENSORED);
        panel.addRow(key, 0, sales, states, filled(sales.length, seen));
    }

    /** Rows of every awkward kind, and two good ones. */
    private static DemandPanel awkward(boolean counts) {
        DemandPanel.Builder panel = days().integerValued(counts);
        panel.addRow(key("good"), 0, weekly(60, 1, 1));
        panel.addRow(key("also good"), 0, weekly(60, 2, 2));
        panel.addRow(key("one value"), 59, new double[] {4});
        panel.addRow(key("two values"), 58, new double[] {4, 6});
        panel.addRow(key("nothing"), 60, new double[0]);
        panel.addRow(key("constant"), 0, filled(60, 5));
        panel.addRow(key("zero"), 0, filled(60, 0));
        panel.addRow(key("unknown"), 0, filled(60, Double.NaN));
        addSoldOut(panel, key("sold out at half"), weekly(60, 1, 3), 0.5);
        addSoldOut(panel, key("sold out at the end"), weekly(60, 1, 4), 1);
        addSoldOut(panel, key("never there"), filled(60, 0), 0);
        panel.addRow(key("huge"), 0, weekly(60, counts ? 1e9 : 1e150, 5));
        panel.addRow(key("tiny"), 0, weekly(60, counts ? 1 : 1e-150, 6));
        double[] gaps = weekly(60, 1, 7);
        Arrays.fill(gaps, 10, 30, Double.NaN);
        panel.addRow(key("gap"), 0, gaps);
        panel.addRow(key("ended"), 0, weekly(30, 1, 8));
        double[] rare = filled(60, 0);
        rare[7] = 3;
        rare[40] = 1;
        panel.addRow(key("rare"), 0, rare);
        double[] spike = weekly(60, 1, 9);
        spike[30] = 10_000;
        panel.addRow(key("spike"), 0, spike);
        CellState[] closed = new CellState[60];
        Arrays.setAll(closed, t -> t % 7 == 6 ? CellState.CLOSED : t < 5 ? CellState.NOT_LISTED : CellState.OBSERVED);
        panel.addRow(key("closed on Sundays"), 0, weekly(60, 1, 10), closed, filled(60, 1));
        return panel.build();
    }

    private static void assertSound(DemandForecast forecast) {
        for (int row = 0; row < forecast.rows(); row++) {
            String name = forecast.key(row).toString();
            double[] paths = new double[3 * forecast.horizon()];
            forecast.samplePaths(row, 11, 0, 3, paths);
            for (double value : paths) {
                assertValue(name, value, forecast.discrete(row));
            }
            for (int step = 0; step < forecast.horizon(); step++) {
                double mean = forecast.mean(row, step);
                assertThat(mean).as("mean of " + name).isNotNegative().isFinite();
                double last = 0;
                for (double p : PROBABILITIES) {
                    double q = forecast.quantile(row, step, p);
                    assertValue(name, q, forecast.discrete(row));
                    assertThat(q).as("quantile " + p + " of " + name).isGreaterThanOrEqualTo(last);
                    double cdf = forecast.cdf(row, step, q);
                    assertThat(cdf).as("cdf of " + name).isBetween(Math.min(p, 1 - 1e-9) - 1e-6, 1.0);
                    last = q;
                }
                assertThat(forecast.cdf(row, step, -1)).isZero();
            }
            Distribution sum = forecast.sum(row, 0, forecast.horizon());
            assertThat(sum.mean()).as("sum of " + name).isNotNegative().isFinite();
            assertThat(sum.variance()).as("sum of " + name).isNotNegative().isNotNaN();
            assertThat(sum.lossAbove(sum.mean()))
                    .as("loss of " + name)
                    .isNotNegative()
                    .isFinite();
            assertThat(sum.quantile(0.9))
                    .isGreaterThanOrEqualTo(sum.quantile(0.5))
                    .isFinite();
        }
    }

    private static void assertValue(String name, double value, boolean whole) {
        assertThat(value).as("value of " + name).isNotNegative().isFinite();
        if (whole) {
            assertThat(value).as("value of " + name).isEqualTo(Math.rint(value));
        }
    }

    private static double[] numbers(DemandForecast forecast) {
        List<Double> all = new ArrayList<>();
        for (int row = 0; row < forecast.rows(); row++) {
            double[] path = new double[forecast.horizon()];
            forecast.samplePaths(row, 5, 3, 1, path);
            for (int step = 0; step < forecast.horizon(); step++) {
                all.add(forecast.mean(row, step));
                all.add(forecast.quantile(row, step, 0.9));
                all.add(path[step]);
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void awkwardCountsGiveSoundForecasts() {
        DemandPanel panel = awkward(true);
        DemandForecast forecast = forecaster().fit(panel, context()).forecast(HORIZON, context());

        assertThat(forecast.rows()).isEqualTo(panel.rows());
        assertThat(forecast.discrete(0)).as("counts are whole").isTrue();
        assertSound(forecast);
    }

    @Test
    void awkwardAmountsGiveSoundForecasts() {
        assertSound(forecaster().fit(awkward(false), context()).forecast(HORIZON, context()));
    }

    @Test
    void fallbacksAreNamed() {
        FittedDemand fitted = forecaster().fit(awkward(true), context());

        for (String name : List.of("one value", "zero", "unknown", "nothing")) {
            assertThat(fitted.findings().listed())
                    .as("findings of the row " + name)
                    .anyMatch(f -> f.place().path().equals(name) && f.cause().startsWith("Maybe"));
        }
        assertThat(fitted.findings().listed()).noneMatch(f -> f.place().path().equals("good"));
        assertThat(fitted.forecast(1, context()).findings()).isEqualTo(fitted.findings());
    }

    @Test
    void aZeroRowStaysNearZeroAndAConstantOneConstant() {
        DemandPanel panel = awkward(true);
        DemandForecast forecast = forecaster().fit(panel, context()).forecast(3, context());

        int zero = panel.rowOf(key("zero")).orElseThrow();
        int constant = panel.rowOf(key("constant")).orElseThrow();
        assertThat(forecast.mean(zero, 0)).isLessThan(0.1);
        assertThat(forecast.mean(constant, 2)).isCloseTo(5, within(0.5));
    }

    @Test
    void oneRowAndNoRowWork() {
        DemandPanel one = days().addRow(key("only"), 0, weekly(40, 1, 1)).build();
        DemandPanel none = days().build();

        assertSound(forecaster().fit(one, context()).forecast(HORIZON, context()));
        assertThat(forecaster()
                        .fit(none, context())
                        .forecast(HORIZON, context())
                        .rows())
                .isZero();
    }

    @Test
    void ordinalCalendarsWithoutSeasonWork() {
        DemandPanel panel = DemandPanel.builder(Timeline.ordinal(1))
                .addRow(key("yearly"), 0, new double[] {12, 14, 13, 17, 18, 21, 20, 24, 25, 28})
                .build();

        assertSound(forecaster().fit(panel, context()).forecast(6, context()));
    }

    @Test
    void sameNamesAtOtherSitesAreOtherRows() {
        DemandPanel panel = days().addRow(new SeriesKey("A", "milk"), 0, filled(40, 5))
                .addRow(new SeriesKey("B", "milk"), 0, filled(40, 50))
                .build();
        DemandForecast forecast = forecaster().fit(panel, context()).forecast(2, context());

        assertThat(forecast.mean(0, 0)).isCloseTo(5, within(0.5));
        assertThat(forecast.mean(1, 0)).isCloseTo(50, within(5.0));
    }

    @Test
    void threadsDoNotChangeTheAnswer() {
        DemandPanel panel = awkward(true);
        double[] one = numbers(forecaster().fit(panel, context()).forecast(HORIZON, context()));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            RunContext many = context().toBuilder().executor(pool, 5).build();
            assertThat(numbers(forecaster().fit(panel, many).forecast(HORIZON, many)))
                    .isEqualTo(one);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theOrderOfTheRowsDoesNotChangeTheirAnswers() {
        DemandPanel panel = awkward(true);
        int[] backwards = new int[panel.rows()];
        Arrays.setAll(backwards, i -> panel.rows() - 1 - i);
        DemandForecast forth = forecaster().fit(panel, context()).forecast(HORIZON, context());
        DemandForecast back =
                forecaster().fit(panel.select(backwards), context()).forecast(HORIZON, context());

        for (int row = 0; row < panel.rows(); row++) {
            int other = panel.rows() - 1 - row;
            assertThat(back.mean(other, 4)).isCloseTo(forth.mean(row, 4), within(1e-9 * (1 + forth.mean(row, 4))));
            assertThat(back.sum(other, 0, 3).quantile(0.5))
                    .isCloseTo(forth.sum(row, 0, 3).quantile(0.5), within(1e-6 * (1 + 3 * forth.mean(row, 1)) + 1));
        }
    }

    @Test
    void aSumIsTheSumOfThePaths() {
        DemandPanel panel = awkward(true);
        DemandForecast forecast = forecaster().fit(panel, context()).forecast(HORIZON, context());
        int paths = 4_000;
        for (int row : new int[] {0, 1, panel.rowOf(key("rare")).orElseThrow()}) {
            double[] values = new double[paths * HORIZON];
            forecast.samplePaths(row, 99, 0, paths, values);
            double[] sums = new double[paths];
            double total = 0;
            for (int k = 0; k < paths; k++) {
                for (int h = 2; h < 6; h++) {
                    sums[k] += values[k * HORIZON + h];
                }
                total += sums[k];
            }
            Arrays.sort(sums);
            Distribution sum = forecast.sum(row, 2, 6);
            double means =
                    forecast.mean(row, 2) + forecast.mean(row, 3) + forecast.mean(row, 4) + forecast.mean(row, 5);
            double error = 5 * Math.sqrt(sum.variance() / 2_000) + 0.02 * means + 0.01;
            assertThat(sum.mean()).as("mean of the sum").isCloseTo(means, within(error));
            assertThat(total / paths).as("mean of the paths").isCloseTo(means, within(error));
            for (double p : new double[] {0.1, 0.5, 0.9}) {
                assertThat(sum.cdf(sums[(int) (p * paths)]))
                        .as("paths below the quantile " + p)
                        .isGreaterThan(p - 0.06);
                assertThat(sum.cdf(sums[(int) (p * paths)] - 1e-9))
                        .as("paths below the quantile " + p)
                        .isLessThan(p + 0.06);
            }
        }
    }

    @Test
    void aSumOfOneStepIsThatStep() {
        DemandForecast forecast = forecaster().fit(awkward(true), context()).forecast(HORIZON, context());
        Distribution one = forecast.sum(0, 3, 4);

        for (double p : new double[] {0.1, 0.5, 0.9}) {
            assertThat(one.quantile(p)).isCloseTo(forecast.quantile(0, 3, p), within(1.0));
        }
    }

    @Test
    void pathsAreNumberedNotCounted() {
        DemandForecast forecast = forecaster().fit(awkward(true), context()).forecast(HORIZON, context());
        double[] many = new double[5 * HORIZON];
        double[] third = new double[HORIZON];
        forecast.samplePaths(0, 13, 0, 5, many);
        forecast.samplePaths(0, 13, 3, 1, third);

        assertThat(third).isEqualTo(Arrays.copyOfRange(many, 3 * HORIZON, 4 * HORIZON));
        forecast.samplePaths(0, 14, 3, 1, third);
        assertThat(third).as("another seed").isNotEqualTo(Arrays.copyOfRange(many, 3 * HORIZON, 4 * HORIZON));
    }

    @Test
    void updatesMoveStatesOn() {
        DemandPanel whole = awkward(true);
        DemandPanel early = whole.asKnownAt(50);
        FittedDemand fitted = forecaster().fit(early, context());
        FittedDemand updated = fitted.update(whole, context());

        DemandForecast forecast = updated.forecast(HORIZON, context());
        assertThat(forecast.origin()).isEqualTo(60);
        assertThat(fitted.forecast(HORIZON, context()).origin())
                .as("the old one is unchanged")
                .isEqualTo(50);
        assertSound(forecast);
        assertThat(numbers(fitted.forecast(whole, HORIZON, context())))
                .as("applied to the longer panel it says the same")
                .isEqualTo(numbers(forecast));
        FittedDemand inSteps = fitted.update(whole.asKnownAt(55), context()).update(whole, context());
        assertThat(numbers(inSteps.forecast(HORIZON, context()))).isEqualTo(numbers(forecast));
    }

    @Test
    void rowsNeverSeenGetAForecastAndAFinding() {
        FittedDemand fitted = forecaster().fit(awkward(true), context());
        DemandPanel other = days().integerValued(true)
                .addRow(key("new"), 30, weekly(30, 3, 12))
                .addRow(key("newer"), 59, new double[] {2})
                .addRow(key("newest"), 60, new double[0])
                .build();
        DemandForecast forecast = fitted.forecast(other, HORIZON, context());

        assertSound(forecast);
        assertThat(forecast.mean(0, 0)).isBetween(9.0, 70.0);
        assertThat(forecast.findings().listed()).anyMatch(f -> f.place().path().equals("new"));
    }

    @Test
    void savedModelsComeBack() throws IOException {
        FittedDemand fitted = forecaster().fit(awkward(true), context());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fitted.save(out);
        FittedDemand loaded = forecaster().load(new ByteArrayInputStream(out.toByteArray()));

        assertThat(numbers(loaded.forecast(HORIZON, context())))
                .isEqualTo(numbers(fitted.forecast(HORIZON, context())));
        assertThat(loaded.findings()).isEqualTo(fitted.findings());
        assertThat(loaded.provenance().dataHash()).isEqualTo(fitted.provenance().dataHash());
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        loaded.save(again);
        assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    }

    @Test
    void whatIsNotAModelIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        forecaster().fit(awkward(true), context()).save(out);
        byte[] half = Arrays.copyOf(out.toByteArray(), out.size() / 2);

        for (byte[] bad : List.of(new byte[0], "site,product\n".getBytes(StandardCharsets.UTF_8), half)) {
            assertThatThrownBy(() -> forecaster().load(new ByteArrayInputStream(bad)))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aStoppedRunStops() {
        RunContext stopped = context().toBuilder().cancellation(() -> true).build();

        assertThatThrownBy(() -> forecaster().fit(awkward(true), stopped)).isInstanceOf(RunStoppedException.class);
    }

    @Test
    void provenanceNamesModelDataAndSeed() {
        DemandPanel panel = awkward(true);
        FittedDemand fitted = forecaster().fit(panel, context());

        assertThat(fitted.provenance().model()).isEqualTo(forecaster().name());
        assertThat(fitted.provenance().seed()).isEqualTo(7);
        assertThat(fitted.provenance().dataHash()).isNotEmpty();
    }
}
