package io.flowcast.benchmarks.expiry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.run.RunContext;
import io.flowcast.benchmarks.BenchOptions;
import io.flowcast.models.expiry.ExpectedValueExpiryPlanner;
import io.flowcast.models.expiry.ExpirySettings;
import io.flowcast.models.expiry.JointBound;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plans a made-up morning of a chain and computes, apart, what no plan can exceed. */
@Command(
        name = "expiry-joint",
        description =
                "Plans a made-up morning of a chain and computes, apart, a Lagrangian bound of what it can be worth.",
        sortOptions = false)
public final class ExpiryJointBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--lots", description = "how many lots (default: ${DEFAULT-VALUE})")
    private int lots = 50_000;

    @Option(names = "--sites", description = "how many sites (default: ${DEFAULT-VALUE})")
    private int sites = 1_000;

    @Option(names = "--recipients", description = "how many recipients (default: ${DEFAULT-VALUE})")
    private int recipients = 50;

    @Option(names = "--lanes", description = "lanes from each site (default: ${DEFAULT-VALUE})")
    private int lanes = 1;

    @Option(names = "--lane-cost", description = "fixed cost of a lane (default: ${DEFAULT-VALUE})")
    private double laneCost = 25;

    @Option(names = "--seed", description = "seed of the problem (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--threads", description = "threads; the figures do not depend on them (default: all cores)")
    private @Nullable Integer threads;

    @Option(names = "--no-bound", description = "leaves the bound out")
    private boolean noBound;

    @Option(names = "--json", paramLabel = "OUT", description = "writes the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public ExpiryJointBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        BenchOptions.require(
                line, lots >= 1 && lots <= 10_000_000, "--lots must lie between 1 and 10000000, was " + lots);
        BenchOptions.require(
                line, sites >= 1 && sites <= 100_000, "--sites must lie between 1 and 100000, was " + sites);
        BenchOptions.require(
                line,
                recipients >= 0 && recipients <= 10_000,
                "--recipients must lie between 0 and 10000, was " + recipients);
        BenchOptions.require(line, lanes >= 0 && lanes <= 1000, "--lanes must lie between 0 and 1000, was " + lanes);
        BenchOptions.require(line, laneCost >= 0 && laneCost < 1e9, "--lane-cost must be at least 0, was " + laneCost);
        BenchOptions.requireWritable(line, json);
        int parallel = BenchOptions.threads(line, threads);
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, parallel - 1));
        try {
            RunContext context =
                    RunContext.asOf(JointProblem.TODAY).executor(pool, parallel).build();
            Map<String, Object> figures = run(context, line.getOut());
            if (json != null) {
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), figures);
            }
        } finally {
            pool.shutdownNow();
        }
        return 0;
    }

    private Map<String, Object> run(RunContext context, PrintWriter out) {
        ExpiryProblem problem = JointProblem.of(lots, sites, recipients, lanes, laneCost, seed);
        ExpirySettings settings = ExpirySettings.standard();
        long started = System.nanoTime();
        long cpu = BenchOptions.cpuNanos();
        ExpiryPlan planned = new ExpectedValueExpiryPlanner(settings).plan(problem, context);
        double seconds = (System.nanoTime() - started) / 1e9;
        double cpuSeconds = (BenchOptions.cpuNanos() - cpu) / 1e9;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lots", lots);
        figures.put("sites", sites);
        figures.put("recipients", recipients);
        figures.put("lanesPerSite", lanes);
        figures.put("laneCost", laneCost);
        figures.put("seed", seed);
        figures.put("series", problem.forecast().rows());
        figures.put("planSeconds", seconds);
        figures.put("planCpuSeconds", cpuSeconds);
        Map<String, long[]> actions = new TreeMap<>();
        for (LotDecision d : planned.decisions()) {
            long[] count = actions.computeIfAbsent(d.action().getClass().getSimpleName(), name -> new long[2]);
            count[0]++;
            count[1] += d.quantityUnits();
        }
        figures.put("actions", actions);
        figures.put("hints", planned.hints().size());
        out.printf(
                Locale.ROOT,
                "%d lots, %d sites, %d recipients, seed %d%nplan: %.1f s, %.1f CPU s%n",
                lots,
                sites,
                recipients,
                seed,
                seconds,
                cpuSeconds);
        actions.forEach((name, count) -> out.printf("  %-18s %7d decisions %9d units%n", name, count[0], count[1]));
        out.printf("  stock hints        %7d%n", planned.hints().size());
        out.flush();
        if (!noBound) {
            bound(problem, settings, context, figures, out);
        }
        return figures;
    }

    private static void bound(
            ExpiryProblem problem,
            ExpirySettings settings,
            RunContext context,
            Map<String, Object> figures,
            PrintWriter out) {
        long started = System.nanoTime();
        long cpu = BenchOptions.cpuNanos();
        JointBound.Result bound = JointBound.of(problem, settings, context);
        double seconds = (System.nanoTime() - started) / 1e9;
        double cpuSeconds = (BenchOptions.cpuNanos() - cpu) / 1e9;
        figures.put("bound", bound.bound());
        figures.put("value", bound.value());
        figures.put("valueOfKeeping", bound.valueOfKeeping());
        figures.put("gap", bound.gap());
        figures.put("gapOfGain", bound.gapOfGain());
        figures.put("boundSeconds", seconds);
        figures.put("boundCpuSeconds", cpuSeconds);
        out.printf(
                Locale.ROOT,
                "value %.2f, of keeping everything %.2f%nbound %.2f; gap %.3f %% of the bound, %.2f %% of what deciding can gain; %.1f s, %.1f CPU s%n",
                bound.value(),
                bound.valueOfKeeping(),
                bound.bound(),
                100 * bound.gap(),
                100 * bound.gapOfGain(),
                seconds,
                cpuSeconds);
        out.flush();
    }
}
