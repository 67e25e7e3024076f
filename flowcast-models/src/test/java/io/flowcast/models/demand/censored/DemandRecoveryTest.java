package io.flowcast.models.demand.censored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DemandRecoveryTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final int PARTS = 16;

    /** Gamma-Poisson days with a week, cut when a stock is used up; the truth is known. */
    private static final class World {
        final double[][] truth;
        final DemandPanel panel;

        World(int rows, int days, double likeness, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            truth = new double[rows][days];
            DemandPanel.Builder builder =
                    DemandPanel.builder(Timeline.days(MONDAY)).integerValued(true);
            for (int r = 0; r < rows; r++) {
                double[] sales = new double[days];
                double[] open = new double[days];
                CellState[] state = new CellState[days];
                for (int t = 0; t < days; t++) {
                    double mu = (6 + r % 5) * (t % 7 >= 5 ? 1.6 : 0.8);
                    double rate = mu * gamma(random, likeness);
                    double stock = mu * (0.5 + random.nextDouble());
                    double sold = 0;
                    int end = PARTS;
                    for (int p = 0; p < PARTS; p++) {
                        int n = poisson(random, rate / PARTS);
                        truth[r][t] += n;
                        sold += p < end ? n : 0;
                        end = p < end && sold >= stock ? p + 1 : end;
                    }
                    sales[t] = sold;
                    open[t] = (double) end / PARTS;
                    state[t] = end == PARTS ? CellState.OBSERVED : CellState.CENSORED;
                }
                builder.addRow(new SeriesKey("S" + r % 6, "P" + r / 6), 0, sales, state, open);
            }
            panel = builder.build();
        }

        /** Gamma with mean 1: a sum of exponentials, so the shape is whole. */
        private static double gamma(SplittableRandom random, double shape) {
            double sum = 0;
            for (int i = 0; i < shape; i++) {
                sum -= Math.log(1 - random.nextDouble());
            }
            return sum / shape;
        }

        private static int poisson(SplittableRandom random, double mean) {
            double limit = Math.exp(-mean);
            double product = random.nextDouble();
            int n = 0;
            while (product > limit) {
                product *= random.nextDouble();
                n++;
            }
            return n;
        }
    }

    @Test
    void recoversDepletedDaysWithoutBiasAndBetterThanScaling() {
        World world = new World(60, 140, 8, 1);
        // The spread that the world was made with: from whole days alone it cannot be told where so many are cut.
        DemandRecovery recovery = DemandRecovery.of(
                world.panel, new SalesSpread(1, 8), RunContext.asOf(MONDAY).build());

        double truth = 0;
        double mean = 0;
        double left = 0;
        double scaled = 0;
        double error = 0;
        int covered = 0;
        int days = 0;
        for (int r = 0; r < world.panel.rows(); r++) {
            for (int t = 0; t < world.panel.length(r); t++) {
                if (world.panel.state(r, t) == CellState.CENSORED) {
                    double d = world.truth[r][t];
                    double s = world.panel.value(r, t);
                    truth += d;
                    mean += recovery.mean(r, t);
                    left += Math.abs(d - s);
                    scaled += Math.abs(d - s / world.panel.availability(r, t));
                    error += Math.abs(d - recovery.mean(r, t));
                    covered += recovery.quantile(r, t, 0.05) <= d + 0.5 && recovery.quantile(r, t, 0.95) >= d - 0.5
                            ? 1
                            : 0;
                    days++;
                }
            }
        }
        assertThat(days).isGreaterThan(2_000);
        assertThat(mean / truth).as("bias").isCloseTo(1, within(0.03));
        assertThat(error / left).as("against leaving the sales").isLessThan(0.75);
        assertThat(error / scaled).as("against scaling").isLessThan(0.95);
        assertThat((double) covered / days).as("coverage").isBetween(0.86, 0.99);
    }

    @Test
    void daysInStockAreWhatTheySold() {
        World world = new World(12, 40, 8, 2);
        DemandRecovery recovery =
                DemandRecovery.of(world.panel, RunContext.asOf(MONDAY).build());

        for (int t = 0; t < 40; t++) {
            double sold = world.panel.value(3, t);
            if (world.panel.state(3, t) == CellState.OBSERVED) {
                assertThat(recovery.mean(3, t)).isEqualTo(sold);
                assertThat(recovery.quantile(3, t, 0.05)).isEqualTo(sold);
            } else {
                assertThat(recovery.mean(3, t)).isGreaterThan(sold);
                assertThat(recovery.quantile(3, t, 0.95)).isGreaterThan(recovery.quantile(3, t, 0.05));
            }
        }
    }

    @Test
    void ownExpectationsCanBeGiven() {
        double[] sales = {4, 10, 0, 7};
        CellState[] states = {CellState.CENSORED, CellState.OBSERVED, CellState.CENSORED, CellState.MISSING};
        DemandPanel panel = DemandPanel.builder(Timeline.days(MONDAY))
                .addRow(SeriesKey.named("a"), 0, sales, states, new double[] {0.5, 1, 0, 0})
                .build();
        double[][] expected = {{8, 8, 8, 8}};
        DemandRecovery recovery = DemandRecovery.with(panel, expected);

        assertThat(recovery.mean(0, 0)).as("half seen, as expected").isCloseTo(8, within(1e-9));
        assertThat(recovery.mean(0, 2)).as("nothing seen").isEqualTo(8);
        assertThat(recovery.mean(0, 3)).as("not known").isEqualTo(8);
        assertThatThrownBy(() -> DemandRecovery.with(panel, new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 steps");
    }

    @Test
    void theSpreadOfGammaPoissonCountsIsFound() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 200_000;
        double[] sales = new double[n];
        double[] expected = new double[n];
        boolean[] use = new boolean[n];
        Arrays.fill(use, true);
        for (int i = 0; i < n; i++) {
            expected[i] = 2 + 20 * random.nextDouble();
            // Likeness rho = 10: the rate is gamma with shape rho for orders of one unit, whatever the mean.
            sales[i] = World.poisson(random, expected[i] * World.gamma(random, 10));
        }
        SalesSpread spread = SalesSpread.of(sales, expected, use);

        assertThat(spread.size()).isCloseTo(1, within(0.1));
        assertThat(spread.likeness()).isCloseTo(10, within(1.5));
    }
}
