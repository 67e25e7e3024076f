package io.flowcast.models.expiry.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.math.distribution.Distributions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MarkdownDpTest {
    private static final List<Double> LADDER = List.of(4.0, 3.2, 2.4, 1.6);

    @ParameterizedTest
    @CsvFileSource(resources = "ladder.csv", numLinesToSkip = 1)
    void valuesOfLaddersAgreeWithTheReference(
            int units,
            String ladder,
            String demand,
            double elasticity,
            double leftover,
            boolean onlyFall,
            double value,
            double firstPrice,
            double fullPrice) {
        MarkdownProblem problem = MarkdownProblem.constantElasticity(
                        units, numbers(ladder), numbers(demand), elasticity, CountLaw.poisson())
                .withLeftoverValue(leftover);
        MarkdownPolicy policy = MarkdownDp.solve(onlyFall ? problem : problem.withFreePrices());
        assertThat(policy.value()).isCloseTo(value, within(1e-9));
        assertThat(problem.prices().get(policy.firstPrice())).isEqualTo(firstPrice);
        assertThat(policy.valueOfKeeping(0)).isCloseTo(fullPrice, within(1e-9));
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
    }

    /** One unit, one day, by hand: demand is 0 or 1; price 4 sells with 0.5, price 3 with 0.8. */
    @Test
    void oneUnitOnOneDay() {
        MarkdownProblem problem = new MarkdownProblem(
                1, List.of(4.0, 3.0), List.of(List.of(coin(0.5), coin(0.8))), true, 0, 0.1, 0.2, -1);
        // 4 x 0.5 - 0.5 = 1.5 against 3 x 0.8 - 0.2 - 0.3 for the label = 1.9.
        assertThat(MarkdownDp.solve(problem).value()).isCloseTo(1.9, within(1e-12));
        assertThat(MarkdownDp.solve(problem).firstPrice()).isEqualTo(1);
        // A label of 0.6 is too dear.
        assertThat(MarkdownDp.solve(problem.withLabelCost(0.6, 0.2)).value()).isCloseTo(1.5, within(1e-12));
        assertThat(MarkdownDp.solve(problem.withCurrentPrice(1)).value()).isCloseTo(2.2, within(1e-12));
    }

    private static Distribution coin(double probability) {
        return Distributions.empirical(new double[] {0, 1}, new double[] {1 - probability, probability});
    }

    @Property(tries = 60)
    void aRicherChoiceIsNeverWorthLessAndTheFluidBoundHolds(@ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        MarkdownProblem problem = random(random);
        double value = MarkdownDp.solve(problem).value();
        double free = MarkdownDp.solve(problem.withFreePrices()).value();
        assertThat(free).isGreaterThanOrEqualTo(value - 1e-9);
        assertThat(FluidBound.of(problem))
                .isGreaterThanOrEqualTo(
                        MarkdownDp.solve(problem.withFreePrices().withLabelCost(0, 0))
                                        .value()
                                - 1e-9);
        assertThat(value).isGreaterThanOrEqualTo(MarkdownDp.solve(problem).valueOfKeeping(0) - 1e-9);
        assertThat(MarkdownDp.solve(problem.withLabelCost(1, 1)).value()).isLessThanOrEqualTo(value + 1e-9);
        assertThat(MarkdownDp.solve(problem.withLeftoverValue(problem.leftoverValue() + 0.5))
                        .value())
                .isGreaterThanOrEqualTo(value - 1e-9);
    }

    /** Plays the policy by chance: the mean of 10,000 plays lies within five standard errors of the value. */
    @Property(tries = 8)
    void theValueIsWhatThePolicyEarns(@ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        MarkdownProblem problem = random(random);
        MarkdownPolicy policy = MarkdownDp.solve(problem);
        int plays = 10_000;
        double sum = 0;
        double squares = 0;
        for (int play = 0; play < plays; play++) {
            double money = 0;
            int units = problem.stockUnits();
            int current = 0;
            for (int day = 0; day < problem.days(); day++) {
                int price = policy.price(day, units, current);
                if (price != current) {
                    money -= problem.changeCost() + problem.labelCostPerUnit() * units;
                    assertThat(price).isGreaterThan(current);
                }
                current = price;
                int sold = (int)
                        Math.min(units, problem.demand().get(day).get(price).sample(random));
                money += sold * problem.prices().get(price);
                units -= sold;
            }
            money += units * problem.leftoverValue();
            sum += money;
            squares += money * money;
        }
        double mean = sum / plays;
        // Maurer and Pontil 2009, theorem 4: the bound knows of what is too rare to be seen. Missed once in a million
        // problems.
        double log = Math.log(2e6);
        double variance = Math.max(0, squares / plays - mean * mean) * plays / (plays - 1);
        double range = problem.stockUnits() * (problem.prices().get(0) + 1) + 1;
        double error = Math.sqrt(2 * variance * log / plays) + 7 * range * log / (3 * (plays - 1));
        assertThat(policy.value()).isCloseTo(mean, within(error));
    }

    private static MarkdownProblem random(Random random) {
        List<Double> means = random.doubles(1 + random.nextInt(4), 0, 8).boxed().toList();
        CountLaw law =
                random.nextBoolean() ? CountLaw.poisson() : CountLaw.negativeBinomial(0.5 + 3 * random.nextDouble());
        return MarkdownProblem.constantElasticity(random.nextInt(25), LADDER, means, -3 * random.nextDouble(), law)
                .withLeftoverValue(random.nextDouble() - 0.5)
                .withLabelCost(random.nextInt(3) * 0.05, random.nextInt(2) * 0.3);
    }

    /** The edges: no stock, one price, price 0, elasticity 0, no demand, one day. */
    @Test
    void edgesHaveTheirObviousValues() {
        assertThat(solve(0, LADDER, List.of(4.0), -2).value()).isZero();
        assertThat(solve(5, List.of(2.0), List.of(1e6), -2).value()).isCloseTo(10, within(1e-9));
        assertThat(solve(5, List.of(2.0, 0.0), List.of(1.0), 0).firstPrice()).isZero();
        assertThat(solve(5, List.of(0.0), List.of(1.0), 0).value()).isZero();
        assertThat(solve(5, LADDER, List.of(0.0, 0.0), -2).value()).isZero();
        assertThat(solve(5, LADDER, List.of(3.0, 3.0), 0).firstPrice()).isZero();
        MarkdownProblem nobody = MarkdownProblem.constantElasticity(4, LADDER, List.of(0.0), -2, CountLaw.poisson())
                .withLeftoverValue(-0.5);
        assertThat(MarkdownDp.solve(nobody).value()).isCloseTo(-2, within(1e-12));
    }

    private static MarkdownPolicy solve(int units, List<Double> ladder, List<Double> means, double elasticity) {
        return MarkdownDp.solve(
                MarkdownProblem.constantElasticity(units, ladder, means, elasticity, CountLaw.poisson()));
    }

    @Test
    void wrongInputIsNamed() {
        assertThatThrownBy(() -> solve(5, List.of(1.0, 2.0), List.of(1.0), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prices")
                .hasMessageContaining("\nMaybe the ladder is not ordered");
        assertThatThrownBy(() -> solve(5, LADDER, List.of(1.0), 1.5)).hasMessageContaining("elasticity was 1.5");
        assertThatThrownBy(() -> solve(-1, LADDER, List.of(1.0), -1)).hasMessageContaining("stockUnits was -1");
        assertThatThrownBy(() -> solve(5, LADDER, List.of(Double.NaN), -1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> solve(5, LADDER, List.of(), -1)).hasMessageContaining("no days");
        assertThatThrownBy(() -> solve(5, List.of(2.0, 0.0), List.of(1.0), -1)).hasMessageContaining("without bound");
        assertThatThrownBy(() -> solve(100_000_000, LADDER, Collections.nCopies(9, 1.0), -1))
                .hasMessageContaining("states");
    }
}
