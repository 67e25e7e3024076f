package io.flowcast.models.demand.pooled;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.SeriesPanel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Drawn panels to learn from. */
final class Panels {
    static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();

    private Panels() {}

    static SeriesPanel of(List<double[]> rows, List<String> names, int... seasons) {
        return new SeriesPanel() {
            @Override
            public int rows() {
                return rows.size();
            }

            @Override
            public String name(int row) {
                return names.get(row);
            }

            @Override
            public Series series(int row) {
                return Series.of(rows.get(row), seasons);
            }
        };
    }

    static SeriesPanel of(List<double[]> rows, int... seasons) {
        return of(
                rows, IntStream.range(0, rows.size()).mapToObj(r -> "row " + r).toList(), seasons);
    }

    /** Rows that grow towards a ceiling which most of them have not reached: what no straight line sees, but what all rows share. */
    static List<double[]> saturating(int rows, int length) {
        return IntStream.range(0, rows)
                .mapToObj(r -> saturating(r, length, 0.02))
                .toList();
    }

    static double[] saturating(long seed, int length, double noise) {
        SplittableRandom random = new SplittableRandom(seed);
        double unit = Math.exp(6 * random.nextDouble());
        double growth = 0.8 + random.nextDouble();
        double speed = 3.0 / (20 + 10 * random.nextDouble());
        double[] values = new double[length];
        for (int t = 0; t < length; t++) {
            double season = 0.2 * Math.sin(2 * Math.PI * (t + seed) / 4);
            double log = growth * (1 - Math.exp(-speed * t)) + season + noise * (random.nextDouble() - 0.5);
            values[t] = unit * Math.exp(log);
        }
        return values;
    }

    static double[] mean(SeriesModel model, int horizon) {
        double[] mean = new double[horizon];
        model.forecast(horizon, new double[0][], mean, new double[horizon]);
        return mean;
    }

    static double[] deviation(SeriesModel model, int horizon) {
        double[] deviation = new double[horizon];
        model.forecast(horizon, new double[0][], new double[horizon], deviation);
        return deviation;
    }

    static SeriesModel fit(SeriesMethod method, double[] values, int... seasons) {
        return Objects.requireNonNull(method.fitter().fit(Series.of(values, seasons)));
    }

    static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }
}
