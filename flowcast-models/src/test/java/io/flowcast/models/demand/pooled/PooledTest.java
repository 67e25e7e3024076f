package io.flowcast.models.demand.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.series.LearnedMethod;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PooledTest {
    private static final int HORIZON = 8;
    private static LearnedMethod learned = new Learned("pooled", null);

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    @BeforeAll
    static void learn() {
        learned = Pooled.learner(HORIZON).learn(Panels.of(Panels.saturating(150, 30), 4), Panels.CONTEXT);
    }

    @Test
    void whatAllRowsShareImprovesTheForecastOfARowThatWasNotThere() {
        double local = 0;
        double corrected = 0;
        for (int r = 1000; r < 1100; r++) {
            double[] all = Panels.saturating(r, 32, 0.02);
            SeriesModel model = Panels.fit(learned, Arrays.copyOf(all, 24), 4);
            double[] mean = Panels.mean(model, HORIZON);
            double[] last = model.parts(HORIZON, new double[0][]).units().get("learned from all rows");
            for (int h = 0; h < HORIZON; h++) {
                corrected += Math.abs(mean[h] / all[24 + h] - 1);
                local += Math.abs((mean[h] - last[h]) / all[24 + h] - 1);
            }
        }

        assertThat(corrected).isLessThan(0.5 * local);
    }

    @Test
    void theUnitOfARowDoesNotMatter() {
        double[] row = Panels.saturating(7, 30, 0.02);
        double[] plain = Panels.mean(Panels.fit(learned, row, 4), 12);
        double[] spread = Panels.deviation(Panels.fit(learned, row, 4), 12);

        for (double unit : new double[] {0x1p500, 0x1p-500, 1e150, 1e-150}) {
            SeriesModel model = Panels.fit(learned, Panels.times(row, unit), 4);
            for (int h = 0; h < 12; h++) {
                assertThat(Panels.mean(model, 12)[h] / unit).isCloseTo(plain[h], within(1e-6 * plain[h]));
                assertThat(Panels.deviation(model, 12)[h] / unit).isCloseTo(spread[h], within(1e-5 * spread[h]));
            }
        }
    }

    @Test
    void neitherThreadsNorTheOrderOfRowsMatter() {
        List<double[]> rows = new ArrayList<>(Panels.saturating(40, 24));
        List<String> names = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            names.add("row " + r);
        }
        double[] once = Panels.mean(
                Panels.fit(Pooled.learner().learn(Panels.of(rows, names, 4), Panels.CONTEXT), rows.get(3), 4), 8);
        double[] probe = rows.get(3);
        Collections.reverse(rows);
        Collections.reverse(names);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            RunContext threads =
                    RunContext.asOf(LocalDate.EPOCH).executor(executor, 3).build();
            LearnedMethod other = Pooled.learner().learn(Panels.of(rows, names, 4), threads);

            assertThat(Panels.mean(Panels.fit(other, probe, 4), 8)).isEqualTo(once);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void whatWasLearnedComesBackFromItsFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SeriesModel model = Panels.fit(learned, Panels.saturating(7, 26, 0.02), 4);
        learned.writeLearned(new DataOutputStream(bytes));
        model.write(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        LearnedMethod back = Pooled.learner().readLearned(in);
        SeriesModel modelBack = back.read(in);

        assertThat(in.available()).isZero();
        assertThat(Panels.mean(modelBack, 11)).isEqualTo(Panels.mean(model, 11));
        assertThat(Panels.deviation(modelBack, 11)).isEqualTo(Panels.deviation(model, 11));
        double[] other = Panels.saturating(8, 25, 0.02);
        assertThat(Panels.mean(modelBack.at(Series.of(other, 4)), 5))
                .isEqualTo(Panels.mean(Panels.fit(learned, other, 4), 5));
        byte[] spoiled = bytes.toByteArray();
        spoiled[0] = 77;
        assertThatThrownBy(() -> Pooled.learner().readLearned(new DataInputStream(new ByteArrayInputStream(spoiled))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("77");
        assertThatThrownBy(() -> Pooled.learner()
                        .readLearned(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray(), 0, 900))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void oddRowsGetASoundForecastOrNone() {
        double[] gaps = Panels.saturating(3, 30, 0.02);
        Arrays.fill(gaps, 12, 19, Double.NaN);
        gaps[29] = Double.NaN;
        double[] spike = Panels.saturating(4, 30, 0.02);
        spike[29] *= 1e6;
        double[] zeros = Panels.saturating(5, 30, 0.02);
        zeros[28] = 0;
        double[] constant = new double[30];
        Arrays.fill(constant, 5);
        double[] falling = new double[40];
        Arrays.setAll(falling, t -> Math.exp(-t));
        for (double[] row : List.of(gaps, spike, zeros, constant)) {
            SeriesModel model = Panels.fit(learned, row, 4);
            double highest =
                    Arrays.stream(row).filter(v -> !Double.isNaN(v)).max().orElseThrow();
            double[] deviation = Panels.deviation(model, 100);
            double[] mean = Panels.mean(model, 100);
            for (int h = 0; h < 100; h++) {
                assertThat(mean[h]).isFinite().isPositive().isLessThan(8 * highest);
                assertThat(deviation[h]).isFinite().isNotNegative();
            }
        }
        assertThat(list(Panels.mean(Panels.fit(learned, constant, 4), 8)))
                .allSatisfy(v -> assertThat(v).isCloseTo(5.0, within(0.2)));
        assertThat(learned.fitter().fit(Series.of(falling, 4))).isNull();
        assertThat(learned.fitter().fit(Series.of(new double[30], 4))).isNull();
        assertThat(learned.fitter().fit(Series.of(Panels.saturating(1, 9, 0), 4)))
                .isNull();
        assertThat(learned.fitter().fit(Series.of(Panels.saturating(1, 30, 0), 7)))
                .isNull();
    }

    @Test
    void panelsWithNothingToLearnFromGiveNoModels() {
        List<List<double[]>> panels = List.of(
                List.of(), List.of(new double[] {3}), List.of(new double[50]), List.of(Panels.saturating(1, 30, 0.1)));
        for (List<double[]> rows : panels) {
            LearnedMethod nothing = Pooled.learner().learn(Panels.of(rows, 4), Panels.CONTEXT);

            assertThat(nothing.fitter().fit(Series.of(Panels.saturating(1, 40, 0.1), 4)))
                    .isNull();
        }
    }

    @Test
    void panelsWithOddRowsStillTeach() {
        List<double[]> rows = new ArrayList<>(Panels.saturating(30, 30));
        rows.add(new double[40]);
        rows.add(new double[] {1});
        rows.add(Panels.times(Panels.saturating(99, 30, 0.02), 1e300));
        rows.add(Panels.times(Panels.saturating(99, 30, 0.02), 1e-300));
        double[] spikes = Panels.saturating(98, 30, 0.02);
        spikes[10] = 1e9;
        spikes[20] = Double.NaN;
        rows.add(spikes);
        LearnedMethod method = Pooled.learner(6).learn(Panels.of(rows, 4), Panels.CONTEXT);

        assertThat(list(Panels.mean(Panels.fit(method, rows.get(0), 4), 20)))
                .allSatisfy(v -> assertThat(v).isFinite().isPositive());
    }

    @Test
    void oneStepMeansFollowTheRow() {
        double[] row = Panels.saturating(11, 30, 0.02);
        SeriesModel model = Panels.fit(learned, row, 4);
        double[] fitted = new double[30];
        model.fitted(Series.of(row, 4), fitted);

        assertThat(fitted[0]).isNaN();
        for (int t = 8; t < 30; t++) {
            assertThat(fitted[t]).isCloseTo(row[t], within(0.15 * row[t]));
        }
        double[] weights = new double[5];
        model.carryOver(weights);
        assertThat(weights[0]).isEqualTo(1);
        assertThat(weights[4]).isBetween(0.0, 1.0);
    }

    @Test
    void theModelMovesOnWithTheRow() {
        double[] row = Panels.saturating(12, 32, 0.02);
        SeriesModel before = Panels.fit(learned, Arrays.copyOf(row, 26), 4);

        assertThat(Panels.mean(before.at(Series.of(row, 4)), 8)).isEqualTo(Panels.mean(Panels.fit(learned, row, 4), 8));
        double[] hidden = row.clone();
        Arrays.fill(hidden, 1, 32, Double.NaN);
        assertThat(list(Panels.mean(before.at(Series.of(hidden, 4)), 8)))
                .allSatisfy(v -> assertThat(v).isFinite().isPositive());
    }

    @Test
    void partsAddUpToTheMean() {
        SeriesModel model = Panels.fit(learned, Panels.saturating(13, 30, 0.02), 4);
        double[] sum = new double[8];
        model.parts(8, new double[0][]).units().values().forEach(part -> {
            for (int h = 0; h < 8; h++) {
                sum[h] += part[h];
            }
        });

        assertThat(sum).containsExactly(Panels.mean(model, 8), within(1e-9 * sum[0]));
    }

    @Test
    void severalSeasonsAreTakenApart() {
        List<double[]> rows = new ArrayList<>();
        for (int r = 0; r < 12; r++) {
            double[] row = new double[90];
            for (int t = 0; t < row.length; t++) {
                row[t] = (10 + r)
                        * (1 + 0.3 * Math.sin(2 * Math.PI * t / 4))
                        * (t % 12 == r ? 1.5 : 1)
                        * (1 + 0.01 * ((t * 7) % 5));
            }
            rows.add(row);
        }
        LearnedMethod method = Pooled.learner(12).learn(Panels.of(rows, 4, 12), Panels.CONTEXT);
        double[] row = Arrays.copyOf(rows.get(5), 78);
        double[] mean = Panels.mean(Panels.fit(method, row, 4, 12), 12);

        for (int h = 0; h < 12; h++) {
            assertThat(mean[h]).isCloseTo(rows.get(5)[78 + h], within(0.06 * mean[h]));
        }
    }

    @Test
    void learningStopsWhenAsked() {
        RunContext stopped =
                RunContext.asOf(LocalDate.EPOCH).cancellation(() -> true).build();

        assertThatThrownBy(() -> Pooled.learner().learn(Panels.of(Panels.saturating(20, 30), 4), stopped))
                .isInstanceOf(RunStoppedException.class);
        assertThatThrownBy(() -> Pooled.learner(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
