package io.flowcast.benchmarks.forecast;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Forecasts the series of a file and says how far the forecasts were from what came. */
@Command(
        name = "forecast",
        description = "Forecasts series in the layout of the M competitions and reports sMAPE, MASE and OWA.",
        sortOptions = false)
public final class ForecastBench implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;
    private static final int MOST_FINDINGS = 20;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--train",
            required = true,
            paramLabel = "F",
            description = "histories: one row for each series, id and values; header and quotes optional")
    private @Nullable Path train;

    @Option(names = "--test", required = true, paramLabel = "F", description = "what came, in the same layout")
    private @Nullable Path test;

    @Option(
            names = "--seasonal-period",
            paramLabel = "N",
            description = "season length of all series, 1 for none; default ${DEFAULT-VALUE}",
            defaultValue = "1")
    private int period = 1;

    @Option(
            names = "--info",
            paramLabel = "F",
            description = "season length and horizon of each series: columns id, seasonal_period, horizon")
    private @Nullable Path info;

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "seasonal-naive, naive, naive2 or auto-ets; default ${DEFAULT-VALUE}",
            defaultValue = "auto-ets")
    private String model = "auto-ets";

    @Option(names = "--threads", paramLabel = "T", description = "threads, default as many as there are processors")
    private @Nullable Integer threads;

    @Option(names = "--forecasts", paramLabel = "OUT.csv", description = "writes the forecasts: id and values")
    private @Nullable Path forecasts;

    @Option(names = "--json", paramLabel = "OUT", description = "writes the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public ForecastBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        BenchModel chosen = checked(line);
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        FindingCollector collector = new FindingCollector();
        Map<String, double[]> histories = SeriesFile.read(Objects.requireNonNull(train), collector);
        Map<String, double[]> came = SeriesFile.read(Objects.requireNonNull(test), collector);
        Map<String, SeriesInfo> infos = info == null ? null : SeriesInfo.read(info, collector);
        List<BenchSeries> series = BenchSeries.join(histories, came, infos, period, collector);
        Findings findings = collector.toFindings();
        findings.throwIfFatal();
        if (!findings.isEmpty()) {
            line.getErr().println(findings.summary(MOST_FINDINGS));
            line.getErr().flush();
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            RunContext context =
                    RunContext.asOf(LocalDate.EPOCH).executor(pool, workers).build();
            long cpu = cpuNanos();
            long start = System.nanoTime();
            double[][] forecast = chosen.forecast(series, context);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (cpuNanos() - cpu) / 1e9;
            ForecastReport report = new ForecastReport(chosen.label(), series, forecast, seconds, cpuSeconds, workers);
            report.print(line.getOut());
            if (forecasts != null) {
                write(forecasts, series, forecast);
            }
            if (json != null) {
                report.writeJson(json);
            }
            return 0;
        } finally {
            pool.shutdownNow();
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private BenchModel checked(CommandLine line) {
        BenchModel chosen = BenchModel.of(model);
        if (chosen == null) {
            throw new ParameterException(line, "--model must be one of " + BenchModel.labels() + ", was " + model);
        }
        require(line, period >= 1, "--seasonal-period must be at least 1, was " + period);
        require(
                line,
                threads == null || (threads >= 1 && threads <= MOST_THREADS),
                "--threads must lie between 1 and 1024, was " + threads);
        for (Path file : new @Nullable Path[] {forecasts, json}) {
            Path folder = file == null ? null : file.toAbsolutePath().getParent();
            require(line, folder == null || Files.isDirectory(folder), "There is no directory " + folder);
        }
        return chosen;
    }

    private static void require(CommandLine line, boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(line, message);
        }
    }

    private static void write(Path file, List<BenchSeries> series, double[][] forecast) throws IOException {
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            for (int i = 0; i < forecast.length; i++) {
                List<String> row = new ArrayList<>();
                row.add(series.get(i).id());
                for (double value : forecast[i]) {
                    row.add(Double.toString(value));
                }
                writer.writeRecord(row);
            }
        }
    }
}
