package io.flowcast.benchmarks.forecast;

import static io.flowcast.benchmarks.BenchOptions.cpuNanos;
import static io.flowcast.benchmarks.BenchOptions.require;
import static io.flowcast.benchmarks.BenchOptions.requireHorizonIfGiven;
import static io.flowcast.benchmarks.BenchOptions.requireModel;
import static io.flowcast.benchmarks.BenchOptions.say;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.run.RunContext;
import io.flowcast.benchmarks.ReportOptions;
import io.flowcast.benchmarks.WorkOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Forecasts the series of a file and says how far the forecasts were from what came. */
@Command(
        name = "forecast",
        description =
                "Forecasts series in the layout of the M competitions and reports sMAPE, MASE, OWA and how good intervals are.",
        sortOptions = false)
public final class ForecastBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--train",
            required = true,
            paramLabel = "F",
            description = "histories: one row for each series, id and values; header and quotes optional")
    private @Nullable Path train;

    @Option(
            names = "--test",
            paramLabel = "F",
            description = "what came, in the same layout; without it forecasts are made but not judged")
    private @Nullable Path test;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "number of values to forecast; default that of the info file, or as many as came")
    private int horizon;

    @Option(
            names = "--seasonal-period",
            paramLabel = "N",
            description =
                    "season length of all series, 1 for none, several with commas, as 24,168; default ${DEFAULT-VALUE}",
            defaultValue = "1")
    private String period = "1";

    @Option(
            names = "--info",
            paramLabel = "F",
            description =
                    "season lengths and horizon of each series: columns id, seasonal_period (several with semicolons), horizon")
    private @Nullable Path info;

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "name of the model; a wrong one lists them all; default ${DEFAULT-VALUE}",
            defaultValue = "auto-ets")
    private String model = "auto-ets";

    @Option(names = "--points", description = "only points, no intervals: quicker, and their coverage is not reported")
    private boolean points;

    @CommandLine.Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(names = "--forecasts", paramLabel = "OUT.csv", description = "writes the forecasts: id and values")
    private @Nullable Path forecasts;

    @Option(
            names = "--quantiles",
            paramLabel = "OUT.csv",
            description = "writes id, step, mean and the quantiles q025, q05, q10, q25, q50, q75, q90, q95, q975")
    private @Nullable Path quantiles;

    @CommandLine.Mixin
    private final ReportOptions report = new ReportOptions();

    /** A command; picocli fills it. */
    public ForecastBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        BenchModel chosen = checked(line);
        SeriesInfo defaults = new SeriesInfo(seasons(line), horizon);
        int workers = work.threads(line);
        FindingCollector collector = new FindingCollector();
        Map<String, double[]> histories = SeriesFile.read(Objects.requireNonNull(train), collector);
        Map<String, double[]> came = test == null ? null : SeriesFile.read(test, collector);
        Map<String, SeriesInfo> infos = info == null ? null : SeriesInfo.read(info, collector);
        List<BenchSeries> series = BenchSeries.join(histories, came, infos, defaults, collector);
        say(line, collector.toFindings());
        work.run(line, context -> run(line, chosen, series, workers, context));
        return 0;
    }

    private void run(CommandLine line, BenchModel chosen, List<BenchSeries> series, int workers, RunContext context)
            throws IOException {
        boolean intervals = chosen.hasQuantiles() && (quantiles != null || (test != null && !points));
        boolean apart = intervals && chosen.quickerWithoutQuantiles();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        BenchForecasts forecast = chosen.forecast(series, intervals && !apart, context);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        // Points are timed on their own where they are had for less.
        BenchForecasts whole = apart ? chosen.forecast(series, true, context) : forecast;
        ForecastReport figures =
                new ForecastReport(chosen.label(), series, whole, seconds, cpuSeconds, workers, test != null);
        figures.print(line.getOut());
        if (forecasts != null) {
            whole.writeMeans(forecasts, series);
        }
        if (quantiles != null) {
            whole.writeQuantiles(quantiles, series);
        }
        Path json = report.json();
        if (json != null) {
            figures.writeJson(json);
        }
    }

    private BenchModel checked(CommandLine line) {
        requireModel(line, model, BenchModel.labels());
        BenchModel chosen = Objects.requireNonNull(BenchModel.of(model));
        requireHorizonIfGiven(line, "--horizon", horizon);
        require(
                line,
                test != null || info != null || horizon > 0,
                "Without --test or --info, --horizon must say how many values to forecast");
        require(line, quantiles == null || chosen.hasQuantiles(), model + " has no quantiles to write");
        report.check(line, forecasts, quantiles);
        return chosen;
    }

    private List<Integer> seasons(CommandLine line) {
        List<Integer> seasons = SeriesInfo.seasons(period);
        if (seasons == null) {
            throw new ParameterException(
                    line, "--seasonal-period must be whole numbers of at least 1 with commas, was " + period);
        }
        return seasons;
    }
}
