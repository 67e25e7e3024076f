package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Every piece of the donation guide runs and says what the guide says. */
class DonationGuideTest {
    @Test
    void oneSupply() {
        // Weighted: 40 is full, the rest of 60 goes 1 : 9 by need.
        assertThat(DonationGuide.shares()).containsExactly(new double[] {100, 50, 40}, within(1e-9));
    }

    @Test
    void terms() {
        // 500 g that cost 2: 60 % of 2 less handing over.
        assertThat(DonationGuide.terms().valueOfUnit(500, 2, 3)).isCloseTo(1.2 - 0.05, within(1e-12));
        assertThat(DonationGuide.terms().standings()).hasSize(2);
    }

    @Test
    void kinds() {
        long[][] units = DonationGuide.kinds();
        double first = units[0][0] * 0.5;
        double second = units[0][1] * 0.5 + units[1][1];
        assertThat(first).isLessThanOrEqualTo(8);
        assertThat(second).isLessThanOrEqualTo(10);
        assertThat(first / (first + second)).isCloseTo(8.0 / 18, within(0.16)); // the cap, and a unit
    }

    @Test
    void routes() {
        double[] route = DonationGuide.route();
        assertThat(route[0]).isBetween(route[2], 1.0);
        assertThat(route[1]).isBetween(1.0, 12.0);
    }

    @Test
    void theGuideShowsWhatRuns() throws IOException {
        Guide.of("donation.md", "DonationGuide").showsWhatRuns(4);
    }
}
