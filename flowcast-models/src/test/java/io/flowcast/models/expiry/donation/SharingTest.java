package io.flowcast.models.expiry.donation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.expiry.Fairness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Rules of fairness over several kinds of goods. Units of a gram, so that rounding does not show. */
class SharingTest {
    private static Sharing sharing(Fairness rule, double[] weights, double[] past, double[] need) {
        return new Sharing(rule, weights, past, need, Double.MAX_VALUE);
    }

    private static Sharing sharing(Fairness rule, int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return sharing(rule, ones, new double[n], new double[n]);
    }

    private static GiftOffer grams(long kilograms, Integer... takers) {
        return new GiftOffer(kilograms * 1000, 1, 0.001, List.of(takers));
    }

    private static double[] kilograms(List<GiftOffer> offers, long[] capacityKilograms, Sharing sharing) {
        long[] grams = Arrays.stream(capacityKilograms).map(c -> c * 1000).toArray();
        long[][] units = GiftAllocation.allocate(offers, grams, sharing);
        double[] received = new double[grams.length];
        for (int o = 0; o < units.length; o++) {
            for (int r = 0; r < received.length; r++) {
                received[r] += units[o][r] * offers.get(o).massGramsPerUnit() / 1000;
            }
        }
        return received;
    }

    @Test
    void equalQuantitiesFillTheSmallFirst() {
        Fairness equal = new Fairness.MaxMin(Fairness.Measure.QUANTITY);
        assertThat(kilograms(List.of(grams(100, 0, 1, 2)), new long[] {10, 40, 90}, sharing(equal, 3)))
                .containsExactly(new double[] {10, 40, 50}, within(0.002));
    }

    @Test
    void weightsAndHistoryMoveShares() {
        Fairness rule = Fairness.standard();
        assertThat(kilograms(
                        List.of(grams(12, 0, 1)),
                        new long[] {10, 10},
                        sharing(rule, new double[] {2, 1}, new double[2], new double[2])))
                .containsExactly(new double[] {8, 4}, within(0.002));
        // Recipient 0 had all of its need of 10 before, recipient 1 nothing: of 20 it should have got 10 each.
        assertThat(kilograms(
                        List.of(grams(10, 0, 1)),
                        new long[] {10, 10},
                        sharing(rule, new double[] {1, 1}, new double[] {10, 0}, new double[] {10, 10})))
                .containsExactly(new double[] {0, 10}, within(0.002));
    }

    @Test
    void proportionalDoesNotMakeUpBetweenKinds() {
        // Bread for 0 and 1, fruit for 1 alone: max-min gives the bread to 0, proportional splits it.
        List<GiftOffer> offers = List.of(grams(10, 0, 1), grams(10, 1));
        assertThat(kilograms(offers, new long[] {20, 20}, sharing(Fairness.standard(), 2)))
                .containsExactly(new double[] {10, 10}, within(0.002));
        assertThat(kilograms(offers, new long[] {20, 20}, sharing(new Fairness.Proportional(), 2)))
                .containsExactly(new double[] {5, 15}, within(0.002));
        // Where somebody is full the others take its part.
        assertThat(kilograms(List.of(grams(18, 0, 1)), new long[] {2, 20}, sharing(new Fairness.Proportional(), 2)))
                .containsExactly(new double[] {18 * 2 / 22.0, 18 * 20 / 22.0}, within(0.002));
    }

    @Test
    void aCapTradesGiftsForEquity() {
        // Recipient 0 can take 4 kg of what there is, 1 could take 36: with shares at most 10 points off one half the
        // total is 4 / 0.4 = 10 kg; without a cap all 40 are given.
        List<GiftOffer> offers = List.of(grams(4, 0), grams(36, 1));
        assertThat(kilograms(offers, new long[] {50, 50}, sharing(new Fairness.DeviationCap(0.1), 2)))
                .containsExactly(new double[] {4, 6}, within(0.01));
        assertThat(kilograms(offers, new long[] {50, 50}, sharing(new Fairness.DeviationCap(1), 2)))
                .containsExactly(new double[] {4, 36}, within(0.01));
    }

    /** Shares stay within the cap but for the last unit of each recipient, however goods and takers fall. */
    @Property(tries = 60)
    void sharesStayWithinTheCap(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(3);
        List<GiftOffer> offers = new ArrayList<>();
        for (int o = 1 + random.nextInt(4); o > 0; o--) {
            List<Integer> takers = new ArrayList<>();
            for (int r = 0; r < n; r++) {
                if (random.nextInt(3) > 0) {
                    takers.add(r);
                }
            }
            offers.add(new GiftOffer(1000L * (1 + random.nextInt(30)), 1, 0.001, takers));
        }
        long[] capacity = random.longs(n, 5, 30).toArray();
        double cap = random.nextDouble() * 0.5;
        double[] received = kilograms(offers, capacity, sharing(new Fairness.DeviationCap(cap), n));
        double all = Arrays.stream(received).sum();
        double needs = 0;
        boolean[] reached = new boolean[n];
        offers.forEach(offer -> offer.takers().forEach(r -> reached[r] = true));
        for (int r = 0; r < n; r++) {
            needs += reached[r] ? capacity[r] : 0;
        }
        for (int r = 0; r < n && all > 1; r++) {
            double fair = reached[r] ? capacity[r] / needs : 0;
            assertThat(received[r] / all).isCloseTo(fair, within(cap + 0.01));
        }
    }

    @Test
    void hugeAndHostileNumbersBreakNothing() {
        List<GiftOffer> offers = List.of(
                new GiftOffer(Long.MAX_VALUE / 4, 1e6, 1e300, List.of(0, 1)),
                new GiftOffer(3, 1e-3, 1e300, List.of(0)),
                new GiftOffer(5, 1000, -1e300, List.of(0, 1)));
        for (Fairness rule :
                List.of(Fairness.standard(), new Fairness.Proportional(), new Fairness.DeviationCap(0.2))) {
            long[][] units = GiftAllocation.allocate(offers, new long[] {2_500_000, -7}, sharing(rule, 2));
            assertThat(units[0][0]).isBetween(0L, 2L);
            assertThat(units[0][1] + units[1][1] + units[2][1]).isZero();
            assertThat(units[2][0]).isZero();
        }
    }

    @Test
    void reliefIsLimitedForThePlan() {
        // Each kilogram costs 1 to give and saves 3 of tax: it pays only as long as the limit of 12 lasts.
        List<GiftOffer> offers = List.of(new GiftOffer(10, 1000, -1, 3, List.of(0)));
        Sharing limited = new Sharing(Fairness.standard(), new double[] {1}, new double[1], new double[1], 12);
        assertThat(GiftAllocation.allocate(offers, new long[] {50_000}, limited)[0])
                .containsExactly(4);
        assertThat(GiftAllocation.allocate(offers, new long[] {50_000}, Sharing.standard(1))[0])
                .containsExactly(10);
        Sharing none = new Sharing(Fairness.standard(), new double[] {1}, new double[1], new double[1], 0);
        assertThat(GiftAllocation.allocate(offers, new long[] {50_000}, none)[0])
                .containsExactly(0);
    }

    /** The mark of lexicographic max-min over kinds: nothing can be moved from a higher level to a lower one. */
    @Property(tries = 150)
    void nothingCanBeMovedFromHighToLow(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(5);
        List<GiftOffer> offers = new ArrayList<>();
        for (int o = 1 + random.nextInt(6); o > 0; o--) {
            List<Integer> takers = new ArrayList<>();
            for (int r = 0; r < n; r++) {
                if (random.nextInt(3) > 0) {
                    takers.add(r);
                }
            }
            offers.add(new GiftOffer(1000L * random.nextInt(40), 1, 0.001, takers));
        }
        long[] capacity = random.longs(n, 0, 30).map(c -> c * 1000).toArray();
        double[] weights = random.doubles(n, 0.5, 2).toArray();
        double[] past = random.doubles(n, 0, 10).toArray();
        double[] need = random.doubles(n, 10, 20).toArray();
        Fairness rule = new Fairness.MaxMin(Fairness.Measure.values()[random.nextInt(2)]);
        Sharing sharing = sharing(rule, weights, past, need);
        long[][] units = GiftAllocation.allocate(offers, capacity, sharing);
        double[] received = new double[n];
        for (int o = 0; o < units.length; o++) {
            for (int r = 0; r < n; r++) {
                received[r] += units[o][r] / 1000.0;
            }
        }
        double[] level = new double[n];
        for (int r = 0; r < n; r++) {
            level[r] = (past[r] + received[r]) / sharing.scale(r, capacity[r] / 1000.0);
        }
        double crumb = 0.02; // rounding to grams, over a dozen kinds
        for (int low = 0; low < n; low++) {
            if (received[low] < capacity[low] / 1000.0 - crumb) {
                boolean[] reaches = new boolean[n];
                reaches[low] = true;
                for (int round = 0; round < n; round++) {
                    for (int o = 0; o < units.length; o++) {
                        boolean can = false;
                        for (int r : offers.get(o).takers()) {
                            can |= reaches[r];
                        }
                        for (int r = 0; r < n && can; r++) {
                            reaches[r] |= units[o][r] > 1000 * crumb;
                        }
                    }
                }
                for (int high = 0; high < n; high++) {
                    if (reaches[high] && received[high] > crumb) {
                        assertThat(level[high]).isLessThanOrEqualTo(level[low] + 0.02);
                    }
                }
            }
        }
    }
}
