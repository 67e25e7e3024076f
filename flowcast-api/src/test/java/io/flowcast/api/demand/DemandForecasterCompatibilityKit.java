package io.flowcast.api.demand;

import static io.flowcast.api.demand.DemandCases.HORIZON;
import static io.flowcast.api.demand.DemandCases.assertSound;
import static io.flowcast.api.demand.DemandCases.awkward;
import static io.flowcast.api.demand.DemandCases.context;
import static io.flowcast.api.demand.DemandCases.days;
import static io.flowcast.api.demand.DemandCases.filled;
import static io.flowcast.api.demand.DemandCases.key;
import static io.flowcast.api.demand.DemandCases.numbers;
import static io.flowcast.api.demand.DemandCases.weekly;
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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link DemandForecaster} promises. An implementation extends it and hands over a forecaster. */
public abstract class DemandForecasterCompatibilityKit extends DemandForecasterHardCases {
    /** For the implementation's test class. */
    protected DemandForecasterCompatibilityKit() {}

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
