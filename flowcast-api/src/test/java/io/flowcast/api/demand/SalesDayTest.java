package io.flowcast.api.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SalesDayTest {
    private static SalesDay day(long units, int[] hours, int soldOutHours, double discount) {
        return new SalesDay("s", "p", LocalDate.EPOCH, units, hours, soldOutHours, true, discount, false, false);
    }

    @Test
    void bitsSayWhichHoursItWasSoldOut() {
        SalesDay day = day(3, new int[0], 1 | 1 << 23, 1);
        assertThat(List.of(day.soldOut(0), day.soldOut(1), day.soldOut(22), day.soldOut(23)))
                .containsExactly(true, false, false, true);
    }

    @Test
    void equalDaysAreEqualThoughTheirHoursAreArrays() {
        int[] hours = new int[24];
        assertThat(day(0, hours, 0, 1)).isEqualTo(day(0, hours.clone(), 0, 1)).hasSameHashCodeAs(day(0, hours, 0, 1));
        hours[3] = 1;
        assertThat(day(0, hours, 0, 1)).isNotEqualTo(day(0, new int[24], 0, 1));
    }

    @Test
    void badDaysAreRefused() {
        int[] negative = new int[24];
        negative[5] = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> day(0, negative, 0, 1))
                .withMessageContaining("hour 5");
        assertThatIllegalArgumentException().isThrownBy(() -> day(-1, new int[0], 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> day(0, new int[23], 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> day(0, new int[0], 1 << 24, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> day(0, new int[0], -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> day(0, new int[0], 0, -0.1));
    }

    @Test
    void keysSortBySiteThenProduct() {
        SeriesKey named = SeriesKey.named("z");
        assertThat(Stream.of(new SeriesKey("b", "a"), new SeriesKey("a", "b"), named, new SeriesKey("a", "a"))
                        .sorted()
                        .map(SeriesKey::toString))
                .containsExactly("z", "a/a", "a/b", "b/a");
    }
}
