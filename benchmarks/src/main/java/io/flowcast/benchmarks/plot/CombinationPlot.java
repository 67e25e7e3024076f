package io.flowcast.benchmarks.plot;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.evaluate.PointErrors;
import io.flowcast.models.demand.Forecasters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Errors of single methods and of their combination, series by series. */
final class CombinationPlot {
    private static final List<String> SINGLE =
            List.of("auto-ets", "damped-holt", "dynamic-optimised-theta", "auto-ces", "auto-arima", "seasonal-naive");
    private static final String COMBINED = "combination-median";

    private CombinationPlot() {}

    static String draw(Path folder, RunContext context) throws IOException {
        Map<String, String[]> train = read(folder.resolve("m3-train.csv"));
        Map<String, String[]> test = read(folder.resolve("m3-test.csv"));
        Map<String, String[]> info = read(folder.resolve("m3-info.csv"));
        int season = Arrays.asList(of(info, "id")).indexOf("seasonal_period");
        List<String> ids = train.keySet().stream()
                .filter(id -> test.containsKey(id) && info.containsKey(id))
                .toList();
        Chart chart = new Chart(860, 420, -4.4, ids.size() + 0.6, 0, 45)
                .title("Fourteen M3 series: single methods and their combination")
                .legend(Chart.SOFT, false, "single methods")
                .legend(Chart.RED, true, "their worst")
                .legend(Chart.BLUE, true, "combination (median)")
                .xLabel("series")
                .yLabel("sMAPE, %");
        double[] sums = new double[SINGLE.size() + 1];
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            double[] actual = numbers(of(test, id));
            DemandPanel panel = DemandPanel.builder(Timeline.ordinal(Integer.parseInt(of(info, id)[season])))
                    .addRow(new SeriesKey("M3", id), 0, numbers(of(train, id)))
                    .build();
            double worst = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int m = 0; m < SINGLE.size(); m++) {
                double error = error(SINGLE.get(m), panel, actual, context);
                sums[m] += error / ids.size();
                worst = Math.max(worst, error);
                least = Math.min(least, error);
                chart.dot(i + 1, Math.min(44, error), 3, Chart.SOFT, false);
            }
            double combined = error(COMBINED, panel, actual, context);
            sums[SINGLE.size()] += combined / ids.size();
            chart.dot(i + 1, Math.min(44, worst), 3, Chart.RED, true)
                    .dot(i + 1, Math.min(44, combined), 4.2, Chart.BLUE, true)
                    .xTick(i + 1, id);
            if (worst > 44) {
                chart.word(
                        i + 1.2,
                        43.2,
                        Chart.INK,
                        String.format(Locale.ROOT, "beyond: %.0f to %.0f, combination %.0f", least, worst, combined));
            }
        }
        for (int tick = 0; tick <= 40; tick += 10) {
            chart.yTick(tick, tick + " %");
        }
        chart.bar(-2, 2.35, 25, 44.5, "#fff", 1).mark(0.4, "").word(-4.3, 43, Chart.INK, "mean of the fourteen");
        for (int m = 0; m < sums.length; m++) {
            String name = m < SINGLE.size() ? SINGLE.get(m) : COMBINED;
            chart.word(
                    -4.3,
                    40.5 - 2.3 * m,
                    m < SINGLE.size() ? Chart.SOFT : Chart.BLUE,
                    String.format(Locale.ROOT, "%.1f  %s", sums[m], name));
        }
        return chart.svg();
    }

    private static double error(String name, DemandPanel panel, double[] actual, RunContext context) {
        DemandForecast forecast =
                Forecasters.withoutCalibration(name).fit(panel, context).forecast(actual.length, context);
        double[] mean = new double[actual.length];
        Arrays.setAll(mean, h -> forecast.mean(0, h));
        return PointErrors.smape(actual, mean);
    }

    private static Map<String, String[]> read(Path file) throws IOException {
        Map<String, String[]> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",", -1);
            rows.put(cells[0], cells);
        }
        return rows;
    }

    private static String[] of(Map<String, String[]> rows, String id) {
        return Objects.requireNonNull(rows.get(id), id);
    }

    private static double[] numbers(String[] cells) {
        return Arrays.stream(cells, 1, cells.length)
                .filter(cell -> !cell.isBlank())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
