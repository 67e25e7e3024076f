package io.flowcast.models.expiry.donation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GiftAllocationTest {
    private static final List<Integer> ALL = List.of(0, 1, 2, 3);

    /**
     * One supply, needs in kilograms: the max-min fill rate is supply / sum of needs for everybody. Values computed apart
     * from this code, after the objective of Lien, Iravani and Smilowitz (2014).
     */
    @ParameterizedTest
    @CsvSource({
        "100, '10,40,90', '7.142857142857143,28.571428571428573,64.28571428571429'",
        "50, '5,10,100', '2.1739130434782608,4.3478260869565215,43.47826086956522'",
        "75, '100,50,25,25', '37.5,18.75,9.375,9.375'"
    })
    void everybodyGetsTheSameFillRate(long supply, String needs, String expected) {
        long[] capacity = Arrays.stream(needs.split(","))
                .mapToLong(n -> Long.parseLong(n) * 1000)
                .toArray();
        double[] shares = Arrays.stream(expected.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();

        long[][] units = GiftAllocation.allocate(
                List.of(new GiftOffer(supply * 1000, 1, 0.001, ALL.subList(0, capacity.length))), capacity);

        assertThat(Arrays.stream(units[0]).sum()).isEqualTo(supply * 1000);
        for (int r = 0; r < shares.length; r++) {
            assertThat(units[0][r] / 1000.0).isCloseTo(shares[r], within(0.002));
        }
    }

    @Test
    void theWorstServedComesFirstThenTheNext() {
        // Recipient 0 takes bread only, of which there is little; the others share the fruit as bread leaves it to
        // them.
        List<GiftOffer> offers = List.of(
                new GiftOffer(10, 1000, 1, List.of(0, 1)),
                new GiftOffer(40, 1000, 1, List.of(1, 2)),
                new GiftOffer(6, 1000, 1, List.of(3)));
        long[][] units = GiftAllocation.allocate(offers, new long[] {50_000, 50_000, 50_000, 60_000});
        assertThat(units[0]).containsExactly(10, 0, 0, 0);
        assertThat(units[1]).containsExactly(0, 20, 20, 0);
        assertThat(units[2]).containsExactly(0, 0, 0, 6);
    }

    @Test
    void scarceRoomGoesToWhatGainsMost() {
        List<GiftOffer> offers = List.of(
                new GiftOffer(5, 1000, 1, List.of(0)),
                new GiftOffer(5, 500, 2, List.of(0)),
                new GiftOffer(5, 1000, 3, List.of(0, 1)),
                new GiftOffer(5, 1000, -1, List.of(0, 1)));
        long[][] units = GiftAllocation.allocate(offers, new long[] {4_000, 3_000});
        // Gains per kilogram are 1, 4 and 3: all of the second, as much as fits of the third, and the rest of the
        // first.
        assertThat(units[1]).containsExactly(5, 0);
        assertThat(Arrays.stream(units[2]).sum()).isEqualTo(4);
        assertThat(units[0]).containsExactly(0, 0);
        assertThat(units[3]).containsExactly(0, 0);
    }

    @Test
    void recipientsWithoutCapacityGetNothing() {
        long[][] units = GiftAllocation.allocate(
                List.of(new GiftOffer(5, 1000, 1, List.of(0, 1)), new GiftOffer(5, 1000, 1, List.of(0))),
                new long[] {0, 2_500});
        assertThat(units[0]).containsExactly(0, 2);
        assertThat(units[1]).containsExactly(0, 0);
        assertThat(GiftAllocation.allocate(List.of(), new long[] {5})).isEmpty();
        assertThat(GiftAllocation.allocate(List.of(new GiftOffer(5, 1, 1, List.of())), new long[0])[0])
                .isEmpty();
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GiftOffer(1, Double.NaN, 1, ALL));
        assertThatIllegalArgumentException().isThrownBy(() -> new GiftOffer(1, 1, Double.NaN, ALL));
        assertThatIllegalArgumentException().isThrownBy(() -> new GiftOffer(-1, 1, 1, ALL));
    }

    /** With units of a kilogram the best value is found by trying everything. */
    @Property(tries = 60)
    void findsTheBestValue(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        int recipients = 2 + random.nextInt(2);
        long[] capacity = random.longs(recipients, 0, 5).map(kg -> kg * 1000).toArray();
        List<GiftOffer> offers = new ArrayList<>();
        for (int o = 0; o < 3; o++) {
            List<Integer> takers = new ArrayList<>(ALL.subList(0, recipients));
            takers.removeIf(r -> random.nextInt(3) == 0);
            offers.add(new GiftOffer(random.nextInt(4), 1000, 1 + random.nextInt(5), takers));
        }

        long[][] units = GiftAllocation.allocate(offers, capacity);

        assertSound(offers, capacity, units);
        double value = 0;
        for (int o = 0; o < 3; o++) {
            value += offers.get(o).gainPerUnit() * Arrays.stream(units[o]).sum();
        }
        // Fair shares may be parts of a unit; rounding them costs at most the least gain of a unit for each recipient.
        double best = best(offers, capacity, 0, 0);
        assertThat(value).isLessThanOrEqualTo(best + 1e-9);
        assertThat(best - value).isLessThanOrEqualTo(recipients);
    }

    private static double best(List<GiftOffer> offers, long[] capacity, int offer, long used) {
        if (offer == offers.size()) {
            return 0;
        }
        GiftOffer o = offers.get(offer);
        double best = used == o.units() ? Double.NEGATIVE_INFINITY : 0;
        best = Math.max(best, best(offers, capacity, offer + 1, 0));
        if (used < o.units()) {
            for (int r : o.takers()) {
                if (capacity[r] >= 1000) {
                    capacity[r] -= 1000;
                    best = Math.max(best, o.gainPerUnit() + best(offers, capacity, offer, used + 1));
                    capacity[r] += 1000;
                }
            }
        }
        return best;
    }

    @Property(tries = 100)
    void keepsEveryLimit(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        int recipients = 1 + random.nextInt(6);
        long[] capacity = random.longs(recipients, 0, 60_000).toArray();
        List<GiftOffer> offers = new ArrayList<>();
        for (int o = random.nextInt(200); o > 0; o--) {
            List<Integer> takers = new ArrayList<>();
            for (int r = 0; r < recipients; r++) {
                if (random.nextInt(3) > 0) {
                    takers.add(r);
                }
            }
            offers.add(
                    new GiftOffer(random.nextInt(30), 1 + random.nextInt(2000), random.nextGaussian() * 3 + 2, takers));
        }
        long[][] units = GiftAllocation.allocate(offers, capacity);
        assertSound(offers, capacity, units);
        assertThat(GiftAllocation.allocate(offers, capacity)).isDeepEqualTo(units);
        // Nothing that gains is held back while somebody who may take it has room.
        double[] room = Arrays.stream(capacity).mapToDouble(c -> c).toArray();
        for (int o = 0; o < offers.size(); o++) {
            for (int r = 0; r < recipients; r++) {
                room[r] -= units[o][r] * offers.get(o).massGramsPerUnit();
            }
        }
        for (int o = 0; o < offers.size(); o++) {
            GiftOffer offer = offers.get(o);
            if (offer.gainPerUnit() >= 0 && Arrays.stream(units[o]).sum() < offer.units()) {
                assertThat(offer.takers()).allMatch(r -> room[r] < offer.massGramsPerUnit() + 1e-3);
            }
        }
    }

    private static void assertSound(List<GiftOffer> offers, long[] capacity, long[][] units) {
        double[] used = new double[capacity.length];
        for (int o = 0; o < offers.size(); o++) {
            GiftOffer offer = offers.get(o);
            assertThat(Arrays.stream(units[o]).sum()).isLessThanOrEqualTo(offer.units());
            for (int r = 0; r < capacity.length; r++) {
                assertThat(units[o][r]).isNotNegative();
                assertThat(units[o][r] == 0 || offer.takers().contains(r)).isTrue();
                assertThat(units[o][r] == 0 || offer.gainPerUnit() >= 0).isTrue();
                used[r] += units[o][r] * offer.massGramsPerUnit();
            }
        }
        for (int r = 0; r < capacity.length; r++) {
            assertThat(used[r]).isLessThanOrEqualTo(capacity[r] + 1e-3);
        }
    }
}
