package io.flowcast.models.inventory.newsvendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NewsvendorTest {
    private static final List<DemandLaw> LAWS = List.of(
            DemandLaws.normal(50, 8),
            DemandLaws.lognormal(3, 0.5),
            DemandLaws.gamma(4, 9),
            DemandLaws.poisson(23),
            DemandLaws.negativeBinomial(4, 0.2),
            DemandLaws.empirical(3, 9, 9, 14, 30),
            DemandLaws.of(Distributions.empirical(1.5, 2.5, 8, 11)));

    @Property(tries = 100)
    void noOtherLevelCostsLess(
            @ForAll @DoubleRange(min = 0.1, max = 20) double overage,
            @ForAll @DoubleRange(min = 0.1, max = 200) double underage) {
        Newsvendor model = new Newsvendor(overage, underage);
        for (DemandLaw law : LAWS) {
            StockDecision best = model.best(law);
            for (double off : new double[] {-5, -1, 1, 5}) {
                assertThat(model.cost(law, best.level() + off)).isGreaterThanOrEqualTo(best.value() * (1 - 1e-9));
            }
        }
    }

    /** Snyder and Shen 2019, examples 4.1 to 4.3 (S = 56.6, cost 1.9976, profit 33.00). */
    @Test
    void textbookExamples() {
        DemandLaw demand = DemandLaws.normal(50, 8);
        StockDecision best = new Newsvendor(0.18, 0.7).best(demand);
        assertThat(best.level()).isCloseTo(56.6039559, within(1e-6));
        assertThat(best.value()).isCloseTo(1.9976052, within(1e-6));
        StockDecision explicit = ExplicitNewsvendor.of(1, 0.3, 0.12).best(demand);
        assertThat(explicit.level()).isCloseTo(best.level(), within(1e-9));
        assertThat(explicit.value()).isCloseTo(33.0023948, within(1e-6));
    }

    @Property(tries = 50)
    void profitIsWhatPerfectKnowledgeEarnsLessTheCost(
            @ForAll @DoubleRange(min = 5, max = 9) double revenue,
            @ForAll @DoubleRange(min = 2, max = 4) double purchase,
            @ForAll @DoubleRange(min = -1, max = 1.5) double salvage,
            @ForAll @DoubleRange(min = 5, max = 90) double level) {
        ExplicitNewsvendor model = new ExplicitNewsvendor(revenue, purchase, salvage, 0.3, 1.2);
        for (DemandLaw law : LAWS) {
            double perfect = (revenue - purchase) * law.mean();
            assertThat(model.profit(law, level))
                    .isCloseTo(perfect - model.asCosts().cost(law, level), within(1e-8 * (perfect + 100 * level)));
        }
    }

    @Test
    void aPremiumMovesTheMyopicLevel() {
        DemandLaw demand = DemandLaws.normal(50, 8);
        MyopicPeriod cheapNow = new MyopicPeriod(0.18, 0.7, 0.3, 0.35, 0.98);
        StockDecision best = cheapNow.best(demand);
        assertThat(best.level()).isCloseTo(58.09891883, within(1e-7)); // stockpyl, example 4.1
        double upper = cheapNow.levelOfCost(demand, best.value() + 1, false);
        double lower = cheapNow.levelOfCost(demand, best.value() + 1, true);
        assertThat(cheapNow.cost(demand, upper)).isCloseTo(best.value() + 1, within(1e-9));
        assertThat(cheapNow.cost(demand, lower)).isCloseTo(best.value() + 1, within(1e-9));
        assertThat(lower).isLessThan(best.level());
        assertThat(upper).isGreaterThan(best.level());
        assertThatThrownBy(() -> cheapNow.levelOfCost(demand, best.value() - 1, true))
                .hasMessageContaining("cost");
        assertThatThrownBy(() -> new MyopicPeriod(0.1, 0.1, 9, 1, 1).best(demand))
                .hasMessageContaining("purchaseCost");
    }

    @Test
    void aLimitIsSharedByMarginalGain() {
        List<LimitedNewsvendor.Product> products = List.of(
                new LimitedNewsvendor.Product(DemandLaws.normal(100, 30), new Newsvendor(1, 4), 2),
                new LimitedNewsvendor.Product(DemandLaws.gamma(4, 20), new Newsvendor(2, 9), 1),
                new LimitedNewsvendor.Product(DemandLaws.poisson(30), new Newsvendor(1, 3), 3));
        LimitedNewsvendor model = new LimitedNewsvendor(products);
        LimitedNewsvendor.Levels free = model.best(1e6);
        assertThat(free.price()).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(free.levels()[i])
                    .isEqualTo(products.get(i)
                            .costs()
                            .best(products.get(i).demand())
                            .level());
        }
        LimitedNewsvendor.Levels tight = model.best(300);
        assertThat(tight.used()).isBetween(290.0, 300.0 + 1e-6);
        assertThat(tight.cost()).isGreaterThan(free.cost());
        // moving a unit of the limit from one continuous product to the other gains nothing
        double cost = moved(products, tight.levels(), 0.5);
        double back = moved(products, tight.levels(), -0.5);
        assertThat(Math.min(cost, back)).isGreaterThanOrEqualTo(tight.cost());
        assertThat(model.best(0).levels()).containsExactly(0, 0, 0);
    }

    private static double moved(List<LimitedNewsvendor.Product> products, double[] levels, double units) {
        double[] other = {levels[0] + units / 2, levels[1] - units, levels[2]};
        double cost = 0;
        for (int i = 0; i < 3; i++) {
            cost += products.get(i).costs().cost(products.get(i).demand(), other[i]);
        }
        return cost;
    }

    @Test
    void withoutNoiseThePriceIsTheMonopolists() {
        // y = 100 - 4 p, cost 5: p = (25 + 5) / 2
        PricedNewsvendor model = new PricedNewsvendor(5, 1, 0, true);
        PricedNewsvendor.PricedLevel best =
                model.best(PricedNewsvendor.linear(100, 4), DemandLaws.normal(0, 1e-9), 5.5, 24);
        assertThat(best.price()).isCloseTo(15, within(1e-3));
        assertThat(best.level()).isCloseTo(40, within(1e-2));
        // elasticity 2 and cost 5: p = 5 * 2 / (2 - 1)
        PricedNewsvendor scaled = new PricedNewsvendor(5, 1, 0, false);
        assertThat(scaled.best(PricedNewsvendor.isoelastic(5000, 2), DemandLaws.normal(1, 1e-9), 5.5, 30)
                        .price())
                .isCloseTo(10, within(1e-2));
    }

    /** Petruzzi and Dada 1999: additive noise lowers the price below the one without noise, multiplicative raises it. */
    @Test
    void noiseMovesThePriceByItsKind() {
        double additive = new PricedNewsvendor(5, 1, 0, true)
                .best(PricedNewsvendor.linear(100, 4), DemandLaws.uniform(-25, 25), 5.5, 24)
                .price();
        double multiplicative = new PricedNewsvendor(5, 1, 0, false)
                .best(PricedNewsvendor.isoelastic(5000, 2), DemandLaws.uniform(0.2, 1.8), 5.5, 30)
                .price();
        assertThat(additive).isLessThan(15 - 0.05);
        assertThat(multiplicative).isGreaterThan(10 + 0.05);
    }

    @Test
    void disruptionsAreCoveredByWholePeriods() {
        DisruptedNewsvendor model = new DisruptedNewsvendor(0.25, 3, 2000, 0.04, 0.25);
        StockDecision best = model.best();
        assertThat(best.level()).isEqualTo(8000); // Snyder and Shen 2019, example 9.3
        double chain = 0; // by states of the supplier
        double share = 0.04 / 0.29;
        for (int n = 0; n < 400; n++) {
            double p = n == 0 ? 0.25 / 0.29 : share * 0.25 * Math.pow(0.75, n - 1);
            double left = 9500 - (n + 1) * 2000.0;
            chain += p * (left > 0 ? 0.25 * left : -3 * left);
        }
        assertThat(model.cost(9500)).isCloseTo(chain, within(1e-8));
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> new Newsvendor(0, 1)).hasMessageContaining("overage");
        assertThatThrownBy(() -> new Newsvendor(1, Double.POSITIVE_INFINITY)).hasMessageContaining("underage");
        assertThatThrownBy(() -> ExplicitNewsvendor.of(1, 2, 0)).hasMessageContaining("revenue");
        assertThatThrownBy(() -> new YieldNewsvendor(1, 1, 0)).hasMessageContaining("demand");
        assertThatThrownBy(() -> new DisruptedNewsvendor(1, 1, 1, 1, 0.5))
                .hasMessageContaining("disruptionProbability");
    }
}
