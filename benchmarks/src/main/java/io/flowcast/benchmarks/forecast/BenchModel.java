package io.flowcast.benchmarks.forecast;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.evaluate.Naive2;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.Forecasters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model by the name it is chosen with: the yardstick of the competitions, or any of {@link Forecasters}.
 *
 * @param label the name
 */
record BenchModel(String label) {
    private static final String NAIVE2 = "naive2";
    private static final double SMALL = 10;

    static @Nullable BenchModel of(String label) {
        return labels().contains(label) ? new BenchModel(label) : null;
    }

    static List<String> labels() {
        return Stream.concat(Stream.of(NAIVE2), Forecasters.names().stream()).toList();
    }

    /** Whether it says more than a point. */
    boolean hasQuantiles() {
        return !label.equals(NAIVE2);
    }

    /** Whether points are had for less than quantiles. */
    @SuppressWarnings("ReferenceEquality") // the catalogue hands out the very same where it saves nothing
    boolean quickerWithoutQuantiles() {
        return hasQuantiles() && Forecasters.withoutCalibration(label) != Forecasters.named(label);
    }

    /** Forecasts all series; those of one calendar and horizon make a panel. */
    BenchForecasts forecast(List<BenchSeries> series, boolean quantiles, RunContext context) {
        BenchForecasts result = new BenchForecasts(series.size(), quantiles && hasQuantiles());
        Map<List<Integer>, List<Integer>> panels = IntStream.range(0, series.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> kind(series.get(i)),
                        () -> new TreeMap<>(Comparator.comparing(BenchModel::order)),
                        Collectors.toList()));
        panels.forEach((kind, rows) -> {
            if (!hasQuantiles()) {
                Parallel.forEach(context, label, rows.size(), r -> {
                    BenchSeries one = series.get(rows.get(r));
                    result.mean[rows.get(r)] = Naive2.forecast(filled(one.history()), one.period(), one.horizon());
                });
            } else {
                DemandForecaster model = quantiles ? Forecasters.named(label) : Forecasters.withoutCalibration(label);
                panel(model, series, rows, context, result);
            }
        });
        return result;
    }

    private static List<Integer> kind(BenchSeries one) {
        return Stream.concat(Stream.of(one.horizon()), one.seasons().stream()).toList();
    }

    /** Seasons first, then the horizon. */
    private static String order(List<Integer> kind) {
        return Stream.concat(kind.stream().skip(1), kind.stream().limit(1))
                .map(i -> String.format("%09d", i))
                .collect(Collectors.joining());
    }

    private static void panel(
            DemandForecaster model,
            List<BenchSeries> series,
            List<Integer> rows,
            RunContext context,
            BenchForecasts result) {
        int longest = rows.stream()
                .mapToInt(r -> series.get(r).history().length)
                .max()
                .orElse(0);
        BenchSeries first = series.get(rows.get(0));
        DemandPanel.Builder panel = DemandPanel.builder(new Timeline(Timeline.Step.ORDINAL, null, first.seasons()))
                .integerValued(counts(series, rows));
        for (int r : rows) {
            // All series end together, so that a forecast follows the last value of each.
            BenchSeries one = series.get(r);
            panel.addRow(SeriesKey.named(one.id()), longest - one.history().length, one.history());
        }
        DemandForecast forecast = model.fit(panel.build(), context).forecast(first.horizon(), context);
        Parallel.forEach(context, "quantiles", rows.size(), row -> result.take(rows.get(row), forecast, row));
    }

    /** Whether values are all whole and so many of them small that what lies between them matters. */
    private static boolean counts(List<BenchSeries> series, List<Integer> rows) {
        long known = 0;
        long small = 0;
        for (int r : rows) {
            for (double value : series.get(r).history()) {
                if (!Double.isNaN(value)) {
                    known++;
                    small += value < SMALL ? 1 : 0;
                    if (value != Math.rint(value)) {
                        return false;
                    }
                }
            }
        }
        return 4 * small >= known;
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
