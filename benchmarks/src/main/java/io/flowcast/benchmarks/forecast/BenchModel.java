package io.flowcast.benchmarks.forecast;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.evaluate.Naive2;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Models by the name they are chosen with. Only points are measured, so that spreads need no calibration. */
@SuppressWarnings("ImmutableEnumChecker") // the suppliers make a new forecaster each time and hold nothing
enum BenchModel {
    SEASONAL_NAIVE("seasonal-naive", NaiveForecaster::seasonal),
    NAIVE("naive", NaiveForecaster::plain),
    NAIVE2("naive2", null),
    AUTO_ETS("auto-ets", ExponentialSmoothing::withoutCalibration);

    private final String label;
    private final @Nullable Supplier<DemandForecaster> forecaster;

    BenchModel(String label, @Nullable Supplier<DemandForecaster> forecaster) {
        this.label = label;
        this.forecaster = forecaster;
    }

    String label() {
        return label;
    }

    static @Nullable BenchModel of(String label) {
        return Arrays.stream(values())
                .filter(m -> m.label.equals(label))
                .findFirst()
                .orElse(null);
    }

    static String labels() {
        return Arrays.stream(values()).map(BenchModel::label).collect(Collectors.joining(", "));
    }

    /** Forecasts all series; those of one season length and horizon make a panel. */
    double[][] forecast(List<BenchSeries> series, RunContext context) {
        double[][] result = new double[series.size()][];
        Map<List<Integer>, List<Integer>> panels = IntStream.range(0, series.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> List.of(series.get(i).period(), series.get(i).horizon()),
                        () -> new TreeMap<>(BenchModel::compare),
                        Collectors.toList()));
        panels.forEach((kind, rows) -> {
            Supplier<DemandForecaster> maker = forecaster;
            if (maker == null) {
                Parallel.forEach(context, label, rows.size(), r -> {
                    BenchSeries one = series.get(rows.get(r));
                    result[rows.get(r)] = Naive2.forecast(filled(one.history()), one.period(), one.horizon());
                });
            } else {
                panel(maker.get(), series, rows, kind.get(0), kind.get(1), context, result);
            }
        });
        return result;
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        int byPeriod = Integer.compare(a.get(0), b.get(0));
        return byPeriod != 0 ? byPeriod : Integer.compare(a.get(1), b.get(1));
    }

    private static void panel(
            DemandForecaster model,
            List<BenchSeries> series,
            List<Integer> rows,
            int period,
            int horizon,
            RunContext context,
            double[][] result) {
        int longest = rows.stream()
                .mapToInt(r -> series.get(r).history().length)
                .max()
                .orElse(0);
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(period));
        for (int r : rows) {
            // All series end together, so that a forecast follows the last value of each.
            BenchSeries one = series.get(r);
            panel.addRow(SeriesKey.named(one.id()), longest - one.history().length, one.history());
        }
        DemandForecast forecast = model.fit(panel.build(), context).forecast(horizon, context);
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            result[rows.get(i)] = IntStream.range(0, horizon)
                    .mapToDouble(h -> forecast.mean(row, h))
                    .toArray();
        }
    }

    /** Missing values take the one before, as the competitions' own files do. */
    static double[] filled(double[] values) {
        double[] result = values.clone();
        double last =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).findFirst().orElse(0);
        for (int t = 0; t < result.length; t++) {
            last = Double.isNaN(result[t]) ? last : result[t];
            result[t] = last;
        }
        return result;
    }
}
