package io.flowcast.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.core.feature.HourlyProfiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatentDemandTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    private static final int DAYS = 56;

    /** Two units in each of the hours 8 to 19; from some hour on sold out on every {@code period}-th day. */
    private static List<SalesDay> series(int soldOutFrom, int period) {
        List<SalesDay> days = new ArrayList<>();
        for (int d = 0; d < DAYS; d++) {
            int[] hourly = new int[24];
            int mask = 0;
            for (int hour = 8; hour < 20; hour++) {
                boolean out = d % period == 0 && hour >= soldOutFrom;
                hourly[hour] = out ? 0 : 2;
                mask |= out ? 1 << hour : 0;
            }
            long sold = Arrays.stream(hourly).sum();
            days.add(new SalesDay("S", "P", FIRST.plusDays(d), sold, hourly, mask, true, 1, false, false));
        }
        return days;
    }

    private static LatentDemand demand(List<SalesDay> days) {
        return new LatentDemand(
                List.of(days),
                HourlyProfiles.estimate(days),
                FIRST,
                FIRST.plusDays(DAYS - 28),
                FIRST.plusDays(DAYS - 1));
    }

    @Test
    void withoutStockOutsTheDemandIsWhatWasSoldInEveryRun() {
        LatentDemand demand = demand(series(20, 1));
        assertThat(demand.days()).isEqualTo(28);
        assertThat(demand.draw(1)[0]).containsOnly(24);
        assertThat(demand.draw(2)[0]).containsOnly(24);
        assertThat(demand.unseenShare(demand.draw(1))).isZero();
    }

    @Test
    void whatWasNotSeenIsDrawnAboutTheRateOfTheSeenHours() {
        // Sold out from 14 on every fourth day: 12 of about 24 units are seen on such a day.
        LatentDemand demand = demand(series(14, 4));
        double sum = 0;
        int runs = 400;
        for (int seed = 0; seed < runs; seed++) {
            sum += demand.draw(seed)[0][0] / (double) runs;
        }
        assertThat(sum).isCloseTo(24, within(2.0));
    }

    @Test
    void aRunIsTheSameEveryTimeAndRunsDiffer() {
        LatentDemand demand = demand(series(14, 4));
        assertThat(demand.draw(7)).isDeepEqualTo(demand.draw(7));
        assertThat(Arrays.deepEquals(demand.draw(7), demand.draw(8))).isFalse();
    }

    @Test
    void noRunAsksForLessThanWasSold() {
        List<SalesDay> days = series(10, 2);
        int[] drawn = demand(days).draw(3)[0];
        for (int d = 0; d < drawn.length; d++) {
            assertThat((long) drawn[d])
                    .isGreaterThanOrEqualTo(days.get(DAYS - 28 + d).soldUnits());
        }
    }
}
