package io.flowcast.models.expiry.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TwoAgeDpTest {
    private static final List<Double> LADDER = List.of(4.0, 3.0, 2.0);
    private static final List<Double> ATTRACTION = TwoAgeProblem.logit(1, 0.7, LADDER);

    /** Poisson customers who find old goods only split into buyers and others: demand is Poisson with their share. */
    @Test
    void withoutFreshGoodsItIsTheProgrammeOfOneAge() {
        double[] customers = {6, 3};
        List<List<Distribution>> demand = new ArrayList<>();
        for (double mean : customers) {
            demand.add(ATTRACTION.stream()
                    .map(a -> CountLaw.poisson().of(mean * a / (1 + a)))
                    .toList());
        }
        MarkdownProblem one = new MarkdownProblem(7, LADDER, demand, true, 0, 0.1, 0, -0.3);
        TwoAgePolicy two = TwoAgeDp.solve(problem(0, 7, 1.5, customers));
        assertThat(two.value()).isCloseTo(MarkdownDp.solve(one).value(), within(1e-9));
        assertThat(two.firstPrice()).isEqualTo(MarkdownDp.solve(one).firstPrice());
    }

    private static TwoAgeProblem problem(int fresh, int old, double freshAttraction, double... customers) {
        List<Distribution> days = new ArrayList<>();
        for (double mean : customers) {
            days.add(CountLaw.poisson().of(mean));
        }
        return new TwoAgeProblem(fresh, old, 5, freshAttraction, LADDER, ATTRACTION, days, true, 0.1, -0.3, 3.5);
    }

    /** The more the old take away from the fresh, the less a markdown is worth. */
    @Test
    void cannibalisationHoldsTheMarkdownBack() {
        // Fresh goods that nobody wants at their price do not suffer: mark down.
        assertThat(TwoAgeDp.solve(problem(10, 8, 0.0, 5)).firstPrice()).isGreaterThan(0);
        double gainAlone = gain(problem(10, 8, 0.0, 5));
        double gainBeside = gain(problem(10, 8, 4.0, 5));
        assertThat(gainBeside).isLessThan(gainAlone);
    }

    private static double gain(TwoAgeProblem p) {
        TwoAgeProblem fullPriceOnly = new TwoAgeProblem(
                p.freshUnits(),
                p.oldUnits(),
                p.freshPrice(),
                p.freshAttraction(),
                p.oldPrices().subList(0, 1),
                p.oldAttractions().subList(0, 1),
                p.customers(),
                true,
                0,
                p.oldLeftoverValue(),
                p.freshLeftoverValue());
        return TwoAgeDp.solve(p).value() - TwoAgeDp.solve(fullPriceOnly).value();
    }

    /** Customers one by one: the mean of 10,000 plays lies within five standard errors of the value. */
    @Property(tries = 5)
    void theValueIsWhatThePolicyEarns(@ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        TwoAgeProblem p = problem(random.nextInt(8), random.nextInt(8), 2 * random.nextDouble(), 4, 5);
        TwoAgePolicy policy = TwoAgeDp.solve(p);
        int plays = 10_000;
        double sum = 0;
        double squares = 0;
        for (int play = 0; play < plays; play++) {
            double money = play(p, policy, random);
            sum += money;
            squares += money * money;
        }
        double mean = sum / plays;
        double error = Math.sqrt(Math.max(0, squares / plays - mean * mean) / plays);
        assertThat(policy.value()).isCloseTo(mean, within(5 * error + 1e-9));
    }

    private static double play(TwoAgeProblem p, TwoAgePolicy policy, Random random) {
        double money = 0;
        int fresh = p.freshUnits();
        int old = p.oldUnits();
        int current = 0;
        for (int day = 0; day < p.customers().size(); day++) {
            int price = policy.price(day, fresh, old, current);
            money -= price == current ? 0 : p.labelCostPerUnit() * old;
            current = price;
            for (int n = (int) p.customers().get(day).sample(random); n > 0; n--) {
                double toFresh = fresh > 0 ? p.freshAttraction() : 0;
                double toOld = old > 0 ? p.oldAttractions().get(price) : 0;
                double u = random.nextDouble() * (1 + toFresh + toOld);
                if (u < toFresh) {
                    fresh--;
                    money += p.freshPrice();
                } else if (u < toFresh + toOld) {
                    old--;
                    money += p.oldPrices().get(price);
                }
            }
        }
        return money + fresh * p.freshLeftoverValue() + old * p.oldLeftoverValue();
    }

    @Test
    void wrongInputIsNamed() {
        assertThatThrownBy(() -> problem(-1, 2, 1, 3)).hasMessageContaining("freshUnits was -1");
        assertThatThrownBy(() -> TwoAgeProblem.logit(1, -0.5, LADDER)).hasMessageContaining("sensitivity was -0.5");
        assertThatThrownBy(() -> new TwoAgeProblem(
                        1,
                        1,
                        5,
                        1,
                        LADDER,
                        List.of(3.0, 2.0, 1.0),
                        problem(1, 1, 1, 3).customers(),
                        true,
                        0,
                        0,
                        0))
                .hasMessageContaining("Maybe the sign of the price is wrong");
    }
}
