package io.flowcast.models.inventory.lotsizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EoqTest {
    /** Snyder and Shen 2019, examples 3.1, 3.4, 3.6, 3.7, 3.8. */
    @Test
    void textbookExamples() {
        Eoq eoq = new Eoq(8, 0.225, 1300);
        assertThat(eoq.best().quantity()).isCloseTo(304.0468, within(1e-4));
        assertThat(eoq.best().cost()).isCloseTo(68.4105, within(1e-4));
        BackorderEoq.BackorderPlan waiting = new BackorderEoq(8, 0.225, 5, 1300).best();
        assertThat(waiting.quantity()).isCloseTo(310.8125, within(1e-4));
        assertThat(waiting.waitingShare()).isCloseTo(0.0431, within(1e-4));
        DiscountEoq discounts =
                new DiscountEoq(8, 0.3, 1300, new double[] {0, 400, 800}, new double[] {0.75, 0.72, 0.68});
        assertThat(discounts.allUnits())
                .isEqualTo(
                        new DiscountEoq.DiscountLot(800, 2, discounts.allUnits().cost()));
        assertThat(discounts.allUnits().cost()).isCloseTo(978.6, within(1e-9));
        assertThat(discounts.incremental().tier()).isZero();
        assertThat(new ProductionEoq(8, 0.225, 1300, 2000).best().quantity()).isCloseTo(513.9329, within(1e-4));
    }

    @Property(tries = 100)
    void everyBestIsTheLowestOfItsCost(
            @ForAll @DoubleRange(min = 0.5, max = 500) double fixed,
            @ForAll @DoubleRange(min = 0.1, max = 20) double holding,
            @ForAll @DoubleRange(min = 1, max = 900) double rate,
            @ForAll @DoubleRange(min = 0.5, max = 1.6) double factor) {
        Eoq eoq = new Eoq(fixed, holding, rate);
        assertThat(eoq.cost(eoq.best().quantity() * factor))
                .isGreaterThanOrEqualTo(eoq.best().cost() * (1 - 1e-12));
        BackorderEoq waiting = new BackorderEoq(fixed, holding, 3, rate);
        BackorderEoq.BackorderPlan plan = waiting.best();
        assertThat(waiting.cost(plan.quantity(), plan.waitingShare()))
                .isCloseTo(plan.cost(), within(1e-9 * plan.cost()));
        assertThat(waiting.cost(plan.quantity() * factor, Math.min(1, plan.waitingShare() * factor)))
                .isGreaterThanOrEqualTo(plan.cost() * (1 - 1e-12));
        DisruptedEoq disrupted = new DisruptedEoq(fixed, holding, 10, rate, 1.5, 14);
        assertThat(disrupted.cost(disrupted.best().quantity() * factor))
                .isGreaterThanOrEqualTo(disrupted.best().cost() * (1 - 1e-12));
        YieldEoq yield = new YieldEoq(fixed, holding, rate, 0.8, 0.2);
        assertThat(yield.multiplicativeCost(yield.bestMultiplicative().quantity() * factor))
                .isGreaterThanOrEqualTo(yield.bestMultiplicative().cost() * (1 - 1e-12));
        LotSize power = eoq.bestPowerOfTwo(0.01);
        assertThat(power.cost())
                .isBetween(eoq.best().cost() * (1 - 1e-12), 1.0607 * eoq.best().cost());
    }

    @Property(tries = 100)
    void discountsAreCheapestByTrial(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] breakpoints = {0, 100 + random.nextInt(300), 500 + random.nextInt(900)};
        double[] prices = {9 + random.nextDouble(), 8 + random.nextDouble(), 7 + random.nextDouble()};
        DiscountEoq model = new DiscountEoq(20 + random.nextInt(300), 0.25, 2000, breakpoints, prices);
        double cheapest = Double.POSITIVE_INFINITY;
        double cheapestIncremental = Double.POSITIVE_INFINITY;
        for (double q = 1; q < 6000; q += 0.5) {
            int tier = q >= breakpoints[2] ? 2 : q >= breakpoints[1] ? 1 : 0;
            double paid = 0;
            for (int j = 0; j <= tier; j++) {
                paid += prices[j] * ((j == tier ? q : breakpoints[j + 1]) - breakpoints[j]);
            }
            double orders = model.fixedCost() * 2000 / q;
            cheapest = Math.min(cheapest, orders + prices[tier] * 2000 + 0.25 * prices[tier] * q / 2);
            cheapestIncremental = Math.min(cheapestIncremental, orders + paid / q * 2000 + 0.25 * paid / 2);
        }
        assertThat(model.allUnits().cost()).isCloseTo(cheapest, within(1e-4 * cheapest));
        assertThat(model.incremental().cost()).isCloseTo(cheapestIncremental, within(1e-4 * cheapestIncremental));
    }

    @Test
    void packsAndMinimumOrdersAreKept() {
        Eoq eoq = new Eoq(8, 0.225, 1300);
        assertThat(eoq.best(0, Double.POSITIVE_INFINITY, 24).quantity()).isEqualTo(312);
        assertThat(eoq.best(500, Double.POSITIVE_INFINITY, 24).quantity()).isEqualTo(504);
        assertThat(eoq.best(0, 100, 24).quantity()).isEqualTo(96);
        assertThatThrownBy(() -> eoq.best(0, 100, 144)).hasMessageContaining("pack");
        assertThatThrownBy(() -> eoq.best(110, 115, 24)).hasMessageContaining("minimum 110");
    }

    @Test
    void limitsAreAnswered() {
        assertThat(new Eoq(0, 1, 100).best()).isEqualTo(new LotSize(0, 0));
        assertThat(new Eoq(10, 1, 0).best()).isEqualTo(new LotSize(0, 0));
        DisruptedEoq nearlyReliable = new DisruptedEoq(8, 0.225, 5, 1300, 1e-9, 14);
        assertThat(nearlyReliable.best().quantity()).isCloseTo(304.0468, within(0.01));
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> new Eoq(1, 0, 1)).hasMessageContaining("holdingCost");
        assertThatThrownBy(() -> new Eoq(Double.NaN, 1, 1)).hasMessageContaining("fixedCost");
        assertThatThrownBy(() -> new ProductionEoq(1, 1, 5, 5)).hasMessageContaining("productionRate");
        assertThatThrownBy(() -> new DiscountEoq(1, 1, 1, new double[] {1}, new double[] {1}))
                .hasMessageContaining("breakpoints");
        assertThatThrownBy(() -> new DiscountEoq(0, 1, 1, new double[] {0}, new double[] {1}).allUnits())
                .hasMessageContaining("fixedCost");
        assertThatThrownBy(() -> new DisruptedEoq(1, 1, 1, 1, 0, 1)).hasMessageContaining("disruptionRate");
    }
}
