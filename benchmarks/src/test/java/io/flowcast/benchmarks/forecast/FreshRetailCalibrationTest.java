package io.flowcast.benchmarks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.file.KnownIds;
import io.flowcast.connectors.file.RecordFiles;
import io.flowcast.core.evaluate.CensoredCalibration;
import io.flowcast.core.feature.DailyPanels;
import io.flowcast.models.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Quantiles of the default forecaster on the real sales of the sample, from three origins, two weeks ahead each, held against what came. A day on which
 * the product was there in the morning, ran out and did not come back says that demand was at least what was sold; days with gaps of other kinds
 * are left out.
 */
class FreshRetailCalibrationTest {
    private static final int HORIZON = 14;
    private static final int[] ORIGINS = {44, 53, 62};
    private static final int FIRST_HOUR = 7;
    private static final int LAST_HOUR = 21;

    private static final CensoredCalibration ALL = new CensoredCalibration(1);
    private static final CensoredCalibration SLOW = new CensoredCalibration(1);
    private static final CensoredCalibration FAST = new CensoredCalibration(1);
    private static final CensoredCalibration FIRST_DAYS = new CensoredCalibration(1);
    private static final CensoredCalibration LAST_DAYS = new CensoredCalibration(1);

    @BeforeAll
    static void forecast() {
        Map<SeriesKey, Map<LocalDate, SalesDay>> byDay = new HashMap<>();
        RunContext context = RunContext.asOf(LocalDate.of(2024, 6, 12)).build();
        List<SalesDay> days = sales(context);
        days.forEach(d -> byDay.computeIfAbsent(d.key(), k -> new HashMap<>()).put(d.date(), d));
        DemandPanel panel = DailyPanels.of(days).panel();
        for (int origin : ORIGINS) {
            DemandForecast forecast =
                    Models.demand().fit(panel.asKnownAt(origin), context).forecast(HORIZON, context);
            for (int row = 0; row < panel.rows(); row++) {
                Map<LocalDate, SalesDay> its = byDay.getOrDefault(panel.key(row), Map.of());
                for (int h = 0; h < HORIZON; h++) {
                    SalesDay day = its.get(panel.timeline().dateOf(origin + h));
                    if (day != null) {
                        judge(forecast, row, h, day);
                    }
                }
            }
        }
    }

    private static void judge(DemandForecast forecast, int row, int h, SalesDay day) {
        int ranOut = FIRST_HOUR;
        while (ranOut <= LAST_HOUR && !day.soldOut(ranOut)) {
            ranOut++;
        }
        for (int hour = ranOut; hour <= LAST_HOUR; hour++) {
            if (!day.soldOut(hour)) {
                return;
            }
        }
        if (ranOut == FIRST_HOUR) {
            return;
        }
        double cdf = forecast.cdf(row, h, day.soldUnits());
        double below = day.soldUnits() == 0 ? 0 : forecast.cdf(row, h, day.soldUnits() - 1);
        CensoredCalibration size = forecast.mean(row, h) < 8 ? SLOW : FAST;
        CensoredCalibration distance = h < 7 ? FIRST_DAYS : LAST_DAYS;
        for (CensoredCalibration c : List.of(ALL, size, distance)) {
            if (ranOut <= LAST_HOUR) {
                c.atLeast(below);
            } else {
                c.observed(below, cdf);
            }
        }
    }

    private static List<SalesDay> sales(RunContext context) {
        Path folder = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("examples/data/freshretail"))) {
            folder = Objects.requireNonNull(folder.getParent(), "the sample lies in examples/data");
        }
        List<SalesDay> days = new ArrayList<>();
        RecordFiles.sales(KnownIds.any())
                .read(folder.resolve("examples/data/freshretail/sales.csv"), context, days::add)
                .orThrow();
        return days;
    }

    private static double[] close(double... values) {
        return values;
    }

    @Test
    void quantilesAreWhereTheyShouldBe() {
        assertThat(ALL.count()).isGreaterThan(15_000);
        assertThat(ALL.exactShare()).as("days that did not sell out").isBetween(0.4, 0.9);
        assertThat(ALL.below(0.05, 0.1, 0.25, 0.5, 0.75))
                .containsExactly(close(0.05, 0.1, 0.25, 0.5, 0.75), within(0.05));
        assertThat(ALL.below(0.9, 0.95, 0.99)).containsExactly(close(0.9, 0.95, 0.99), within(0.02));
    }

    @Test
    void slowAndFastRowsAreBothCovered() {
        // A row is slow here because its forecast is low: some of these forecasts are low by chance, and the truth lies
        // above.
        assertThat(SLOW.below(0.1, 0.5, 0.9, 0.95)).containsExactly(close(0.1, 0.5, 0.9, 0.95), within(0.08));
        assertThat(FAST.below(0.1, 0.5, 0.9, 0.95)).containsExactly(close(0.1, 0.5, 0.9, 0.95), within(0.07));
    }

    @Test
    void nearAndFarDaysAreBothCovered() {
        assertThat(FIRST_DAYS.below(0.1, 0.5, 0.9, 0.95)).containsExactly(close(0.1, 0.5, 0.9, 0.95), within(0.05));
        assertThat(LAST_DAYS.below(0.1, 0.5, 0.9, 0.95)).containsExactly(close(0.1, 0.5, 0.9, 0.95), within(0.05));
    }
}
