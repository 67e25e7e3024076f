package io.flowcast.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.CleaningOptions.Treatment;
import io.flowcast.core.run.Streams;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesCleanerTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final RunContext CONTEXT = RunContext.asOf(MONDAY).build();

    private static double[] values() {
        SplittableRandom random = Streams.of(1, "cleaner");
        double[] values = new double[84];
        Arrays.setAll(values, t -> 18 + random.nextInt(6));
        return values;
    }

    /** A spike at 20, a gap of ten days at 40, and another row that is as it should be. */
    private static DemandPanel panel() {
        double[] odd = values();
        odd[20] = 300;
        Arrays.fill(odd, 40, 50, Double.NaN);
        return DemandPanel.builder(Timeline.days(MONDAY))
                .integerValued(true)
                .addRow(SeriesKey.named("odd"), 0, odd)
                .addRow(SeriesKey.named("good"), 0, values())
                .attribute("category", List.of("dairy", "bread"))
                .build();
    }

    private static SeriesCleaner.Result clean(CleaningOptions options) {
        return new SeriesCleaner(AnomalyOptions.standard(), options).clean(panel(), CONTEXT);
    }

    @Test
    void reportingChangesNothing() {
        DemandPanel panel = panel();
        SeriesCleaner.Result result =
                new SeriesCleaner(AnomalyOptions.standard(), CleaningOptions.reportOnly()).clean(panel, CONTEXT);

        assertThat(result.panel()).isSameAs(panel);
        assertThat(result.changedCells()).isZero();
        assertThat(result.anomalies()).singleElement().satisfies(a -> {
            assertThat(a.step()).isEqualTo(20);
            assertThat(a.kind()).isEqualTo(Anomaly.Kind.ADDITIVE);
        });
        assertThat(result.findings().count("panel.additive")).isEqualTo(1);
        assertThat(result.findings().count("panel.gap")).isEqualTo(1);
        assertThat(result.findings().listed()).allSatisfy(f -> {
            assertThat(f.cause()).startsWith("Maybe");
            assertThat(f.place().path()).isEqualTo("odd");
        });
        assertThat(result.findings().listed())
                .anyMatch(f -> f.code().equals("panel.gap")
                        && f.value().equals("10 steps")
                        && f.name().startsWith("2024-02-10"));
    }

    @Test
    void hidingTouchesTheOutlierAndNothingElse() {
        DemandPanel before = panel();
        SeriesCleaner.Result result = clean(CleaningOptions.hiding());

        assertThat(result.changedCells()).isEqualTo(1);
        assertThat(result.panel().attributes()).isEqualTo(before.attributes());
        for (int r = 0; r < before.rows(); r++) {
            for (int t = 0; t < 84; t++) {
                boolean outlier = r == 0 && t == 20;
                assertThat(result.panel().state(r, t)).isEqualTo(outlier ? CellState.MISSING : before.state(r, t));
                assertThat(result.panel().value(r, t)).isEqualTo(outlier ? 0 : before.value(r, t));
            }
        }
    }

    @Test
    void replacingGivesWhatWasExpected() {
        DemandPanel panel = clean(CleaningOptions.reportOnly().with(Anomaly.Kind.ADDITIVE, Treatment.REPLACE))
                .panel();

        assertThat(panel.state(0, 20)).isEqualTo(CellState.OBSERVED);
        assertThat(panel.value(0, 20)).isBetween(18.0, 24.0).isEqualTo(Math.rint(panel.value(0, 20)));
    }

    @Test
    void stepsBeforeAShiftAreHiddenOnlyOnDemand() {
        double[] values = values();
        for (int t = 50; t < values.length; t++) {
            values[t] *= 4;
        }
        DemandPanel panel = DemandPanel.builder(Timeline.days(MONDAY))
                .integerValued(true)
                .addRow(SeriesKey.named("moved"), 0, values)
                .build();
        SeriesCleaner keep = new SeriesCleaner(AnomalyOptions.standard(), CleaningOptions.hiding());
        SeriesCleaner forget = new SeriesCleaner(
                AnomalyOptions.standard(), CleaningOptions.hiding().with(Anomaly.Kind.LEVEL_SHIFT, Treatment.HIDE));

        SeriesCleaner.Result kept = keep.clean(panel, CONTEXT);
        assertThat(kept.findings().count("panel.level-shift")).isEqualTo(1);
        assertThat(kept.panel().state(0, 10)).isEqualTo(CellState.OBSERVED);
        DemandPanel cut = forget.clean(panel, CONTEXT).panel();
        assertThat(cut.state(0, 10)).isEqualTo(CellState.MISSING);
        assertThat(cut.state(0, 50)).isEqualTo(CellState.OBSERVED);
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThatThrownBy(() -> new CleaningOptions(Map.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
