package io.flowcast.models.demand.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.boost.BoostSettings;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LevelTreesTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final int HORIZON = 14;
    private static final int DAYS = 98;
    private static final int ROWS = 60;
    private static final double[] LEVELS = {0.1, 0.5, 0.9};

    private static BoostedForecaster forecaster(double share) {
        BoostSettings trees = BoostSettings.builder()
                .rounds(60)
                .learningRate(0.15)
                .leaves(12)
                .leastRows(20)
                .build();
        return new BoostedForecaster(
                BoostedSettings.builder()
                        .horizon(HORIZON)
                        .leastSamples(500)
                        .levels(LEVELS)
                        .meanTrees(trees)
                        .quantileTrees(trees)
                        .levelTrees(share, trees)
                        .build(),
                new ExponentialSmoothing());
    }

    /** Whether a day is one of an event, on which demand is 100 as ever but spreads three times as far above it, not below. */
    private static boolean event(int row, int t) {
        return (t + 3 * row) % 11 < 4;
    }

    private static DemandPanel panel() {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(MONDAY));
        double[][] events = new double[ROWS][DAYS + HORIZON];
        for (int r = 0; r < ROWS; r++) {
            SplittableRandom random = new SplittableRandom(r);
            double[] values = new double[DAYS];
            for (int t = 0; t < events[r].length; t++) {
                events[r][t] = event(r, t) ? 1 : 0;
            }
            for (int t = 0; t < DAYS; t++) {
                double z = random.nextGaussian();
                values[t] = 100 + (z > 0 && event(r, t) ? 30 : 10) * z;
            }
            panel.addRow(SeriesKey.named("r" + r), 0, values);
        }
        return panel.covariate(Covariate.perRow("event", Covariate.Kind.KNOWN_FUTURE, new int[ROWS], events, null))
                .build();
    }

    @Test
    void eachLevelLearnsWhatMovesIt() {
        DemandForecast forecast = forecaster(1).fit(panel(), context(1)).forecast(HORIZON, context(1));
        double[] usual = new double[LEVELS.length];
        double[] event = new double[LEVELS.length];
        int events = 0;
        for (int r = 0; r < ROWS; r++) {
            for (int h = 0; h < HORIZON; h++) {
                events += event(r, DAYS + h) ? 1 : 0;
                for (int k = 0; k < LEVELS.length; k++) {
                    (event(r, DAYS + h) ? event : usual)[k] += forecast.quantile(r, h, LEVELS[k]);
                }
            }
        }
        int others = ROWS * HORIZON - events;
        // The normal quantile at .9 is 1.2816; what is beyond 100 is 10 of it, 30 above on days of an event.
        assertThat(usual[2] / others).isCloseTo(112.8, within(2.5));
        assertThat(event[2] / events).isCloseTo(138.4, within(5.0));
        assertThat(usual[0] / others).isCloseTo(87.2, within(2.5));
        assertThat(event[0] / events).isCloseTo(87.2, within(2.5));
    }

    @Test
    void savedModelsAndThreadsGiveTheSame() throws IOException {
        FittedDemand fitted = forecaster(0.5).fit(panel(), context(1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fitted.save(out);
        DemandForecast read = forecaster(0.5)
                .load(new ByteArrayInputStream(out.toByteArray()))
                .forecast(HORIZON, context(1));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            RunContext two = context(1).toBuilder().executor(pool, 3).build();
            DemandForecast parallel = forecaster(0.5).fit(panel(), two).forecast(HORIZON, two);
            DemandForecast forecast = fitted.forecast(HORIZON, context(1));
            for (int r = 0; r < ROWS; r += 7) {
                for (int h = 0; h < HORIZON; h++) {
                    double last = 0;
                    for (double level : LEVELS) {
                        double q = forecast.quantile(r, h, level);
                        assertThat(q).isGreaterThanOrEqualTo(last);
                        assertThat(read.quantile(r, h, level)).isEqualTo(q);
                        assertThat(parallel.quantile(r, h, level)).isEqualTo(q);
                        last = q;
                    }
                }
            }
        } finally {
            pool.shutdownNow();
        }
        byte[] cut = java.util.Arrays.copyOf(out.toByteArray(), out.size() / 2);
        assertThatThrownBy(() -> forecaster(0.5).load(new ByteArrayInputStream(cut)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void quantilesThatCrossArePutInOrder() {
        double[] together = {1, 2, 3, 4, 5, 6};
        GlobalModel.mix(together, List.of(new double[] {5, 4}, new double[] {2, 9}, new double[] {1, 6}), 0.5);
        // Half way: 3, 2, 2 and 4, 7, 6.
        assertThat(together).containsExactly(2, 2, 3, 4, 6, 7);
    }

    @Test
    void refusesSharesThatAreNone() {
        BoostSettings trees = BoostSettings.builder().build();
        for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> BoostedSettings.builder().levelTrees(share, trees))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("share");
        }
    }

    private static RunContext context(long seed) {
        return RunContext.asOf(MONDAY).seed(seed).build();
    }
}
