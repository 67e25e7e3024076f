package io.flowcast.models.demand.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WillemainForecasterTest {
    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();

    private static DemandForecast forecast(double[] values, int horizon) {
        DemandPanel panel = DemandPanel.builder(Timeline.ordinal(1))
                .integerValued(true)
                .addRow(SeriesKey.named("part"), 0, values)
                .build();
        return new WillemainForecaster().fit(panel, CONTEXT).forecast(horizon, CONTEXT);
    }

    /** The bootstrap as the paper tells it, drawn: transitions counted with one pseudo-transition at the row's rate. */
    private static double[][] drawn(double[] values, int horizon, int samples) {
        double cells = values.length;
        double sales = 0;
        double[] from = new double[2];
        double[] sale = new double[2];
        for (int t = 0; t < values.length; t++) {
            sales += values[t] > 0 ? 1 : 0;
            if (t > 0) {
                int before = values[t - 1] > 0 ? 1 : 0;
                from[before]++;
                sale[before] += values[t] > 0 ? 1 : 0;
            }
        }
        double rate = (sales + (sales + 0.5) / (cells + 1)) / (cells + 1);
        double[] chance = {(sale[0] + rate) / (from[0] + 1), (sale[1] + rate) / (from[1] + 1)};
        double[] sizes = java.util.Arrays.stream(values).filter(v -> v > 0).toArray();
        SplittableRandom random = Streams.of(3, "bootstrap");
        java.util.Random normal = new java.util.Random(4);
        double[][] paths = new double[samples][horizon];
        for (double[] path : paths) {
            int state = values[values.length - 1] > 0 ? 1 : 0;
            for (int h = 0; h < horizon; h++) {
                state = random.nextDouble() < chance[state] ? 1 : 0;
                if (state == 1) {
                    double s = sizes[random.nextInt(sizes.length)];
                    double jittered = 1 + Math.floor(s + normal.nextGaussian() * Math.sqrt(s));
                    path[h] = jittered > 0 ? jittered : s;
                }
            }
        }
        return paths;
    }

    @Test
    void theComputedDistributionIsTheOneThatIsDrawn() {
        double[] values = {0, 0, 3, 4, 0, 0, 0, 2, 5, 3, 0, 0, 0, 0, 9, 0, 0, 4, 3, 0, 0, 0, 0, 0, 2, 6};
        DemandForecast forecast = forecast(values, 4);
        double[][] paths = drawn(values, 4, 40_000);

        for (int h = 0; h < 4; h++) {
            for (double x : new double[] {0, 1, 2, 4, 6, 9}) {
                double share = 0;
                for (double[] path : paths) {
                    share += path[h] <= x ? 1.0 / paths.length : 0;
                }
                // 15 jitters stand for all of them: a few hundredths within a size.
                assertThat(forecast.cdf(0, h, x))
                        .as("cdf " + x + " of step " + h)
                        .isCloseTo(share, within(0.025));
            }
        }
        double sum = 0;
        for (double[] path : paths) {
            sum += (path[0] + path[1] + path[2] + path[3]) / paths.length;
        }
        assertThat(forecast.sum(0, 0, 4).mean()).isCloseTo(sum, within(0.05 * sum));
    }

    @Test
    void aSaleIsLikelierAfterASaleWhereSalesComeInRuns() {
        double[] runs = new double[60];
        for (int t = 0; t < runs.length; t++) {
            runs[t] = t % 12 >= 8 ? 3 : 0;
        }
        DemandForecast forecast = forecast(runs, 30);

        assertThat(1 - forecast.cdf(0, 0, 0)).as("after a sale").isGreaterThan(0.6);
        assertThat(1 - forecast.cdf(0, 29, 0)).as("long after").isCloseTo(1.0 / 3, within(0.05));
    }
}
