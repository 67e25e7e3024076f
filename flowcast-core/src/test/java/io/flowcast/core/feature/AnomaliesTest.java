package io.flowcast.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.core.run.Streams;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnomaliesTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final RunContext CONTEXT = RunContext.asOf(MONDAY).build();
    private static final AnomalyOptions OPTIONS = AnomalyOptions.standard();
    private static final int DAYS = 112;

    /** Negative binomial days around a mean with a week end. */
    private static double[] clean(int row, double mean, double excess, int days) {
        SplittableRandom random = Streams.of(77, row);
        double[] values = new double[days];
        for (int t = 0; t < days; t++) {
            double mu = mean * (t % 7 >= 5 ? 1.6 : 0.76);
            values[t] =
                    Distributions.negativeBinomial(mu, mu + excess * mu * mu).sample(random);
        }
        return values;
    }

    private static DemandPanel panel(double[]... rows) {
        return panel(true, rows);
    }

    private static DemandPanel panel(boolean counts, double[]... rows) {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(MONDAY)).integerValued(counts);
        for (int r = 0; r < rows.length; r++) {
            panel.addRow(SeriesKey.named("row " + r), 0, rows[r]);
        }
        return panel.build();
    }

    private static List<Anomaly> find(double[]... rows) {
        return Anomalies.find(panel(rows), OPTIONS, CONTEXT);
    }

    private static double shareWithAlarm(List<Anomaly> found, int rows) {
        return found.stream().mapToInt(Anomaly::row).distinct().count() / (double) rows;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 5, 40, 400})
    void cleanRowsGiveFewAlarms(double mean) {
        int rows = 300;
        double[][] clean = new double[rows][];
        Arrays.setAll(clean, r -> clean(r, mean, 0.3, DAYS));

        // Four kinds at one in a hundred each; spreads are estimated, so some more are to be expected.
        assertThat(shareWithAlarm(find(clean), rows)).as("rows with an alarm").isLessThan(0.08);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 10, 100})
    void plantedOutliersAreFound(double mean) {
        int rows = 100;
        double[][] planted = new double[rows][];
        for (int r = 0; r < rows; r++) {
            planted[r] = clean(r, mean, 0.2, DAYS);
            planted[r][10 + r % 90] += Math.rint(12 * Math.sqrt(mean + 0.2 * mean * mean));
        }
        List<Anomaly> found = find(planted);
        long hits = found.stream()
                .filter(a -> a.step() == 10 + a.row() % 90 && a.kind() != Anomaly.Kind.LEVEL_SHIFT)
                .count();

        assertThat(hits).as("of " + rows + " outliers of 12 deviations").isGreaterThanOrEqualTo(95);
        assertThat(found.size() - hits).as("others").isLessThan(15);
    }

    @Test
    void outliersDoNotHideEachOther() {
        double[] values = clean(3, 20, 0.1, DAYS);
        int[] at = {12, 13, 40, 41, 42, 70, 95, 100};
        for (int t : at) {
            values[t] = 2_000 + 300 * (t % 5);
        }
        List<Anomaly> found = find(values);

        boolean[] touched = new boolean[DAYS];
        for (Anomaly a : found) {
            assertThat(a.kind()).isNotEqualTo(Anomaly.Kind.LEVEL_SHIFT);
            Arrays.fill(touched, a.step(), a.end(), true);
        }
        for (int t : at) {
            assertThat(touched[t]).as("day " + t).isTrue();
        }
    }

    @Test
    void aLevelThatJumpsIsAShiftNotManyOutliers() {
        int rows = 60;
        double[][] planted = new double[rows][];
        int[] at = new int[rows];
        for (int r = 0; r < rows; r++) {
            at[r] = 30 + r;
            planted[r] = clean(r, 15, 0.15, DAYS);
            double[] higher = clean(1_000 + r, 45, 0.15, DAYS);
            System.arraycopy(higher, at[r], planted[r], at[r], DAYS - at[r]);
        }
        List<Anomaly> found = find(planted);
        long hits = found.stream()
                .filter(a -> a.kind() == Anomaly.Kind.LEVEL_SHIFT && Math.abs(a.step() - at[a.row()]) <= 3)
                .count();

        // All are found; the day is told within three.
        assertThat(hits).as("of " + rows + " shifts by three").isGreaterThanOrEqualTo(54);
        assertThat(found.size() - hits).as("others").isLessThan(9);
        Anomaly first = found.get(0);
        assertThat(first.sizeUnits()).as("change of the level").isCloseTo(30, within(12.0));
        assertThat(first.end()).isEqualTo(DAYS);
    }

    @Test
    void aJumpThatDiesAwayIsTemporary() {
        int rows = 60;
        double[][] planted = new double[rows][];
        for (int r = 0; r < rows; r++) {
            planted[r] = clean(r, 30, 0.05, DAYS);
            for (int k = 0; k < 8; k++) {
                planted[r][50 + k] += Math.rint(300 * Math.pow(0.7, k));
            }
        }
        List<Anomaly> found = find(planted);
        long hits = found.stream()
                .filter(a -> a.kind() == Anomaly.Kind.TEMPORARY_CHANGE && a.step() == 50 && a.end() >= 54)
                .count();

        assertThat(hits).as("of " + rows).isGreaterThanOrEqualTo(54);
    }

    @Test
    void weeksWithoutASaleAreASilenceAndTheEndOfARowIsNot() {
        double[] silent = clean(1, 8, 0.2, DAYS);
        Arrays.fill(silent, 60, 72, 0);
        double[] ended = clean(2, 8, 0.2, DAYS);
        Arrays.fill(ended, 100, DAYS, 0);
        double[] rare = clean(3, 0.1, 0.2, DAYS);
        List<Anomaly> found = find(silent, ended, rare);

        assertThat(found)
                .anyMatch(a -> a.row() == 0
                        && a.kind() == Anomaly.Kind.SILENCE
                        && a.step() >= 58
                        && a.step() <= 60
                        && a.end() == 72);
        assertThat(found).noneMatch(a -> a.row() > 0 && a.kind() == Anomaly.Kind.SILENCE);
    }

    @Test
    void whatACovariateExplainsIsNoAnomaly() {
        double[] values = clean(5, 20, 0.1, DAYS);
        values[33] = 400;
        double[] promotion = new double[DAYS];
        promotion[33] = 1;
        DemandPanel panel = DemandPanel.builder(Timeline.days(MONDAY))
                .integerValued(true)
                .addRow(SeriesKey.named("promoted"), 0, values)
                .covariate(Covariate.perRow(
                        "promotion", Covariate.Kind.KNOWN_FUTURE, new int[] {0}, new double[][] {promotion}, null))
                .build();

        assertThat(Anomalies.find(panel, OPTIONS, CONTEXT)).anyMatch(a -> a.step() == 33);
        assertThat(Anomalies.find(panel, OPTIONS.explainedBy("promotion"), CONTEXT))
                .isEmpty();
    }

    @Test
    void soldOutDaysAreNotJudged() {
        double[] values = clean(6, 30, 0.05, DAYS);
        CellState[] states = new CellState[DAYS];
        Arrays.fill(states, CellState.OBSERVED);
        double[] seen = new double[DAYS];
        Arrays.fill(seen, 1);
        values[40] = 0;
        states[40] = CellState.CENSORED;
        seen[40] = 0.1;
        DemandPanel panel = DemandPanel.builder(Timeline.days(MONDAY))
                .integerValued(true)
                .addRow(SeriesKey.named("sold out"), 0, values, states, seen)
                .build();

        assertThat(Anomalies.find(panel, OPTIONS, CONTEXT)).noneMatch(a -> a.step() == 40);
    }

    @Test
    void awkwardRowsGiveFiniteAnswers() {
        double[] spike = new double[60];
        spike[30] = 5;
        double[] huge = new double[60];
        Arrays.setAll(huge, t -> 1e150 * (1 + t % 3));
        double[] tiny = new double[60];
        Arrays.setAll(tiny, t -> 1e-150 * (1 + t % 3));
        double[] constant = new double[60];
        Arrays.fill(constant, 5);
        double[] unknown = new double[60];
        Arrays.fill(unknown, Double.NaN);
        for (boolean counts : new boolean[] {false, true}) {
            DemandPanel panel = panel(
                    counts, spike, huge, tiny, constant, unknown, new double[60], new double[0], new double[] {3});
            for (Anomaly a : Anomalies.find(panel, OPTIONS, CONTEXT)) {
                assertThat(a.sizeUnits()).isFinite();
                assertThat(a.score()).isFinite();
                assertThat(a.row()).as("only the spike is odd").isZero();
            }
        }
    }

    @Test
    void amountsOfAnyUnitGiveTheSameSteps() {
        double[] values = clean(8, 50, 0.1, DAYS);
        values[50] = 900;
        int[] steps = null;
        for (double unit : new double[] {0.37, 1e-120, 1e120}) {
            double[] scaled = Arrays.stream(values).map(v -> (v + 0.3) * unit).toArray();
            int[] found = Anomalies.find(panel(false, scaled), OPTIONS, CONTEXT).stream()
                    .mapToInt(Anomaly::step)
                    .toArray();
            assertThat(found).contains(50);
            steps = steps == null ? found : steps;
            assertThat(found).isEqualTo(steps);
        }
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThatThrownBy(() -> new AnomalyOptions(0, 2, Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnomalyOptions(0.1, 1, Set.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
