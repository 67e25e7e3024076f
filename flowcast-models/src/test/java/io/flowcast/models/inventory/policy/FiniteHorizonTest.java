package io.flowcast.models.inventory.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiniteHorizonTest {
    private static List<FiniteHorizon.Period> periods(double fixed) {
        return Collections.nCopies(10, new FiniteHorizon.Period(DemandLaws.normal(18, 3), 1, 25, 1, fixed, 0.98));
    }

    /** Snyder and Shen 2019, problems 4.29 and 4.30. */
    @Test
    void textbookProblems() {
        FiniteHorizon model = new FiniteHorizon(periods(0), 1, 25);
        FiniteHorizon.HorizonPlan plan = model.solve(model.range(4, 5));
        assertThat(plan.orderUpTo()).containsOnly(23);
        assertThat(plan.costFrom(0)).isCloseTo(234.79622567591315, within(1e-6));
        FiniteHorizon withFixed = new FiniteHorizon(periods(40), 1, 25);
        FiniteHorizon.HorizonPlan lots = withFixed.solve(withFixed.range(4, 5));
        assertThat(lots.reorderPoints()).containsExactly(17, 17, 17, 17, 17, 17, 17, 17, 17, 18);
        assertThat(lots.orderUpTo()).containsExactly(42, 42, 42, 42, 42, 42, 42, 42, 41, 23);
        assertThat(lots.costFrom(0)).isCloseTo(519.3557887889581, within(1e-6));
        // following the decisions costs what the programme says
        assertThat(withFixed.evaluate(withFixed.range(4, 5), lots.decisions()).costFrom(3))
                .isCloseTo(lots.costFrom(3), within(1e-9));
    }

    @Test
    void aRangeTooNarrowIsWidened() {
        FiniteHorizon model = new FiniteHorizon(periods(40), 1, 25);
        FiniteHorizon.HorizonPlan plan = model.solve(new FiniteHorizon.Range(-40, 40, 5, 31));
        assertThat(plan.orderUpTo()[0]).isEqualTo(42);
    }

    @Test
    void thePolicyLiesWithinItsMyopicBounds() {
        List<FiniteHorizon.Period> periods = periods(40);
        MyopicBounds bounds = MyopicBounds.of(periods, 1, 25);
        FiniteHorizon model = new FiniteHorizon(periods, 1, 25);
        FiniteHorizon.HorizonPlan plan = model.solve(model.range(4, 5));
        for (int t = 0; t < 10; t++) {
            assertThat(plan.orderUpTo()[t])
                    .isBetween(bounds.lowestOrderUpTo()[t] - 1, bounds.highestOrderUpTo()[t] + 1);
            assertThat((double) plan.reorderPoints()[t])
                    .isBetween(bounds.lowestReorder()[t] - 1.5, bounds.highestReorder()[t] + 1.5);
        }
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> new FiniteHorizon(List.of(), 1, 1)).hasMessageContaining("periods");
        assertThatThrownBy(() -> new FiniteHorizon.Period(DemandLaws.normal(1, 1), -1, 1, 1, 1, 1))
                .hasMessageContaining("holdingCost");
        assertThatThrownBy(() -> new FiniteHorizon.Period(DemandLaws.normal(1, 1), 1, 1, 1, 1, 1.1))
                .hasMessageContaining("discount");
    }
}
