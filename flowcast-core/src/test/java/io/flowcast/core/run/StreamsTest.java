package io.flowcast.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamsTest {
    @Test
    void keysGiveDifferentSeeds() {
        Set<Long> seeds = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seeds.add(Streams.seed(1, i));
            seeds.add(Streams.seed(2, i));
            seeds.add(Streams.seed(1, "series-" + i));
        }
        assertThat(seeds).hasSize(3_000);
    }

    @Test
    void unitNumbersAreUniform() {
        int n = 100_000;
        double sum = 0;
        double squares = 0;
        double lagged = 0;
        double last = 0;
        for (int i = 0; i < n; i++) {
            double u = Streams.unit(42, 7, i) - 0.5;
            sum += u;
            squares += u * u;
            lagged += u * last;
            last = u;
        }
        // Uniform on (-1/2, 1/2): mean 0, variance 1/12; five standard errors.
        assertThat(sum / n).isCloseTo(0, within(5 * Math.sqrt(1 / 12.0 / n)));
        assertThat(squares / n).isCloseTo(1 / 12.0, within(0.002));
        assertThat(lagged / n).isCloseTo(0, within(5 / 12.0 / Math.sqrt(n)));
    }
}
