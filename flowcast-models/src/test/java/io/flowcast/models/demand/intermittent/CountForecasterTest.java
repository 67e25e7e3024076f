package io.flowcast.models.demand.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CountForecasterTest {
    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();
    private static final int ROWS = 400;
    private static final int CELLS = 90;
    private static final int HORIZON = 12;

    /** Rows with a chance between .02 and .3 and geometric sizes about a mean of their own, and their truth. */
    private static final class World {
        final double[] chance = new double[ROWS];
        final double[] size = new double[ROWS];
        final double[][] values = new double[ROWS][CELLS + HORIZON];

        World() {
            SplittableRandom random = Streams.of(5, "sparse world");
            for (int r = 0; r < ROWS; r++) {
                chance[r] = 0.02 + 0.28 * random.nextDouble() * random.nextDouble();
                size[r] = Math.exp(2 * random.nextDouble());
                for (int t = 0; t < values[r].length; t++) {
                    values[r][t] = random.nextDouble() < chance[r] ? geometric(random, size[r]) : 0;
                }
            }
        }

        private static double geometric(SplittableRandom random, double mean) {
            return 1 + Math.floor(Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / Math.max(1.01, mean)));
        }

        DemandPanel panel(double unit) {
            DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1)).integerValued(unit == 1);
            for (int r = 0; r < ROWS; r++) {
                double[] known = Arrays.copyOf(values[r], CELLS);
                panel.addRow(
                        SeriesKey.named("row " + r),
                        0,
                        Arrays.stream(known).map(v -> v * unit).toArray());
            }
            return panel.build();
        }
    }

    @Test
    void chancesAreNearerToTheTruthThanTheShareOfSales() {
        World world = new World();
        DemandForecast forecast =
                CountForecaster.unbiased().fit(world.panel(1), CONTEXT).forecast(HORIZON, CONTEXT);

        double own = 0;
        double raw = 0;
        double sum = 0;
        double truth = 0;
        for (int r = 0; r < ROWS; r++) {
            double chance = 1 - forecast.cdf(r, 0, 0);
            double share = Arrays.stream(world.values[r])
                            .limit(CELLS)
                            .filter(v -> v > 0)
                            .count()
                    / (double) CELLS;
            own += Math.pow(chance - world.chance[r], 2);
            raw += Math.pow(share - world.chance[r], 2);
            sum += forecast.mean(r, 0);
            truth += world.chance[r] * Math.max(1.01, world.size[r]);
        }
        // Known for good, the law of the rows would leave 81 % of the error of the shares: variance .0038 between rows,
        // .0009 within.
        assertThat(own).as("squared error of the chances").isLessThan(0.92 * raw);
        assertThat(sum / truth).as("bias of the mean over all rows").isCloseTo(1, within(0.08));
    }

    @Test
    void quantilesHoldWhatTheyPromise() {
        World world = new World();
        DemandForecast forecast =
                CountForecaster.unbiased().fit(world.panel(1), CONTEXT).forecast(HORIZON, CONTEXT);

        for (double p : new double[] {0.9, 0.95, 0.975}) {
            double below = 0;
            for (int r = 0; r < ROWS; r++) {
                for (int h = 0; h < HORIZON; h++) {
                    double value = world.values[r][CELLS + h];
                    double before = forecast.cdf(r, h, value - 1);
                    double upTo = forecast.cdf(r, h, value);
                    below += upTo <= p ? 1 : before >= p ? 0 : (p - before) / (upTo - before);
                }
            }
            // The standard error of the share is .004 at .9.
            assertThat(below / (ROWS * HORIZON))
                    .as("share below the quantile " + p)
                    .isCloseTo(p, within(0.012));
        }
    }

    @Test
    void theFirstForecasterLowersChancesAndKeepsToSizesSeen() {
        World world = new World();
        DemandPanel panel = world.panel(1);
        DemandForecast unbiased = CountForecaster.unbiased().fit(panel, CONTEXT).forecast(1, CONTEXT);
        DemandForecast lowered = new CountForecaster().fit(panel, CONTEXT).forecast(1, CONTEXT);

        assertThat(lowered.cdf(0, 0, 0)).isGreaterThan(unbiased.cdf(0, 0, 0));
        for (int r = 0; r < ROWS; r++) {
            double largest = Arrays.stream(world.values[r]).limit(CELLS).max().orElse(0);
            assertThat(lowered.cdf(r, 0, 0)).isGreaterThanOrEqualTo(unbiased.cdf(r, 0, 0));
            assertThat(lowered.quantile(r, 0, 1)).isLessThanOrEqualTo(Math.max(1, largest));
        }
    }

    @Test
    void amountsScaleWithTheirUnit() {
        World world = new World();
        DemandForecast metres =
                new CountForecaster().fit(world.panel(1.5), CONTEXT).forecast(1, CONTEXT);
        DemandForecast huge =
                new CountForecaster().fit(world.panel(1.5e100), CONTEXT).forecast(1, CONTEXT);

        for (int r = 0; r < ROWS; r += 7) {
            assertThat(huge.mean(r, 0) / 1e100).isCloseTo(metres.mean(r, 0), within(0.02 * metres.mean(r, 0)));
        }
    }

    @Test
    void aLongSilenceLowersTheChance() {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1)).integerValued(true);
        for (int r = 0; r < 60; r++) {
            SplittableRandom random = Streams.of(9, r);
            double[] values = new double[CELLS];
            // Every second row dies at some time; which one cannot be known before.
            int end = r % 2 == 0 ? 20 + random.nextInt(60) : CELLS;
            for (int t = 0; t < end; t++) {
                values[t] = random.nextDouble() < 0.3 ? 1 + random.nextInt(3) : 0;
            }
            panel.addRow(SeriesKey.named("row " + r), 0, values);
        }
        double[] sales = new double[CELLS];
        double[] dead = new double[CELLS];
        for (int t = 0; t < 45; t += 3) {
            sales[2 * t] = 2;
            dead[t] = 2;
        }
        panel.addRow(SeriesKey.named("alive"), 0, sales).addRow(SeriesKey.named("dead"), 0, dead);
        DemandForecast forecast =
                new CountForecaster().fit(panel.build(), CONTEXT).forecast(1, CONTEXT);

        assertThat(forecast.mean(61, 0))
                .as("15 sales, the last one 47 cells ago")
                .isLessThan(0.25 * forecast.mean(60, 0));
    }

    @Test
    void soldOutDaysCountForTheShareThatWasSeen() {
        double[] half = {0, 3, 0, 0, 4, 0, 0, 2, 0, 3, 0, 0, 0, 3, 0, 0, 4, 0, 0, 3};
        CellState[] states = new CellState[half.length];
        Arrays.setAll(states, t -> half[t] > 0 ? CellState.CENSORED : CellState.OBSERVED);
        double[] share = Arrays.stream(half).map(v -> v > 0 ? 0.5 : 1).toArray();
        DemandPanel panel = DemandPanel.builder(Timeline.ordinal(1))
                .integerValued(true)
                .addRow(SeriesKey.named("half"), 0, half, states, share)
                .addRow(SeriesKey.named("whole"), 0, half)
                .build();
        DemandForecast forecast = new CountForecaster().fit(panel, CONTEXT).forecast(1, CONTEXT);

        assertThat(forecast.quantile(0, 0, 0.9)).isGreaterThan(1.5 * forecast.quantile(1, 0, 0.9));
    }
}
