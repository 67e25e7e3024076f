package io.flowcast.benchmarks.forecast;

import static io.flowcast.benchmarks.BenchOptions.cpuNanos;
import static io.flowcast.benchmarks.BenchOptions.require;
import static io.flowcast.benchmarks.BenchOptions.requireHorizon;
import static io.flowcast.benchmarks.BenchOptions.requireWritable;
import static io.flowcast.benchmarks.BenchOptions.say;
import static io.flowcast.benchmarks.BenchOptions.threads;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/** Forecasts the last cells of series that are zero most of the time, by every method for such demand, and compares their distributions with what came. */
@Command(
        name = "sparse",
        description = "Compares methods for intermittent demand on the last cells of a file of series.",
        sortOptions = false)
public final class SparseBench implements Callable<Integer> {
    /** A history must be this many horizons long. */
    private static final int LEAST_HORIZONS = 4;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--history",
            required = true,
            paramLabel = "F",
            description = "one row for each series: id and values; header and quotes optional")
    private @Nullable Path history;

    @Option(
            names = "--price-column",
            description = "the first column is a price, not an id; series are named by their lines")
    private boolean priceColumn;

    @Option(names = "--horizon", required = true, paramLabel = "H", description = "cells ahead, held out")
    private int horizon;

    @Option(
            names = "--origins",
            paramLabel = "K",
            description = "origins, the last one a horizon before the end; default ${DEFAULT-VALUE}",
            defaultValue = "1")
    private int origins = 1;

    @Option(names = "--step", paramLabel = "S", description = "cells between two origins, default the horizon")
    private @Nullable Integer step;

    @Option(
            names = "--skip",
            paramLabel = "N",
            description = "last cells left out as if they had not come yet, to choose by earlier ones; default 0",
            defaultValue = "0")
    private int skip;

    @Option(names = "--only", paramLabel = "M", description = "only methods whose name begins like this")
    private @Nullable String only;

    @Option(names = "--threads", paramLabel = "T", description = "threads, default as many as there are processors")
    private @Nullable Integer threads;

    @Option(names = "--json", paramLabel = "OUT", description = "writes the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public SparseBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        int between = step == null ? horizon : step;
        int workers = threads(line, threads);
        requireHorizon(line, horizon);
        require(line, origins >= 1, "--origins must be at least 1, was " + origins);
        require(line, between >= 1, "--step must be at least 1, was " + between);
        require(line, skip >= 0, "--skip must be at least 0, was " + skip);
        List<SparseMethod> methods = SparseMethod.all().stream()
                .filter(m -> only == null || m.name().startsWith(only))
                .toList();
        require(line, !methods.isEmpty(), "--only fits no method, was " + only);
        requireWritable(line, json);
        FindingCollector collector = new FindingCollector();
        Map<String, double[]> series = SeriesFile.read(Objects.requireNonNull(history), collector, priceColumn);
        if (series.values().stream().noneMatch(values -> longEnough(values, skip + (origins - 1L) * between))) {
            collector.add(
                    Severity.FATAL,
                    "series.too-short",
                    Place.of(String.valueOf(history)),
                    "values",
                    series.values().stream().mapToInt(v -> v.length).max().orElse(0),
                    "Maybe the horizon is that of another frequency: before the first origin a series must have "
                            + LEAST_HORIZONS + " horizons of values without a gap.");
        }
        say(line, collector.toFindings());
        List<SparseScore> scores = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        PrintWriter out = line.getOut();
        try {
            RunContext context =
                    RunContext.asOf(LocalDate.EPOCH).executor(pool, workers).build();
            out.printf(
                    Locale.ROOT,
                    "%d series, horizon %d, %d origins %d apart, %d threads%n",
                    series.size(),
                    horizon,
                    origins,
                    between,
                    workers);
            SparseScore.header(out);
            for (SparseMethod method : methods) {
                SparseScore score = new SparseScore(method.name());
                measure(method, score, series, between, context);
                score.print(out);
                scores.add(score);
            }
        } finally {
            pool.shutdownNow();
        }
        if (json != null) {
            write(json, scores, series.size(), between, workers);
        }
        return 0;
    }

    private void measure(
            SparseMethod method, SparseScore score, Map<String, double[]> series, int between, RunContext context) {
        for (int k = 0; k < origins; k++) {
            int cut = skip + k * between;
            List<double[]> known = new ArrayList<>();
            List<double[]> came = new ArrayList<>();
            for (double[] values : series.values()) {
                int origin = values.length - cut - horizon;
                if (longEnough(values, cut)) {
                    known.add(Arrays.copyOf(values, origin));
                    came.add(Arrays.copyOfRange(values, origin, origin + horizon));
                }
            }
            long start = cpuNanos();
            SparseScore.Answer[] answers = method.forecast(known.toArray(double[][]::new), horizon, context);
            score.cpuSeconds += (cpuNanos() - start) / 1e9;
            for (int i = 0; i < answers.length; i++) {
                score.add(known.get(i), came.get(i), answers[i]);
            }
        }
    }

    /** Whether a series without gaps has enough values before an origin that lies so many before its last horizon. */
    private boolean longEnough(double[] values, long cut) {
        boolean whole = Arrays.stream(values).noneMatch(Double::isNaN);
        return whole && values.length - cut - horizon >= (long) LEAST_HORIZONS * horizon;
    }

    private void write(Path file, List<SparseScore> scores, int series, int between, int workers) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.put("series", series);
        root.put("horizon", horizon);
        root.put("origins", origins);
        root.put("step", between);
        root.put("skipped", skip);
        root.put("threads", workers);
        ArrayNode list = root.putArray("methods");
        scores.forEach(score -> score.write(list));
        mapper.writeValue(file.toFile(), root);
    }
}
