package io.flowcast.models.inventory.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostSalesReviewTest {
    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();

    /** Zipkin 2008, "Old and new methods for lost-sales inventory systems", Operations Research 56(5): Poisson demand of mean 5, h = 1, cost of the best policy. */
    @ParameterizedTest
    @CsvSource({"4, 1, 4.04", "4, 2, 4.40", "4, 3, 4.60", "9, 1, 5.44", "9, 2, 6.09", "19, 1, 6.68", "19, 2, 7.66"})
    void publishedCosts(double lost, int lead, double cost) {
        LostSalesReview model = new LostSalesReview(DemandLaws.poisson(5), lead, 1, lost);
        LostSalesSolution best = model.best(CONTEXT);
        assertThat(best.cost()).isCloseTo(cost, within(5e-3));
        assertThat(best.upperBound() - best.lowerBound()).isBetween(0.0, 1e-5);
    }

    @Test
    void withoutLeadTimeItIsTheNewsvendor() {
        LostSalesReview model = new LostSalesReview(DemandLaws.poisson(5), 0, 1, 9);
        LostSalesSolution best = model.best(CONTEXT);
        assertThat(best.cost())
                .isCloseTo(new Newsvendor(1, 9).best(DemandLaws.poisson(5)).value(), within(1e-9));
        assertThat(best.order(3)).isEqualTo(5);
        LostSalesReview.CappedBaseStock rule = model.cappedBaseStock(CONTEXT);
        assertThat(rule.gap()).isLessThan(0.02);
    }

    @Test
    void cappedBaseStockIsNearTheBest() {
        for (double lost : new double[] {4, 19}) {
            LostSalesReview model = new LostSalesReview(DemandLaws.geometric(0.2), 2, 1, lost);
            LostSalesReview.CappedBaseStock rule = model.cappedBaseStock(CONTEXT);
            assertThat(rule.exactBound()).isTrue();
            assertThat(rule.halfWidth()).isZero();
            assertThat(rule.cost()).isGreaterThanOrEqualTo(rule.lowerBound() - 1e-6);
            assertThat(rule.gap()).isLessThan(0.015);
        }
    }

    /** Beyond what can be solved the bound is that of a shorter lead time, and costs rise with the lead time. */
    @Test
    void longLeadTimesHaveABound() {
        LostSalesReview model = new LostSalesReview(DemandLaws.poisson(3), 12, 1, 9);
        LostSalesReview.CappedBaseStock rule = model.cappedBaseStock(CONTEXT);
        assertThat(rule.exactBound()).isFalse();
        assertThat(rule.halfWidth()).isBetween(0.0, 0.1);
        assertThat(rule.lowerBound()).isBetween(4.0, rule.cost());
        assertThat(rule.gap()).isLessThan(0.4);
        assertThat(model.cappedBaseStock(CONTEXT)).isEqualTo(rule);
    }

    @Test
    void ordersAreThoseOfTheState() {
        LostSalesSolution best = new LostSalesReview(DemandLaws.poisson(2), 2, 1, 9).best(CONTEXT);
        assertThat(best.order(0, 0)).isGreaterThan(best.order(0, 3));
        assertThat(best.order(1_000_000, 0)).isZero();
        // a unit that comes tomorrow counts for more than one that is there already (Zipkin 2008: L-natural convexity)
        assertThat(best.order(3, 0) - best.order(3, 1)).isGreaterThanOrEqualTo(best.order(3, 0) - best.order(4, 0));
        assertThatThrownBy(() -> best.order(-1, 0)).hasMessageContaining("stock");
        assertThatThrownBy(() -> best.order(1)).hasMessageContaining("pipeline");
        assertThatThrownBy(() -> best.order(1, 99)).hasMessageContaining("pipeline");
    }

    @Test
    void refusesBadNumbers() {
        assertThatThrownBy(() -> new LostSalesReview(DemandLaws.normal(3, 1), 1, 1, 1))
                .hasMessageContaining("demand");
        assertThatThrownBy(() -> new LostSalesReview(DemandLaws.poisson(1e9), 1, 1, 1))
                .hasMessageContaining("demand");
        assertThatThrownBy(() -> new LostSalesReview(DemandLaws.poisson(3), -1, 1, 1))
                .hasMessageContaining("leadPeriods");
        assertThatThrownBy(() -> new LostSalesReview(DemandLaws.poisson(3), 1, 0, 1))
                .hasMessageContaining("holdingCost");
        assertThatThrownBy(() -> new LostSalesReview(DemandLaws.poisson(300), 9, 1, 9).best(CONTEXT))
                .hasMessageContaining("too many");
        LostSalesReview never = new LostSalesReview(DemandLaws.point(0), 3, 1, 9);
        assertThat(never.cappedBaseStock(CONTEXT).cost()).isZero();
        assertThat(never.best(CONTEXT).cost()).isZero();
        LostSalesReview certain = new LostSalesReview(DemandLaws.point(3), 2, 1, 9);
        assertThat(certain.best(CONTEXT).cost()).isCloseTo(0, within(1e-6));
        assertThat(certain.cappedBaseStock(CONTEXT).cost()).isCloseTo(0, within(1e-6));
    }
}
