package io.flowcast.models.demand.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeasonalTest {
    @Test
    void aPureSeasonIsFoundWithItsTrend() {
        double[] season = {-0.3, 0.1, 0.4, -0.1, -0.1};
        double[] logs = new double[33];
        for (int t = 0; t < logs.length; t++) {
            logs[t] = 2 + 0.05 * t + season[t % 5];
        }
        Seasonal seasonal = new Seasonal(new int[] {5});
        seasonal.estimate(logs, logs.length);

        for (int t = 30; t < 45; t++) {
            assertThat(seasonal.at(t)).isCloseTo(season[t % 5], within(1e-12));
        }
    }

    @Test
    void anEvenSeasonIsFoundFromTheFirstCellsOnly() {
        double[] season = {0.2, -0.1, 0.3, -0.4};
        double[] logs = new double[40];
        for (int t = 0; t < logs.length; t++) {
            logs[t] = t < 19 ? -0.02 * t + season[t % 4] : 100;
        }
        Seasonal seasonal = new Seasonal(new int[] {4});
        seasonal.estimate(logs, 19);

        for (int t = 0; t < 4; t++) {
            assertThat(seasonal.at(t)).isCloseTo(season[t], within(1e-12));
        }
    }

    @Test
    void noiseIsTakenForNoSeason() {
        SplittableRandom random = new SplittableRandom(5);
        double kept = 0;
        double raw = 0;
        for (int r = 0; r < 50; r++) {
            double[] logs = new double[60];
            double[] sums = new double[12];
            for (int t = 0; t < logs.length; t++) {
                logs[t] = random.nextDouble() - 0.5;
                sums[t % 12] += logs[t] / 5;
            }
            Seasonal seasonal = new Seasonal(new int[] {12});
            seasonal.estimate(logs, logs.length);
            for (int p = 0; p < 12; p++) {
                kept += Math.abs(seasonal.at(p));
                raw += Math.abs(sums[p]);
            }
        }

        assertThat(kept).isLessThan(0.5 * raw);
    }

    @Test
    void oneOddCellDoesNotMakeASeason() {
        double[] season = {-0.3, 0.1, 0.3, -0.1};
        double[] logs = new double[48];
        SplittableRandom random = new SplittableRandom(6);
        for (int t = 0; t < logs.length; t++) {
            logs[t] = season[t % 4] + 0.02 * (random.nextDouble() - 0.5);
        }
        logs[22] += 5;
        Seasonal seasonal = new Seasonal(new int[] {4});
        seasonal.estimate(logs, logs.length);

        // a plain mean of the twelve cells would be off by 5 / 12 * 3 / 4
        assertThat(seasonal.at(2) - seasonal.at(0)).isCloseTo(0.6, within(0.25));
    }

    @Test
    void tooShortARowHasNoSeason() {
        Seasonal seasonal = new Seasonal(new int[] {4, 8});
        seasonal.estimate(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 8);

        assertThat(seasonal.at(3)).isZero();
        assertThat(new Seasonal(new int[0]).at(3)).isZero();
    }
}
