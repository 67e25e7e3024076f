package io.flowcast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Naive2Test {
    @Test
    void withoutSeasonTheLastValueGoesOn() {
        assertThat(Naive2.forecast(new double[] {3, 5, 4}, 1, 3)).containsExactly(4, 4, 4);
        assertThat(Naive2.forecast(new double[] {3, 5, 4}, 4, 2))
                .as("too short for a season")
                .containsExactly(4, 4);
    }

    @Test
    void anExactSeasonComesBackExactly() {
        double[] factor = {0.5, 1, 1.5, 1};
        double[] history = new double[20];
        Arrays.setAll(history, t -> 10 * factor[t % 4]);

        assertThat(Naive2.seasonal(history, 4)).isTrue();
        double[] forecast = Naive2.forecast(history, 4, 6);
        for (int h = 0; h < 6; h++) {
            assertThat(forecast[h]).isCloseTo(10 * factor[h % 4], within(1e-12));
        }
    }

    @Test
    void noiseHasNoSeason() {
        SplittableRandom random = new SplittableRandom(5);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            double[] history = random.doubles(60, 5, 15).toArray();
            found += Naive2.seasonal(history, 12) ? 1 : 0;
        }
        // A two-sided test at 10 %, a little conservative at lag 12 of 60 values.
        assertThat(found).isBetween(10, 60);
    }
}
