package io.flowcast.models.routing.internal.construct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SortedByUpperHalfTest {

    /** With the place of each number in its lower half, a stable sort by the upper half is a sort of the whole. */
    @Property(tries = 100)
    void sortsStably(@ForAll @LongRange(max = 1_000_000) long seed, @ForAll @IntRange(min = 1, max = 31) int bits) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] values = new long[random.nextInt(300)];
        for (int k = 0; k < values.length; k++) {
            values[k] = ((random.nextInt() & ((1L << bits) - 1)) << 32) | k;
        }
        long[] expected = values.clone();
        Arrays.sort(expected);

        SortedByUpperHalf sorted = new SortedByUpperHalf(values);
        int passes = 0;
        while (sorted.pass()) {
            passes++;
        }

        assertThat(sorted.values()).isEqualTo(expected);
        assertThat(passes).isEqualTo(3);
    }
}
