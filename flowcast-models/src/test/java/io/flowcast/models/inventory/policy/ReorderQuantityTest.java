package io.flowcast.models.inventory.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ReorderQuantityTest {
    private final ReorderQuantity textbook =
            new ReorderQuantity(8, 0.225, 7.5, 1300, DemandLaws.normal(1300 / 12.0, 150 / Math.sqrt(12)));

    /** Snyder and Shen 2019, examples 5.1 to 5.5. */
    @Test
    void textbookExamples() {
        assertThat(textbook.cost(100, 250)).isCloseTo(87.3465, within(1e-4));
        ReorderPolicy best = textbook.best();
        assertThat(best.reorderPoint()).isCloseTo(126.8, within(0.1));
        assertThat(best.orderQuantity()).isCloseTo(328.5, within(0.2));
        assertThat(best.cost()).isCloseTo(78.07, within(0.01));
        ReorderPolicy approximate = textbook.expectedInventoryLevel(1e-6);
        assertThat(approximate.reorderPoint()).isCloseTo(213.9704, within(1e-4));
        assertThat(approximate.orderQuantity()).isCloseTo(318.5902, within(1e-4));
    }

    @Property(tries = 60)
    void noPolicyCostsLess(
            @ForAll @DoubleRange(min = 1, max = 300) double fixed,
            @ForAll @DoubleRange(min = 2, max = 80) double stockout,
            @ForAll @DoubleRange(min = 0.7, max = 1.4) double r,
            @ForAll @DoubleRange(min = 0.7, max = 1.4) double q) {
        for (DemandLaw law : new DemandLaw[] {
            DemandLaws.normal(40, 9),
            DemandLaws.gamma(6, 7),
            DemandLaws.poisson(21),
            DemandLaws.negativeBinomial(5, 0.2)
        }) {
            ReorderQuantity model = new ReorderQuantity(fixed, 1, stockout, 100, law);
            ReorderPolicy best = model.best();
            assertThat(model.cost(best.reorderPoint(), best.orderQuantity()))
                    .isCloseTo(best.cost(), within(1e-9 * best.cost()));
            double point = best.reorderPoint() * r;
            double quantity = Math.max(1, best.orderQuantity() * q);
            if (law.discrete()) {
                point = Math.rint(point);
                quantity = Math.rint(quantity);
            } else {
                assertThat(model.backorderEoq(0).cost()).isBetween(best.cost() * (1 - 1e-9), 1.125 * best.cost());
                assertThat(model.lossFunction(1e-9).cost()).isCloseTo(best.cost(), within(0.05 * best.cost()));
            }
            assertThat(model.cost(point, quantity)).isGreaterThanOrEqualTo(best.cost() * (1 - 1e-9));
        }
    }

    @Test
    void theCostIsTheMeanOverTheInventoryPosition() {
        DemandLaw law = DemandLaws.poisson(6);
        ReorderQuantity model = new ReorderQuantity(4, 4, 28, 12, law);
        double sum = 4 * 12;
        for (int y = 4; y <= 12; y++) {
            sum += new Newsvendor(4, 28).cost(law, y);
        }
        assertThat(model.cost(3, 9)).isCloseTo(sum / 9, within(1e-9));
        assertThat(model.best()).isEqualTo(new ReorderPolicy(6, 7, model.best().cost())); // problem 5.2
    }

    @Test
    void aFillRateIsReached() {
        double r = textbook.reorderPointForFillRate(300, 0.98);
        assertThat(textbook.fillRate(r, 300)).isCloseTo(0.98, within(1e-9));
        ReorderQuantity counts = new ReorderQuantity(4, 4, 28, 12, DemandLaws.poisson(6));
        double whole = counts.reorderPointForFillRate(5, 0.95);
        assertThat(counts.fillRate(whole, 5)).isGreaterThanOrEqualTo(0.95);
        assertThat(counts.fillRate(whole - 1, 5)).isLessThan(0.95);
    }

    @Test
    void withoutLeadTimeTheReorderPointWaitsForBackorders() {
        ReorderQuantity model = new ReorderQuantity(8, 0.225, 5, 1300, DemandLaws.point(0));
        // EOQ with backorders, example 3.8: Q = 310.8 of which 4.31 percent wait
        double r = new ReorderQuantity(8, 0.225, 5, 1300, DemandLaws.normal(0, 1e-9)).bestReorderPoint(310.8125);
        assertThat(r).isCloseTo(-0.0430622 * 310.8125, within(1e-3));
        assertThat(model.fillRate(0, 10)).isEqualTo(1);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> new ReorderQuantity(0, 1, 1, 1, DemandLaws.normal(1, 1)))
                .hasMessageContaining("fixedCost");
        assertThatThrownBy(() -> textbook.cost(1, 0)).hasMessageContaining("orderQuantity");
        assertThatThrownBy(() ->
                        new ReorderQuantity(1000, 9, 0.01, 10, DemandLaws.normal(1, 1)).expectedInventoryLevel(1e-6))
                .hasMessageContaining("stockoutCost");
        assertThatThrownBy(() -> new ReorderQuantity(1, 1, 1, 1, DemandLaws.poisson(3)).cost(0.5, 3))
                .hasMessageContaining("whole");
    }
}
