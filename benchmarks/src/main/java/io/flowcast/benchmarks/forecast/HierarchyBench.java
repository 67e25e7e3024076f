package io.flowcast.benchmarks.forecast;

import static io.flowcast.benchmarks.BenchOptions.cpuNanos;
import static io.flowcast.benchmarks.BenchOptions.require;
import static io.flowcast.benchmarks.BenchOptions.requireHorizon;
import static io.flowcast.benchmarks.BenchOptions.requireModel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.benchmarks.ReportOptions;
import io.flowcast.benchmarks.WorkOptions;
import io.flowcast.models.demand.Forecasters;
import io.flowcast.models.demand.hierarchy.HierarchicalForecaster;
import io.flowcast.models.demand.hierarchy.Levels;
import io.flowcast.models.demand.hierarchy.Reconciliation;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Time and memory of reconciliation for many drawn leaves under a total, sites and products. */
@Command(
        name = "hierarchy",
        description = "Measures what reconciling drawn series with their sums by site and product costs.",
        sortOptions = false)
public final class HierarchyBench implements Callable<Integer> {
    private static final int PRODUCTS_OF_A_SITE = 50;
    private static final int MOST_LEAVES = 1_000_000;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--leaves",
            paramLabel = "N",
            description = "series; default ${DEFAULT-VALUE}",
            defaultValue = "50000")
    private int leaves = 50_000;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "length of each; default ${DEFAULT-VALUE}",
            defaultValue = "76")
    private int days = 76;

    @Option(
            names = "--horizon",
            paramLabel = "H",
            description = "days ahead; default ${DEFAULT-VALUE}",
            defaultValue = "14")
    private int horizon = 14;

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "forecasts series and sums; default ${DEFAULT-VALUE}",
            defaultValue = "seasonal-naive")
    private String model = "seasonal-naive";

    @Option(names = "--only", paramLabel = "R", description = "only this reconciliation, for example mint_shrink")
    private @Nullable Reconciliation only;

    @CommandLine.Mixin
    private final WorkOptions work = new WorkOptions();

    @CommandLine.Mixin
    private final ReportOptions report = new ReportOptions();

    /** A command; picocli fills it. */
    public HierarchyBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        require(line, leaves >= 1 && leaves <= MOST_LEAVES, "--leaves must lie between 1 and 1000000, was " + leaves);
        require(line, days >= 1 && days <= 10_000, "--days must lie between 1 and 10000, was " + days);
        requireHorizon(line, horizon);
        requireModel(line, model, Forecasters.names());
        report.check(line);
        int workers = work.threads(line);
        DemandPanel panel = draw();
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.put("leaves", leaves)
                .put("days", days)
                .put("horizon", horizon)
                .put("model", model)
                .put("threads", workers);
        ArrayNode list = root.putArray("reconciliations");
        PrintWriter out = line.getOut();
        out.printf(
                Locale.ROOT,
                "%d leaves of %d days, %d ahead, base forecasts by %s, %d threads%n%-18s %10s %10s %10s%n",
                leaves,
                days,
                horizon,
                model,
                workers,
                "",
                "cpu s",
                "seconds",
                "heap MB");
        work.run(line, context -> {
            DemandForecaster base = Forecasters.withoutCalibration(model);
            if (only == null) {
                measure("leaves alone", base, panel, context, out, list);
            }
            for (Reconciliation how : only == null ? List.of(Reconciliation.values()) : List.of(only)) {
                DemandForecaster sums = new HierarchicalForecaster(base, Levels.totalSiteProduct(), how);
                measure(how.name().toLowerCase(Locale.ROOT), sums, panel, context, out, list);
            }
        });
        Path json = report.json();
        if (json != null) {
            mapper.writeValue(json.toFile(), root);
        }
        return 0;
    }

    /** Sites of fifty products, each product at many of them; counts with a week. */
    private DemandPanel draw() {
        int sites = Math.max(1, leaves / PRODUCTS_OF_A_SITE);
        int products = Math.max(1, (leaves + sites - 1) / sites * 4);
        DemandPanel.Builder panel =
                DemandPanel.builder(Timeline.days(LocalDate.of(2024, 1, 1))).integerValued(true);
        for (int i = 0; i < leaves; i++) {
            int site = i % sites;
            // Another stretch of the products at each site, so that no two leaves are the same.
            int product = (site * 7 + i / sites) % products;
            SplittableRandom random = new SplittableRandom(i);
            double level = Math.exp(3 * random.nextDouble());
            double[] values = new double[days];
            Arrays.setAll(
                    values,
                    t -> Math.rint(level * (1 + 0.4 * Math.sin(2 * Math.PI * t / 7)) * 2 * random.nextDouble()));
            panel.addRow(new SeriesKey("site " + site, "product " + product), 0, values);
        }
        return panel.build();
    }

    private void measure(
            String name,
            DemandForecaster forecaster,
            DemandPanel panel,
            RunContext context,
            PrintWriter out,
            ArrayNode list) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        DemandForecast forecast = forecaster.fit(panel, context).forecast(horizon, context);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        long megabytes =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < forecast.rows(); r++) {
            for (int h = 0; h < horizon; h++) {
                least = Math.min(least, forecast.mean(r, h));
            }
        }
        out.printf(Locale.ROOT, "%-18s %10.2f %10.2f %10d%n", name, cpuSeconds, seconds, megabytes);
        out.flush();
        list.addObject()
                .put("reconciliation", name)
                .put("cpuSeconds", cpuSeconds)
                .put("seconds", seconds)
                .put("peakHeapMegabytes", megabytes)
                .put("leastMean", least);
    }
}
