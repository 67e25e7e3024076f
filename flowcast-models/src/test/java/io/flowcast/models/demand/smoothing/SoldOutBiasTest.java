package io.flowcast.models.demand.smoothing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A shop with known demand that sells out: orders arrive over the day as a Poisson stream whose pace is gamma distributed from day to day,
 * until the stock of the morning is gone. Forecasts are held against the true mean demand of the coming week.
 */
class SoldOutBiasTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.of(2024, 1, 1)).build();
    private static final int ROWS = 150;
    private static final int DAYS = 76;
    private static final double[] WEEK = {0.8, 0.8, 0.9, 0.9, 1.1, 1.4, 1.1};

    /** What is recorded of the shops, and the truth. */
    private static final class Shops {
        final double[][] sales = new double[ROWS][DAYS];
        final double[][] seen = new double[ROWS][DAYS];
        final double[] pace = new double[ROWS];
        double soldOutDays;

        Shops(double stockOfMean, double dispersion, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int r = 0; r < ROWS; r++) {
                pace[r] = 3 * Math.exp(1.8 * random.nextDouble());
                for (int d = 0; d < DAYS; d++) {
                    double mean = pace[r] * WEEK[d % 7];
                    double rate = mean * gamma(dispersion, random) / dispersion;
                    int stock = (int) Math.max(1, Math.rint(stockOfMean * mean * (0.6 + 0.8 * random.nextDouble())));
                    double time = 0;
                    int sold = 0;
                    while (sold < stock) {
                        time -= Math.log(1 - random.nextDouble()) / rate;
                        if (time > 1) {
                            break;
                        }
                        sold++;
                    }
                    sales[r][d] = sold;
                    seen[r][d] = Math.min(1, time);
                    soldOutDays += time < 1 ? 1.0 / (ROWS * DAYS) : 0;
                }
            }
        }

        /** Whole-number gamma shape as a sum of exponentials. */
        private static double gamma(double shape, SplittableRandom random) {
            double sum = 0;
            for (int i = 0; i < shape; i++) {
                sum -= Math.log(1 - random.nextDouble());
            }
            return sum;
        }

        /** How a recorder writes a day that sold out. */
        enum Record {
            AS_OBSERVED,
            WITH_SHARE_SEEN,
            AS_LOWER_BOUND
        }

        DemandPanel panel(Record how) {
            DemandPanel.Builder panel =
                    DemandPanel.builder(Timeline.days(LocalDate.of(2024, 1, 1))).integerValued(true);
            for (int r = 0; r < ROWS; r++) {
                CellState[] states = new CellState[DAYS];
                double[] share = new double[DAYS];
                Arrays.fill(share, 1);
                for (int d = 0; d < DAYS; d++) {
                    boolean out = seen[r][d] < 1 && how != Record.AS_OBSERVED;
                    states[d] = out ? CellState.CENSORED : CellState.OBSERVED;
                    share[d] = out && how == Record.WITH_SHARE_SEEN ? seen[r][d] : 1;
                }
                panel.addRow(SeriesKey.named("row " + r), 0, sales[r], states, share);
            }
            return panel.build();
        }

        /** Sum of forecasts over sum of true means, minus 1, over the week after the history. */
        double bias(Record how) {
            DemandForecast forecast =
                    new ExponentialSmoothing().fit(panel(how), CONTEXT).forecast(7, CONTEXT);
            double expected = 0;
            double truth = 0;
            for (int r = 0; r < ROWS; r++) {
                for (int h = 0; h < 7; h++) {
                    expected += forecast.mean(r, h);
                    truth += pace[r] * WEEK[(DAYS + h) % 7];
                }
            }
            return expected / truth - 1;
        }
    }

    @Test
    void salesTakenAsDemandAreTooLowAndTheShareSeenPutsItRight() {
        Shops shops = new Shops(1, 4, 1);

        assertThat(shops.soldOutDays).as("days that sold out").isBetween(0.35, 0.6);
        assertThat(shops.bias(Shops.Record.AS_OBSERVED)).isLessThan(-0.15);
        assertThat(shops.bias(Shops.Record.WITH_SHARE_SEEN)).isBetween(-0.03, 0.03);
    }

    @Test
    void scarceStockIsPutRightToo() {
        Shops shops = new Shops(0.7, 4, 2);

        assertThat(shops.soldOutDays).as("days that sold out").isBetween(0.6, 0.8);
        assertThat(shops.bias(Shops.Record.AS_OBSERVED)).isLessThan(-0.3);
        assertThat(shops.bias(Shops.Record.WITH_SHARE_SEEN)).isBetween(-0.05, 0.05);
    }

    @Test
    void theLowerBoundAloneHelpsMuch() {
        Shops shops = new Shops(1, 4, 3);
        double naive = shops.bias(Shops.Record.AS_OBSERVED);

        assertThat(Math.abs(shops.bias(Shops.Record.AS_LOWER_BOUND))).isLessThan(Math.abs(naive) / 2);
    }
}
