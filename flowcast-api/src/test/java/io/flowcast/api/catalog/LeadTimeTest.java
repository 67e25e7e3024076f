package io.flowcast.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTimeTest {
    @Test
    void aCertainLeadTimeIsADistributionOfOnePoint() {
        for (int days : new int[] {0, 1, 60, 3_653}) {
            LeadTime fixed = LeadTime.fixedDays(days);
            assertThat(fixed.maxDays()).isEqualTo(days);
            assertThat(fixed.meanDays()).isEqualTo(days);
            assertThat(fixed.probability(days)).isEqualTo(1);
            assertThat(fixed.probability(days + 1)).isZero();
            assertThat(fixed.probability(-1)).isZero();
        }
    }

    @Test
    void theLongestThatCanOccurHasAProbability() {
        LeadTime leadTime = new LeadTime(List.of(0.0, 0.25, 0.5, 0.25, 0.0, 0.0));
        assertThat(leadTime.maxDays()).isEqualTo(3);
        assertThat(leadTime.meanDays()).isEqualTo(2);
        assertThat(leadTime.probability(2)).isEqualTo(0.5);
    }

    @Test
    void tenthsThatDoNotQuiteAddUpAreTaken() {
        LeadTime tenths = new LeadTime(Collections.nCopies(10, 0.1)); // 0.9999999999999999
        assertThat(tenths.meanDays()).isCloseTo(4.5, within(1e-12));
    }

    @Test
    void whatIsNoDistributionIsRefused() {
        for (List<Double> bad : List.of(
                List.<Double>of(),
                List.of(0.5),
                List.of(0.6, 0.5),
                List.of(1.5, -0.5),
                List.of(Double.NaN),
                List.of(1.0, Double.NaN),
                List.of(Double.POSITIVE_INFINITY))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new LeadTime(bad));
        }
    }

    @Test
    void aLeadTimeBeyondReasonIsRefusedBeforeItFillsTheMemory() {
        for (int bad : new int[] {-1, 3_654, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> LeadTime.fixedDays(bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new LeadTime(Collections.nCopies(10_000, 1e-4)));
    }
}
