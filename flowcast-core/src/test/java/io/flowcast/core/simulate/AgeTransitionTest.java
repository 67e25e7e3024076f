package io.flowcast.core.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AgeTransitionTest {
    record Day(int oldestFirst, int newestFirst, int delivery) {}

    record Case(long[] stock, Day[] days) {}

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<long[]> stock = Arbitraries.longs()
                .between(0, 20)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(6);
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 25);
        Arbitrary<Day[]> days = Combinators.combine(small, small, small)
                .as(Day::new)
                .array(Day[].class)
                .ofMaxSize(20);
        return Combinators.combine(stock, days).as(Case::new);
    }

    /** Opening + received = sold + wasted + closing; nothing negative; never less sold than could be. */
    @Property(tries = 2000)
    void unitsAreConserved(@ForAll("cases") Case c) {
        int life = c.stock.length;
        long[] padded = new long[life + 4];
        Arrays.fill(padded, 99);
        System.arraycopy(c.stock, 0, padded, 2, life);
        double[] fractions = Arrays.stream(padded).asDoubleStream().toArray();
        long in = Arrays.stream(c.stock).sum();
        long out = 0;
        for (Day day : c.days) {
            padded[2 + life - 1] += day.delivery;
            fractions[2 + life - 1] += day.delivery;
            in += day.delivery;
            long before = Arrays.stream(padded, 2, 2 + life).sum();
            long sold = AgeTransition.sell(padded, 2, life, day.oldestFirst, day.newestFirst);
            double soldFraction = AgeTransition.sell(fractions, 2, life, day.oldestFirst, day.newestFirst);
            assertThat(sold).isEqualTo(Math.min(before, (long) day.oldestFirst + day.newestFirst));
            assertThat(soldFraction).isEqualTo(sold);
            long wasted = AgeTransition.expire(padded, 2, life);
            assertThat(AgeTransition.expire(fractions, 2, life)).isEqualTo(wasted);
            out += sold + wasted;
            for (int i = 2; i < 2 + life; i++) {
                assertThat(padded[i]).isNotNegative().isEqualTo((long) fractions[i]);
            }
        }
        assertThat(out + Arrays.stream(padded, 2, 2 + life).sum()).isEqualTo(in);
        assertThat(padded[0] + padded[1] + padded[life + 2] + padded[life + 3])
                .as("neighbours are untouched")
                .isEqualTo(4 * 99);
    }

    /** Customers come one by one, in any order: the state after the day is the same. */
    @Property(tries = 2000)
    void theOrderOfCustomersDoesNotMatter(@ForAll("cases") Case c, @ForAll long shuffle) {
        int life = c.stock.length;
        long[] atOnce = c.stock.clone();
        long[] oneByOne = c.stock.clone();
        java.util.SplittableRandom random = new java.util.SplittableRandom(shuffle);
        for (Day day : c.days) {
            AgeTransition.sell(atOnce, 0, life, day.oldestFirst, day.newestFirst);
            int oldest = day.oldestFirst;
            int newest = day.newestFirst;
            while (oldest + newest > 0) {
                if (random.nextInt(oldest + newest) < oldest) {
                    AgeTransition.sell(oneByOne, 0, life, 1, 0);
                    oldest--;
                } else {
                    AgeTransition.sell(oneByOne, 0, life, 0, 1);
                    newest--;
                }
            }
            assertThat(oneByOne).isEqualTo(atOnce);
            AgeTransition.expire(atOnce, 0, life);
            AgeTransition.expire(oneByOne, 0, life);
        }
    }

    /** The same in fractions, with shares that are not whole. */
    @Property(tries = 1000)
    void fractionsAreConserved(@ForAll("cases") Case c) {
        int life = c.stock.length;
        double[] stock = Arrays.stream(c.stock).mapToDouble(u -> u / 3.0).toArray();
        double in = Arrays.stream(stock).sum();
        double out = 0;
        for (Day day : c.days) {
            stock[life - 1] += day.delivery / 7.0;
            in += day.delivery / 7.0;
            out += AgeTransition.sell(stock, 0, life, day.oldestFirst / 9.0, day.newestFirst / 11.0);
            out += AgeTransition.expire(stock, 0, life);
            assertThat(Arrays.stream(stock).min().orElseThrow()).isGreaterThanOrEqualTo(0);
        }
        assertThat(out + Arrays.stream(stock).sum()).isCloseTo(in, within(1e-9 * (1 + in)));
    }

    @Test
    void oldestAndNewestAreTakenFromTheirEnds() {
        long[] stock = {3, 4, 5};
        assertThat(AgeTransition.sell(stock, 0, 3, 5, 6)).isEqualTo(11);
        assertThat(stock).containsExactly(0, 1, 0);
        assertThat(AgeTransition.expire(stock, 0, 3)).isZero();
        assertThat(stock).containsExactly(1, 0, 0);
        assertThat(AgeTransition.expire(stock, 0, 3)).isEqualTo(1);
        assertThat(stock).containsExactly(0, 0, 0);
    }
}
