package io.flowcast.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.models.inventory.echelon.BaseStockSearch;
import io.flowcast.models.inventory.echelon.GuaranteedService;
import io.flowcast.models.inventory.echelon.GuaranteedService.Stage;
import io.flowcast.models.inventory.echelon.OneWarehouse;
import io.flowcast.models.inventory.echelon.SerialSystem;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.lotsizing.JointReplenishment;
import io.flowcast.models.inventory.newsvendor.DisruptedNewsvendor;
import io.flowcast.models.inventory.newsvendor.LimitedNewsvendor;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import io.flowcast.models.inventory.perishable.AgeCosts;
import io.flowcast.models.inventory.perishable.AgeWeightedPolicy;
import io.flowcast.models.inventory.perishable.ShelfLife;
import io.flowcast.models.inventory.policy.AssortmentService;
import io.flowcast.models.inventory.policy.BaseStock;
import io.flowcast.models.inventory.policy.FiniteHorizon;
import io.flowcast.models.inventory.policy.LostSalesBaseStock;
import io.flowcast.models.inventory.policy.MyopicBounds;
import io.flowcast.models.inventory.policy.ReorderQuantity;
import io.flowcast.models.inventory.policy.SsModel;
import io.flowcast.models.inventory.policy.SsSolver;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What once gave a silent NaN, an endless loop or an error of the machine: now a message with name and value, or the limit's answer. */
class BadNumbersTest {
    private static final DemandLaw COUNT = DemandLaws.poisson(5);
    private static final DemandLaw[] LAWS = {
        DemandLaws.point(3),
        DemandLaws.normal(10, 3),
        DemandLaws.lognormal(1, 0.5),
        DemandLaws.gamma(2, 4),
        DemandLaws.uniform(1, 7),
        COUNT,
        DemandLaws.negativeBinomial(2, 0.3),
        DemandLaws.geometric(0.2),
        DemandLaws.table(0, 0.5, 0.5),
        DemandLaws.of(Distributions.gamma(5, 9)),
        DemandLaws.shifted(DemandLaws.normal(3, 1), 2),
        DemandLaws.mixture(List.of(COUNT, DemandLaws.normal(3, 1)), 1, 2),
    };

    @Test
    void aLevelIsANumber() {
        for (DemandLaw law : LAWS) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300}) {
                assertThatThrownBy(() -> law.loss(bad)).hasMessageContaining("level");
                assertThatThrownBy(() -> law.leftover(bad)).hasMessageContaining("level");
                assertThatThrownBy(() -> law.secondLoss(bad)).hasMessageContaining("level");
                assertThatThrownBy(() -> law.secondLeftover(bad)).hasMessageContaining("level");
            }
            assertThatThrownBy(() -> law.cdf(Double.NaN)).hasMessageContaining("value");
            assertThat(law.cdf(Double.NEGATIVE_INFINITY)).isZero();
            assertThat(law.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
            assertThat(law.survival(Double.POSITIVE_INFINITY)).isZero();
        }
    }

    private static Arguments bad(String names, ThrowingCallable call) {
        return Arguments.of(names, call);
    }

    static Stream<Arguments> refusals() {
        SsSolver solver = new SsSolver();
        FiniteHorizon horizon = new FiniteHorizon(List.of(new FiniteHorizon.Period(COUNT, 1, 9, 1, 5, 1)), 1, 9);
        BaseStockSearch search = new BaseStockSearch(levels -> levels[0] * levels[0]);
        Stage longWork = new Stage(1, Integer.MAX_VALUE, 1, 5, 1, 2, 1);
        OneWarehouse.Retailer busy = new OneWarehouse.Retailer(4000, 1, 1, 9);
        return Stream.of(
                bad("second moment", () -> DemandLaws.lognormal(1, 100)),
                bad("mean", () -> DemandLaws.poisson(1e15)),
                bad("spread", () -> DemandLaws.negativeBinomial(1e-12, 1e-12)),
                bad("spread", () -> DemandLaws.of(Distributions.negativeBinomial(3, 1e50))),
                bad("p must be at least", () -> DemandLaws.geometric(1e-9)),
                bad("high - low", () -> DemandLaws.uniformWhole(0, 3e9)),
                bad("overage", () -> new Newsvendor(1e300, 1)),
                bad("underage", () -> new Newsvendor(1, 1e-300)),
                bad("level", () -> new Newsvendor(1, 1).cost(COUNT, Double.NaN)),
                bad("recoveryProbability", () -> new DisruptedNewsvendor(1, 2, 3, 0.5, 1e-300)),
                bad(
                        "multiples",
                        () -> new JointReplenishment(1, new double[] {1}, new double[] {1}, new double[] {1})
                                .plan(new int[0])),
                bad("review", () -> BaseStock.of(COUNT, 1, Integer.MAX_VALUE)),
                bad("decisions", () -> horizon.evaluate(new FiniteHorizon.Range(0, 3, 0, 3), new double[0][])),
                bad("decisions[0]", () -> horizon.evaluate(new FiniteHorizon.Range(0, 3, 0, 3), new double[1][2])),
                bad("demandSpread", () -> horizon.range(Double.NaN, 1)),
                bad("pairs", () -> horizon.solve(new FiniteHorizon.Range(0, 3, 0, Integer.MAX_VALUE))),
                bad("units", () -> new ReorderQuantity(1, 1e-12, 1, 5, COUNT).best()),
                bad("levels", () -> SsModel.withoutLeadTime(1, 1e-12, 9, COUNT).best()),
                bad("probability", () -> solver.best(new double[] {0.9, 3, 3}, y -> y, 1, 0)),
                bad("levelCost", () -> solver.best(new double[] {0.5, 0.5}, y -> Double.NaN, 1, 0)),
                bad("levels", () -> solver.cost(new double[] {0.5, 0.5}, y -> y, 1, Integer.MIN_VALUE, 1)),
                bad("weight", () -> SerialSystem.between(COUNT, 1, 1, 9, Double.NaN)),
                bad(
                        "demand spans",
                        () -> SerialSystem.of(new double[] {1, 1}, new double[] {1, 1}, 9, DemandLaws.poisson(1e11))
                                .best()),
                bad("demand of up to", () -> new OneWarehouse(1, 4, List.of(busy)).best()),
                bad("inboundTime", () -> new GuaranteedService(List.of(longWork), new int[0][])),
                bad("inboundTime", () -> GuaranteedService.ofChain(List.of(longWork, longWork))),
                bad("choices[0]", () -> search.enumerate(new double[][] {{Double.NaN}})),
                bad("cost of the levels", () -> new BaseStockSearch(x -> Double.NaN).enumerate(new double[][] {{1}})),
                bad("groups", () -> descend(search, new int[][] {{1}})),
                bad("groups", () -> descend(search, new int[][] {{}, {0}})),
                bad("groups", () -> descend(search, new int[0][])),
                bad("perUnit", () -> AgeCosts.linear(1e300, 1, 1, 1)),
                bad("deliveryUnits", () -> ShelfLife.onArrival(1, Integer.MAX_VALUE, n -> new double[] {1})),
                bad("c0", () -> ShelfLife.logistic(1, new double[] {Double.NaN}, new double[] {1})),
                bad("weights", () -> new AgeWeightedPolicy(1, new double[0], 1, 1)));
    }

    private static BaseStockSearch.Levels descend(BaseStockSearch search, int[][] groups) {
        return search.descend(new double[] {1}, new double[] {0}, new double[] {3}, groups, 0.1, 0.1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void isNamed(String names, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(names);
    }

    @Test
    void limitsAreAnswered() {
        assertThat(new LostSalesBaseStock(2, 0.1).onHand(Integer.MAX_VALUE))
                .isCloseTo(Integer.MAX_VALUE - 0.2, within(1e-6));
        assertThat(DemandLaws.poisson(1e-80).loss(0)).isZero();
        // far out a window of many units is found as by adding one by one
        ReorderQuantity model = new ReorderQuantity(8, 0.3, 7, 1300, COUNT);
        double r = model.bestReorderPoint(12_345);
        assertThat(model.cost(r, 12_345)).isLessThan(model.cost(r - 1, 12_345)).isLessThan(model.cost(r + 1, 12_345));
        List<FiniteHorizon.Period> rising = List.of(
                new FiniteHorizon.Period(COUNT, 1, 9, 1, 5, 1), new FiniteHorizon.Period(COUNT, 1, 9, 1, 50, 1));
        assertThat(MyopicBounds.of(rising, 1, 9).highestReorder()).doesNotContain(Double.NaN);
        // a heavy tail: the second loss is the sum of the losses above
        DemandLaw heavy = DemandLaws.of(Distributions.negativeBinomial(1e-3, 100));
        DemandLaw same = DemandLaws.negativeBinomialOfMoments(1e-3, 10);
        assertThat(heavy.secondLoss(4)).isCloseTo(same.secondLoss(4), within(1e-6 * same.secondLoss(4)));
    }

    /** Limits that are used up unit by unit end soon, whatever the sizes. */
    @Test
    void fillingUpEnds() {
        DemandLaw wide = DemandLaws.poisson(1e7);
        LimitedNewsvendor shelf = new LimitedNewsvendor(List.of(
                new LimitedNewsvendor.Product(wide, new Newsvendor(1, 4), 1e-12),
                new LimitedNewsvendor.Product(COUNT, new Newsvendor(1, 3), 1e12)));
        assertThat(shelf.best(1e3).used()).isLessThanOrEqualTo(1e3);
        AssortmentService budget = new AssortmentService(
                List.of(new AssortmentService.Item(wide, 1e-12, 1), new AssortmentService.Item(COUNT, 1e12, 1)));
        assertThat(budget.within(1e3).investment()).isLessThanOrEqualTo(1e3);
        assertThat(budget.reaching(0.9).fillRate()).isGreaterThanOrEqualTo(0.9);
        assertThat(DemandLaws.table(Map.of(0.0, 0.5, 1e15, 0.5)).loss(3)).isEqualTo(0.5 * (1e15 - 3));
    }
}
