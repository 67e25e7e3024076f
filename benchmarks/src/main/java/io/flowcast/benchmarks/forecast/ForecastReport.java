package io.flowcast.benchmarks.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.core.evaluate.Naive2;
import io.flowcast.core.evaluate.PointErrors;
import io.flowcast.core.evaluate.ProbabilityErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
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
    private final boolean judged;
    private final boolean intervals;
    private final int count;
    private final Group all = new Group("all");
    private final Map<Integer, Group> byPeriod = new TreeMap<>();

    ForecastReport(
            String model,
            List<BenchSeries> series,
            BenchForecasts forecasts,
            double seconds,
            double cpuSeconds,
            int threads,
            boolean judged) {
        this.model = model;
        this.seconds = seconds;
        this.cpuSeconds = cpuSeconds;
        this.threads = threads;
        this.judged = judged;
        this.count = series.size();
        this.intervals = forecasts.hasQuantiles();
        for (int i = 0; judged && i < series.size(); i++) {
            BenchSeries one = series.get(i);
            double[] yardstick = Naive2.forecast(BenchModel.filled(one.history()), one.period(), one.horizon());
            Group group = byPeriod.computeIfAbsent(one.period(), p -> new Group("season " + p));
            for (Group to : List.of(all, group)) {
                to.add(one, forecasts.mean[i], yardstick);
                if (intervals) {
                    to.intervals(one, forecasts.quantile[i]);
                }
            }
        }
    }

    void print(PrintWriter out) {
        if (!judged) {
            out.printf(Locale.ROOT, "%d series forecast by %s in %.2f s%n", count, model, seconds);
            out.flush();
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-12s %-24s %8s %9s %9s %9s %9s %9s %9s %9s %9s %12s%n",
                "series",
                "model",
                "count",
                "sMAPE",
                "MASE",
                "OWA",
                "cov80 %",
                "cov95 %",
                "MSIS",
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
        if (judged) {
            all.write(root, intervals);
        } else {
            root.put("series", count);
        }
        root.put("seconds", seconds);
        root.put("cpuSeconds", cpuSeconds);
        root.put("threads", threads);
        ArrayNode groups = root.putArray("bySeason");
        byPeriod.forEach((period, group) -> {
            ObjectNode node = groups.addObject();
            node.put("seasonalPeriod", period);
            group.write(node, intervals);
        });
        mapper.writeValue(file.toFile(), root);
    }

    /**
     * Means over some series. sMAPE and coverage are means over all forecast values, as in the M3 competition; MASE and MSIS (of the 95 % interval) those
     * over series.
     */
    private static final class Group {
        private final String name;
        private int series;
        private long values;
        private double smape;
        private double yardstickSmape;
        private int scaled;
        private double mase;
        private double yardstickMase;
        private long judgedValues;
        private double inside80;
        private double inside95;
        private int msisSeries;
        private double msis;

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

        void intervals(BenchSeries one, double[][] quantile) {
            double[] low95 = quantile[0];
            double[] high95 = quantile[quantile.length - 1];
            long known =
                    Arrays.stream(one.actual()).filter(v -> !Double.isNaN(v)).count();
            if (known == 0) {
                return;
            }
            judgedValues += known;
            inside80 += known * ProbabilityErrors.coverage(one.actual(), quantile[2], quantile[quantile.length - 3]);
            inside95 += known * ProbabilityErrors.coverage(one.actual(), low95, high95);
            double score = ProbabilityErrors.msis(one.actual(), low95, high95, 0.05, one.history(), one.period());
            if (!Double.isNaN(score)) {
                msisSeries++;
                msis += score;
            }
        }

        private double owa() {
            return PointErrors.owa(smape / values, mase / scaled, yardstickSmape / values, yardstickMase / scaled);
        }

        void print(PrintWriter out, String model, double took, double tookCpu) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %-24s %8d %9s %9s %9s %9s %9s %9s %9s %9s %12s%n",
                    name,
                    model,
                    series,
                    text(smape / values, 3),
                    text(mase / scaled, 4),
                    text(owa(), 4),
                    text(100 * inside80 / judgedValues, 1),
                    text(100 * inside95 / judgedValues, 1),
                    text(msis / msisSeries, 3),
                    text(took, 2),
                    text(tookCpu, 2),
                    text(series / took, 0));
        }

        void write(ObjectNode node, boolean intervals) {
            node.put("series", series);
            node.put("forecasts", values);
            node.put("smape", number(smape / values));
            node.put("mase", number(mase / scaled));
            node.put("owa", number(owa()));
            node.put("naive2Smape", number(yardstickSmape / values));
            node.put("naive2Mase", number(yardstickMase / scaled));
            if (intervals) {
                node.put("coverage80", number(inside80 / judgedValues));
                node.put("coverage95", number(inside95 / judgedValues));
                node.put("msis", number(msis / msisSeries));
            }
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
