package io.flowcast.benchmarks.retail;

import static io.flowcast.benchmarks.BenchOptions.require;
import static io.flowcast.benchmarks.BenchOptions.requireHorizon;
import static io.flowcast.benchmarks.BenchOptions.requireWritable;
import static io.flowcast.benchmarks.BenchOptions.threads;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.Forecasters;
import io.flowcast.models.demand.global.BoostedForecaster;
import io.flowcast.models.demand.global.BoostedSettings;
import io.flowcast.models.demand.global.SoldOutDays;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Forecasts the daily demand of shops, and on past origins says how far the forecasts were from what sold. */
@Command(
        name = "retail",
        description = "Forecasts daily demand of store-product series in the layout of FreshRetailNet.",
        sortOptions = false)
public final class RetailBench implements Callable<Integer> {
    /** Days before the first origin that an evaluation needs. */
    private static final int LEAST_DAYS = 7;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--history",
            required = true,
            paramLabel = "F",
            description = "Parquet file of days with sales and stock-outs by hour")
    private @Nullable Path history;

    @Option(
            names = "--horizon",
            paramLabel = "H",
            description = "days ahead; default ${DEFAULT-VALUE}",
            defaultValue = "14")
    private int horizon = 14;

    @Option(
            names = "--future",
            paramLabel = "F",
            description =
                    "Parquet or CSV file with discount, holiday_flag and activity_flag of the days ahead; its weather"
                            + " is not used")
    private @Nullable Path future;

    @Option(
            names = "--forecasts",
            paramLabel = "OUT.csv",
            description = "writes mean and quantiles of each series and day; with --evaluate those of all past origins")
    private @Nullable Path forecasts;

    @Option(names = "--json", paramLabel = "OUT", description = "writes the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = "--evaluate",
            description = "forecasts past origins and compares with what sold, instead of the days after the file")
    private boolean evaluate;

    @Option(
            names = "--origins",
            paramLabel = "N",
            description = "past origins, a horizon apart; default ${DEFAULT-VALUE}",
            defaultValue = "2")
    private int origins = 2;

    @Option(names = "--no-plans", description = "evaluates without knowing discounts and activities ahead")
    private boolean noPlans;

    @Option(
            names = "--days",
            paramLabel = "D",
            description =
                    "in-stock: quantiles of days on which the stock lasts, comparable with recorded sales; completed:"
                            + " of all days; default ${DEFAULT-VALUE}",
            defaultValue = "in-stock")
    private String days = "in-stock";

    @Option(names = "--boosted", description = "forecasts by the boosted trees alone, without exponential smoothing")
    private boolean boosted;

    @Option(names = "--series", paramLabel = "N", description = "takes only so many series")
    private int series = Integer.MAX_VALUE;

    @Option(
            names = "--export-features",
            paramLabel = "DIR",
            description = "with --evaluate: writes the feature table of the first origin for other learners")
    private @Nullable Path exportFeatures;

    @Option(names = "--weather", description = "uses the weather measured up to the origin")
    private boolean weather;

    @Option(names = "--threads", paramLabel = "T", description = "threads, default as many as there are processors")
    private @Nullable Integer threads;

    @Option(names = "--seed", paramLabel = "S", description = "seed; default ${DEFAULT-VALUE}", defaultValue = "1")
    private long seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** A command; picocli fills it. */
    public RetailBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = line.getOut();
        int workers = threads(line, threads);
        check(line);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            RunContext context = RunContext.asOf(LocalDate.EPOCH)
                    .seed(seed)
                    .executor(pool, workers)
                    .build();
            long start = System.nanoTime();
            RetailData data = RetailFile.read(Objects.requireNonNull(history), series);
            figures.put("series", data.rows);
            figures.put("days", data.days);
            figures.put("horizon", horizon);
            figures.put("seed", seed);
            figures.put("readSeconds", seconds(start));
            out.printf(
                    Locale.ROOT,
                    "%d series, %d days from %s on, read in %.1f s%n",
                    data.rows,
                    data.days,
                    data.first,
                    seconds(start));
            out.flush();
            if (evaluate) {
                require(
                        line,
                        data.days - (long) origins * horizon >= LEAST_DAYS,
                        "The history has " + data.days + " days, too few for " + origins + " origins of " + horizon);
                evaluate(data, context, out);
            } else {
                forecast(data, context, out);
            }
            figures.put("seconds", seconds(start));
            figures.put("peakHeapMegabytes", peakHeap());
            out.printf(Locale.ROOT, "%.1f s in all, at most %d MB of heap%n", seconds(start), peakHeap());
            out.flush();
            if (json != null) {
                Files.writeString(json, Json.of(figures));
            }
            return 0;
        } finally {
            pool.shutdownNow();
        }
    }

    private void check(CommandLine line) {
        requireHorizon(line, horizon);
        require(line, origins >= 1, "--origins must be at least 1, was " + origins);
        require(line, series >= 1, "--series must be at least 1, was " + series);
        require(
                line,
                days.equals("in-stock") || days.equals("completed"),
                "--days must be in-stock or completed, was " + days);
        require(
                line,
                exportFeatures == null || !Files.isRegularFile(exportFeatures),
                "--export-features needs a directory, " + exportFeatures + " is a file");
        requireWritable(line, forecasts, json);
    }

    private DemandForecaster forecaster() {
        boolean completed = days.equals("completed");
        if (boosted) {
            SoldOutDays which = completed ? SoldOutDays.COMPLETED : SoldOutDays.IN_STOCK;
            BoostedSettings settings =
                    BoostedSettings.builder().horizon(horizon).soldOut(which).build();
            return new BoostedForecaster(settings, new ExponentialSmoothing());
        }
        return completed ? Forecasters.named("boosted-ets") : Forecasters.ofDaysInStock(horizon);
    }

    private void forecast(RetailData data, RunContext context, PrintWriter out) throws IOException {
        LocalDate first = data.first.plusDays(data.days);
        RetailFile.Future plans = future == null ? null : RetailFile.readFuture(future, first, horizon, data);
        long start = System.nanoTime();
        RetailPanels.Made made = RetailPanels.of(data, data.days, plans == null ? 0 : horizon, plans, weather);
        FittedDemand fitted = forecaster().fit(made.panel(), context);
        DemandForecast forecast = fitted.forecast(horizon, context);
        figures.put("trainAndForecastSeconds", seconds(start));
        out.printf(Locale.ROOT, "trained and forecast in %.1f s%n", seconds(start));
        if (forecasts != null) {
            write(forecasts, false, data, first, forecast);
        }
    }

    private void write(Path file, boolean more, RetailData data, LocalDate first, DemandForecast forecast)
            throws IOException {
        try (BufferedWriter writer =
                more ? Files.newBufferedWriter(file, StandardOpenOption.APPEND) : Files.newBufferedWriter(file)) {
            if (!more) {
                writer.write("store_id,product_id,dt,mean,q025,q05,q10,q25,q50,q75,q90,q95,q975\n");
            }
            StringBuilder line = new StringBuilder();
            for (int r = 0; r < data.rows; r++) {
                for (int h = 0; h < horizon; h++) {
                    line.setLength(0);
                    line.append(data.store[r])
                            .append(',')
                            .append(data.product[r])
                            .append(',')
                            .append(first.plusDays(h));
                    number(line, forecast.mean(r, h));
                    Distribution demand = forecast.sum(r, h, h + 1);
                    for (double level : RetailPanels.levels()) {
                        number(line, demand.quantile(level));
                    }
                    writer.write(line.append('\n').toString());
                }
            }
        }
    }

    private static void number(StringBuilder line, double units) {
        line.append(',').append(Math.round(units * RetailData.UNIT * 1e5) / 1e5);
    }

    private void evaluate(RetailData data, RunContext context, PrintWriter out) throws IOException {
        String[] names = {boosted ? "boosted" : "boosted-ets", "last 28 days", "last week"};
        RetailScore[] scores = new RetailScore[names.length];
        RetailScore[] near = new RetailScore[names.length];
        for (int i = 0; i < names.length; i++) {
            scores[i] = new RetailScore(data.rows);
            near[i] = new RetailScore(data.rows);
        }
        int k = RetailScore.LEVELS.length;
        for (int o = 0; o < origins; o++) {
            int origin = data.days - (o + 1) * horizon;
            long start = System.nanoTime();
            RetailPanels.Made made = RetailPanels.of(data, origin, noPlans ? 0 : horizon, null, weather);
            out.printf(Locale.ROOT, "origin %s: panel %.1f s", data.first.plusDays(origin), seconds(start));
            if (exportFeatures != null && o == 0) {
                FeatureExport.write(exportFeatures, made.panel(), horizon, Math.min(1, 8e4 / data.rows), context);
            }
            DemandForecast forecast = forecaster().fit(made.panel(), context).forecast(horizon, context);
            out.printf(Locale.ROOT, ", trained and forecast %.1f s%n", seconds(start));
            out.flush();
            if (forecasts != null) {
                write(forecasts, o > 0, data, data.first.plusDays(origin), forecast);
            }
            double[] mean = new double[data.rows * horizon];
            double[] quantiles = new double[mean.length * k];
            for (int i = 0; i < names.length; i++) {
                switch (i) {
                    case 0 -> read(forecast, mean, quantiles);
                    case 1 -> Baselines.lastDays(data, origin, horizon, mean, quantiles);
                    default -> Baselines.lastWeek(data, origin, horizon, mean, quantiles);
                }
                scores[i].add(data, origin, horizon, mean, quantiles, made.profiles());
                near[i].add(data, origin, horizon, mean, quantiles, made.profiles(), 7);
                RetailScore one = new RetailScore(data.rows);
                one.add(data, origin, horizon, mean, quantiles, made.profiles());
                print(out, "  " + names[i], one, null);
            }
        }
        for (int i = 0; i < names.length; i++) {
            figures.put(names[i], print(out, "all " + names[i], scores[i], i == 0 ? scores[1] : null));
            figures.put(names[i] + " 7 days", print(out, "first 7 days " + names[i], near[i], i == 0 ? near[1] : null));
        }
    }

    private Map<String, Object> print(PrintWriter out, String name, RetailScore score, @Nullable RetailScore base) {
        Map<String, Object> f = new LinkedHashMap<>();
        f.put("pinball", score.pinballOverDemand());
        f.put("pinballInverseProbability", score.weightedPinballOverDemand());
        f.put("wape", score.wape());
        f.put("wapeOfMean", score.wapeOfMean());
        f.put("biasInHoursInStock", score.bias());
        f.put("covered", score.covered());
        out.printf(
                Locale.ROOT,
                "%-28s pinball %.5f weighted %.5f WAPE %.4f (mean %.4f) bias %+.3f covered",
                name,
                score.pinballOverDemand(),
                score.weightedPinballOverDemand(),
                score.wape(),
                score.wapeOfMean(),
                score.bias());
        for (double c : score.covered()) {
            out.printf(Locale.ROOT, " %.3f", c);
        }
        out.println();
        if (base != null) {
            double gain = 1 - score.pinballOverDemand() / base.pinballOverDemand();
            double weightedGain = 1 - score.weightedPinballOverDemand() / base.weightedPinballOverDemand();
            double[] interval = score.gainOver(base, false);
            double[] weightedInterval = score.gainOver(base, true);
            f.put("gainOverLastDays", gain);
            f.put("gainInterval", interval);
            f.put("weightedGainOverLastDays", weightedGain);
            f.put("weightedGainInterval", weightedInterval);
            out.printf(
                    Locale.ROOT,
                    "  below the last 28 days by %.2f %% [%.2f, %.2f], weighted %.2f %% [%.2f, %.2f]%n",
                    100 * gain,
                    100 * interval[0],
                    100 * interval[1],
                    100 * weightedGain,
                    100 * weightedInterval[0],
                    100 * weightedInterval[1]);
        }
        out.flush();
        return f;
    }

    private void read(DemandForecast forecast, double[] mean, double[] quantiles) {
        int k = RetailScore.LEVELS.length;
        for (int r = 0; r < forecast.rows(); r++) {
            for (int h = 0; h < horizon; h++) {
                int cell = r * horizon + h;
                mean[cell] = forecast.mean(r, h);
                Distribution demand = forecast.sum(r, h, h + 1);
                for (int j = 0; j < k; j++) {
                    quantiles[cell * k + j] = demand.quantile(RetailScore.LEVELS[j]);
                }
            }
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long peakHeap() {
        long bytes = 0;
        for (java.lang.management.MemoryPoolMXBean pool :
                java.lang.management.ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == java.lang.management.MemoryType.HEAP) {
                bytes += pool.getPeakUsage().getUsed();
            }
        }
        return bytes >> 20;
    }
}
