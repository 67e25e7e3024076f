package io.flowcast.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.core.run.DataHash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyPanelsTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 4, 1);

    private static SalesDay day(String product, int offset, int sold, int mask) {
        int[] hours = new int[SalesDay.HOURS];
        hours[10] = sold;
        return new SalesDay("S", product, MONDAY.plusDays(offset), sold, hours, mask, true, 0.9, offset == 1, true);
    }

    @Test
    void statesFollowFromWhatIsKnown() {
        int fromNoon = 0xFFFFFF & ~0xFFF;
        List<SalesDay> days = List.of(
                day("A", 0, 4, 0),
                day("A", 1, 6, fromNoon),
                day("A", 4, 2, 0),
                new SalesDay("S", "A", MONDAY.plusDays(3), 5, new int[0], 0, false, 1, false, false),
                day("B", 2, 1, 0));

        DailyPanels.Result result = DailyPanels.of(days, HourlyProfiles.estimate(List.of()));
        DemandPanel panel = result.panel();

        assertThat(panel.rows()).isEqualTo(2);
        int a = panel.rowOf(new SeriesKey("S", "A")).orElseThrow();
        assertThat(panel.state(a, 0)).isEqualTo(CellState.OBSERVED);
        assertThat(panel.state(a, 1)).isEqualTo(CellState.CENSORED);
        assertThat(panel.availability(a, 1)).as("flat profile, 12 of 24 hours").isCloseTo(0.5, within(1e-6));
        assertThat(panel.state(a, 2)).isEqualTo(CellState.MISSING);
        assertThat(panel.state(a, 3)).isEqualTo(CellState.OBSERVED);
        assertThat(panel.value(a, 4)).isEqualTo(2);
        int b = panel.rowOf(new SeriesKey("S", "B")).orElseThrow();
        assertThat(panel.start(b)).isEqualTo(2);
        assertThat(panel.end(b)).isEqualTo(3);
        assertThat(panel.integerValued()).isTrue();
        assertThat(panel.timeline().dateOf(4)).isEqualTo(MONDAY.plusDays(4));
        assertThat(panel.covariates()).hasSize(3);
        assertThat(panel.covariates().get(1).value(a, 1)).as("holiday").isEqualTo(1);
        assertThat(panel.covariates().get(0).value(a, 2))
                .as("discount of a day without a record")
                .isNaN();
        assertThat(result.findings().isEmpty()).isTrue();
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        List<SalesDay> days = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            days.add(day(i % 2 == 0 ? "A" : "B", i / 2, i, i % 5 == 0 ? 0xFF0000 : 0));
        }
        String hash = DataHash.of(DailyPanels.of(days).panel());

        Collections.reverse(days);

        assertThat(DataHash.of(DailyPanels.of(days).panel())).isEqualTo(hash);
    }

    @Test
    void aRepeatedDayIsReportedAndTheLastCounts() {
        DailyPanels.Result result = DailyPanels.of(List.of(day("A", 0, 4, 0), day("A", 0, 7, 0)));

        assertThat(result.panel().value(0, 0)).isEqualTo(7);
        assertThat(result.findings().count("sales.duplicate-day")).isEqualTo(1);
    }

    @Test
    void noSalesMakeAnEmptyPanel() {
        assertThat(DailyPanels.of(List.of()).panel().rows()).isZero();
    }
}
