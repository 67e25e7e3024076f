package io.flowcast.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlannedEffectsTest {
    private static final int DAYS = 40;

    /** 40 days of history from Monday, 1 January 2024; a switch is on in steps 10, 11 and 45, known to step 49. */
    private static DemandPanel panel(double on) {
        double[] sales = new double[DAYS];
        Arrays.fill(sales, 5);
        sales[3] = Double.NaN;
        double[] promo = new double[50];
        promo[10] = promo[11] = promo[45] = on;
        double[] price = new double[50];
        Arrays.setAll(price, i -> 1 + i % 3);
        return DemandPanel.builder(Timeline.days(LocalDate.of(2024, 1, 1), 7))
                .addRow(SeriesKey.named("a"), 0, sales)
                .covariate(Covariate.perRow(
                        "promo", Covariate.Kind.KNOWN_FUTURE, new int[1], new double[][] {promo}, null))
                .covariate(Covariate.shared("price", Covariate.Kind.KNOWN_FUTURE, 0, price, null))
                .covariate(Covariate.shared("weather", Covariate.Kind.PAST_ONLY, 0, sales, null))
                .build();
    }

    private static double at(DemandPanel panel, String name, int step) {
        return Covariates.named(panel, name).value(0, step);
    }

    @Test
    void spellsOutSwitches() {
        DemandPanel longer = PlannedEffects.of(panel(2));
        assertThat(at(longer, "promo.before", 9)).isEqualTo(1);
        assertThat(at(longer, "promo.before", 11)).isZero();
        assertThat(at(longer, "promo.after", 12)).isEqualTo(1);
        assertThat(at(longer, "promo.first", 10)).isEqualTo(1);
        assertThat(at(longer, "promo.first", 11)).isZero();
        assertThat(at(longer, "promo.until", 8)).isCloseTo(Math.exp(-1.0 / 3), within(1e-12));
        assertThat(at(longer, "promo.since", 12)).isEqualTo(1);
        assertThat(at(longer, "promo.phase-3", 45)).isEqualTo(1);
        assertThat(at(longer, "promo.phase-4", 45)).isZero();
        assertThat(at(longer, "promo.before", 49)).isZero();
        assertThat(longer.covariates())
                .noneMatch(c -> c.name().startsWith("price.") || c.name().startsWith("weather."));
    }

    @Test
    void plansReachAsFarAsAllOfThemAreKnown() {
        assertThat(PlannedEffects.reach(panel(1))).isEqualTo(10);
        double[] late = new double[DAYS + 10];
        int[] knownAt = new int[DAYS + 10];
        Arrays.fill(knownAt, DAYS + 3, DAYS + 10, DAYS + 1);
        DemandPanel later = DemandPanel.builder(Timeline.days(LocalDate.of(2024, 1, 1), 7))
                .addRow(SeriesKey.named("a"), 0, new double[DAYS])
                .covariate(Covariate.shared("plan", Covariate.Kind.KNOWN_FUTURE, 0, late, knownAt))
                .build();
        assertThat(PlannedEffects.reach(later)).isEqualTo(3);
        assertThat(PlannedEffects.reach(later.withCovariates(java.util.List.of())))
                .isZero();
    }

    @Test
    void keepsThePanel() {
        DemandPanel panel = panel(1);
        DemandPanel longer = PlannedEffects.of(panel);
        assertThat(longer.covariates().subList(0, 3)).isEqualTo(panel.covariates());
        for (int t = 0; t < DAYS; t++) {
            assertThat(longer.state(0, t)).isEqualTo(panel.state(0, t));
            assertThat(longer.value(0, t)).isEqualTo(panel.value(0, t));
        }
        assertThat(PlannedEffects.of(longer).rows()).isEqualTo(1);
    }

    @Test
    void knowsTheMonthFromAYearOnAndLeavesOutWhatNeverMoves() {
        assertThat(PlannedEffects.of(panel(1)).covariates())
                .noneMatch(c -> c.name().startsWith("month."));
        DemandPanel year = DemandPanel.builder(Timeline.days(LocalDate.of(2024, 1, 1), 7))
                .addRow(SeriesKey.named("a"), 0, new double[370])
                .build();
        DemandPanel longer = PlannedEffects.of(year);
        // 31 January 2024 is step 30, 24 December step 358.
        assertThat(at(longer, "month.turn", 30)).isEqualTo(1);
        assertThat(at(longer, "month.turn", 20)).isZero();
        assertThat(at(longer, "year.advent", 358)).isEqualTo(1);
        assertThat(longer.covariates()).noneMatch(c -> c.name().startsWith("year.sin"));
    }
}
