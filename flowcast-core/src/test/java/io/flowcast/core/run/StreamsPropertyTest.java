package io.flowcast.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StreamsPropertyTest {
    @Property
    void aStreamDependsOnItsSeedAndItsNameOnly(@ForAll long seed, @ForAll String name, @ForAll long key) {
        assertThat(Streams.of(seed, name).nextLong())
                .isEqualTo(Streams.of(seed, new StringBuilder(name)).nextLong());
        assertThat(Streams.of(seed, key).nextLong())
                .isEqualTo(Streams.of(seed, key).nextLong());
        assertThat(Streams.seed(seed, key)).isNotEqualTo(Streams.seed(seed, key + 1));
        assertThat(Streams.seed(seed, key)).isNotEqualTo(Streams.seed(seed + 1, key));
        assertThat(Streams.seed(seed, name)).isNotEqualTo(Streams.seed(seed, name + "\u0000"));
    }

    @Property
    void unitNumbersLieInTheirInterval(@ForAll long seed, @ForAll long first, @ForAll long second) {
        assertThat(Streams.unit(seed, first, second)).isGreaterThanOrEqualTo(0).isLessThan(1);
    }

    @Test
    void keysDoNotRunIntoEachOther() {
        Set<Long> seeds = new HashSet<>();
        List<Long> numbers = List.of(0L, 1L, -1L, 42L, Long.MIN_VALUE, Long.MAX_VALUE, 0x9e3779b97f4a7c15L);
        for (long seed : numbers) {
            for (long key : numbers) {
                seeds.add(Streams.seed(seed, key));
            }
        }
        assertThat(seeds).as("also where seed and key change places").hasSize(49);
        Set<Long> names = new HashSet<>();
        for (String name : List.of("", "a", "b", "ab", "ba", "a\u0000", "\u0000a", "0", "1")) {
            names.add(Streams.seed(1, name));
        }
        assertThat(names).hasSize(9);
    }

    @Test
    void neighbouringKeysGiveNumbersThatHaveNothingInCommon() {
        int n = 100_000;
        double bySecond = 0;
        double byFirst = 0;
        double bySeed = 0;
        for (int i = 0; i < n; i++) {
            double u = Streams.unit(7, i, i) - 0.5;
            bySecond += u * (Streams.unit(7, i, i + 1) - 0.5);
            byFirst += u * (Streams.unit(7, i + 1, i) - 0.5);
            bySeed += u * (Streams.unit(8, i, i) - 0.5);
        }
        // The product of two independent uniforms on (-1/2, 1/2) has mean 0 and deviation 1/12; five standard errors.
        double limit = 5 / 12.0 / Math.sqrt(n);
        assertThat(bySecond / n).isCloseTo(0, within(limit));
        assertThat(byFirst / n).isCloseTo(0, within(limit));
        assertThat(bySeed / n).isCloseTo(0, within(limit));
    }
}
