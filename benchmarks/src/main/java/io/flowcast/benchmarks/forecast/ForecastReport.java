package io.flowcast.benchmarks.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.core.evaluate.Naive2;
import io.flowcast.core.evaluate.PointErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of one model on one set of series. */
final class ForecastReport {
    private final String model;
    private final double seconds;
    private final double cpuSeconds;
    private final int threads;
    private final Group all = new Group("all");
    private final Map<Integer, Group> byPeriod = new TreeMap<>();

    ForecastReport(
            String model,
            List<BenchSeries> series,
            double[][] forecasts,
            double seconds,
            double cpuSeconds,
            int threads) {
        this.model = model;
        this.seconds = seconds;
        this.cpuSeconds = cpuSeconds;
        this.threads = threads;
        for (int i = 0; i < forecasts.length; i++) {
            BenchSeries one = series.get(i);
            double[] yardstick = Naive2.forecast(BenchModel.filled(one.history()), one.period(), one.horizon());
            Group group = byPeriod.computeIfAbsent(one.period(), p -> new Group("season " + p));
            all.add(one, forecasts[i], yardstick);
            group.add(one, forecasts[i], yardstick);
        }
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-12s %-15s %8s %9s %9s %9s %9s %9s %12s%n",
                "series",
                "model",
                "count",
                "sMAPE",
                "MASE",
                "OWA",
                "seconds",
                "cpu s",
                "series/s");
        all.print(out, model, seconds, cpuSeconds);
        Collection<Group> groups = byPeriod.values();
        if (groups.size() > 1) {
            groups.forEach(group -> group.print(out, model, Double.NaN, Double.NaN));
        }
        out.flush();
    }

    void writeJson(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.put("model", model);
        all.write(root);
        root.put("seconds", seconds);
        root.put("cpuSeconds", cpuSeconds);
        root.put("threads", threads);
        ArrayNode groups = root.putArray("bySeason");
        byPeriod.forEach((period, group) -> {
            ObjectNode node = groups.addObject();
            node.put("seasonalPeriod", period);
            group.write(node);
        });
        mapper.writeValue(file.toFile(), root);
    }

    /** Means over some series. sMAPE is the mean over all forecast values, as in the M3 competition; MASE that over series. */
    private static final class Group {
        private final String name;
        private int series;
        private long values;
        private double smape;
        private double yardstickSmape;
        private int scaled;
        private double mase;
        private double yardstickMase;

        Group(String name) {
            this.name = name;
        }

        void add(BenchSeries one, double[] forecast, double[] yardstick) {
            double own = PointErrors.smape(one.actual(), forecast);
            if (Double.isNaN(own)) {
                return;
            }
            int n = one.horizon();
            series++;
            values += n;
            smape += n * own;
            yardstickSmape += n * PointErrors.smape(one.actual(), yardstick);
            double ownMase = PointErrors.mase(one.actual(), forecast, one.history(), one.period());
            if (!Double.isNaN(ownMase)) {
                scaled++;
                mase += ownMase;
                yardstickMase += PointErrors.mase(one.actual(), yardstick, one.history(), one.period());
            }
        }

        private double owa() {
            return PointErrors.owa(smape / values, mase / scaled, yardstickSmape / values, yardstickMase / scaled);
        }

        void print(PrintWriter out, String model, double took, double tookCpu) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %-15s %8d %9s %9s %9s %9s %9s %12s%n",
                    name,
                    model,
                    series,
                    text(smape / values, 3),
                    text(mase / scaled, 4),
                    text(owa(), 4),
                    text(took, 2),
                    text(tookCpu, 2),
                    text(series / took, 0));
        }

        void write(ObjectNode node) {
            node.put("series", series);
            node.put("forecasts", values);
            node.put("smape", number(smape / values));
            node.put("mase", number(mase / scaled));
            node.put("owa", number(owa()));
            node.put("naive2Smape", number(yardstickSmape / values));
            node.put("naive2Mase", number(yardstickMase / scaled));
        }

        /** What is not defined is null, not a number that JSON does not know. */
        private static @Nullable Double number(double value) {
            return Double.isFinite(value) ? value : null;
        }

        private static String text(double value, int digits) {
            return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "-";
        }
    }
}
