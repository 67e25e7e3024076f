package io.flowcast.models.inventory.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SsModelTest {
    /** Zheng and Federgruen 1991, table 1; costs are printed with three digits. */
    @ParameterizedTest
    @CsvFileSource(resources = "zheng_federgruen.csv", numLinesToSkip = 1)
    void publishedPolicies(int mean, double holding, double stockout, double fixed, int s, int top, double cost) {
        SsPolicy best = SsModel.withoutLeadTime(fixed, holding, stockout, DemandLaws.poisson(mean))
                .best();
        assertThat(best.reorderPoint()).isEqualTo(s);
        assertThat(best.orderUpTo()).isEqualTo(top);
        assertThat(best.cost()).isCloseTo(cost, within(6e-4));
    }

    @Property(tries = 60)
    void noPolicyNearbyCostsLess(
            @ForAll @DoubleRange(min = 0.3, max = 25) double mean,
            @ForAll @DoubleRange(min = 0, max = 80) double fixed,
            @ForAll @DoubleRange(min = 1, max = 40) double stockout,
            @ForAll @IntRange(min = 0, max = 2) int leadTime) {
        DemandLaw period = DemandLaws.negativeBinomialOfMoments(mean, Math.sqrt(2 * mean));
        SsModel model = new SsModel(fixed, 1, stockout, period, DemandLaws.sum(period, leadTime + 1));
        SsPolicy best = model.best();
        assertThat(model.cost(best.reorderPoint(), best.orderUpTo()))
                .isCloseTo(best.cost(), within(1e-9 * best.cost()));
        for (int ds = -3; ds <= 3; ds++) {
            for (int top = -3; top <= 3; top++) {
                double s = best.reorderPoint() + ds;
                double upTo = best.orderUpTo() + top;
                if (upTo > s) {
                    assertThat(model.cost(s, upTo)).isGreaterThanOrEqualTo(best.cost() * (1 - 1e-12));
                }
            }
        }
    }

    @Test
    void theCostIsThatOfASimulation() {
        DemandLaw demand = DemandLaws.poisson(6);
        SsModel model = SsModel.withoutLeadTime(5, 1, 4, demand);
        SplittableRandom random = new SplittableRandom(3);
        double stock = 10;
        double cost = 0;
        int periods = 200_000;
        for (int t = 0; t < periods; t++) {
            if (stock <= 4) {
                cost += 5;
                stock = 10;
            }
            stock -= demand.quantile(1e-12 + (1 - 2e-12) * random.nextDouble());
            cost += stock > 0 ? stock : -4 * stock;
        }
        assertThat(cost / periods).isCloseTo(model.cost(4, 10), within(0.03));
    }

    @Test
    void withoutAFixedCostItIsBaseStock() {
        DemandLaw demand = DemandLaws.poisson(20);
        SsPolicy best = SsModel.withoutLeadTime(0, 1, 9, demand).best();
        assertThat(best.orderUpTo()).isEqualTo(demand.quantile(0.9));
        assertThat(best.reorderPoint()).isEqualTo(best.orderUpTo() - 1);
    }

    @Test
    void aUsedSolverAnswersTheNextProblemAlike() {
        SsSolver solver = new SsSolver();
        SsModel large = SsModel.withoutLeadTime(500, 1, 50, DemandLaws.poisson(300));
        SsModel small = SsModel.withoutLeadTime(5, 1, 4, DemandLaws.poisson(6));
        assertThat(large.best(solver)).isEqualTo(large.best());
        assertThat(small.best(solver)).isEqualTo(small.best());
        assertThat(large.best(solver)).isEqualTo(large.best());
    }

    @Test
    void badInputIsNamed() {
        DemandLaw demand = DemandLaws.poisson(6);
        assertThatThrownBy(() -> SsModel.withoutLeadTime(5, 0, 4, demand)).hasMessageContaining("holdingCost");
        assertThatThrownBy(() -> SsModel.withoutLeadTime(Double.NaN, 1, 4, demand))
                .hasMessageContaining("fixedCost")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> SsModel.withoutLeadTime(5, 1, 4, DemandLaws.poisson(0)))
                .hasMessageContaining("mean of reviewDemand");
        assertThatThrownBy(() -> SsModel.withoutLeadTime(5, 1, 4, DemandLaws.normal(6, 1)))
                .hasMessageContaining("whole");
        assertThatThrownBy(() -> SsModel.withoutLeadTime(5, 1, 4, demand).cost(4, 4))
                .hasMessageContaining("orderUpTo");
    }
}
