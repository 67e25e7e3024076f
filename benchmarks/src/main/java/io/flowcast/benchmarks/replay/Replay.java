package io.flowcast.benchmarks.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.file.ReplayScenario;
import io.flowcast.connectors.file.ReplayScenarioReader;
import io.flowcast.connectors.file.Scenario;
import io.flowcast.connectors.file.ScenarioReader;
import io.flowcast.core.simulate.ConfidenceInterval;
import io.flowcast.models.demand.Forecasters;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plans the last weeks of the sample day by day and compares what was wasted and missed at equal fill rate. */
@Command(
        name = "flowcast replay",
        mixinStandardHelpOptions = true,
        description = "Hides the last 28 days of the sample, lets each policy order day by day with what was known, and"
                + " compares what was wasted and missed at equal fill rate.")
public final class Replay implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the sample.")
    private Path data = Path.of(System.getProperty("flowcast.home", "."), "examples", "data", "freshretail");

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Replay files (default: the three frozen ones of the sample).")
    private List<Path> scenarios = List.of();

    @Option(names = "--runs", description = "Play only the first so many seeds (default: all).")
    private int runs = Integer.MAX_VALUE;

    @Option(names = "--threads", description = "Threads; the figures do not depend on them (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--expiry",
            description =
                    "Compares with and without the expiry stage and each of its actions instead, FlowCast ordering.")
    private boolean expiry;

    @Option(names = "--days", description = "With --expiry: play only the first so many days (default: all).")
    private int days = Integer.MAX_VALUE;

    @Option(
            names = "--forecaster",
            paramLabel = "NAME",
            description = "With --expiry: who forecasts, by the name of a forecaster (default: ${DEFAULT-VALUE}).")
    private String forecaster = "auto";

    @Option(
            names = "--fill-rate",
            description = "With --expiry: where stages are compared (default: ${DEFAULT-VALUE}).")
    private double fillRate = 0.95;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write all figures here.")
    private @Nullable Path json;

    private final PrintStream console;

    Replay(PrintStream console) {
        this.console = console;
    }

    /** Runs the replay; see {@code --help}. */
    public static void main(String[] args) {
        PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Replay(console)).execute(args));
    }

    /**
     * Everything one scenario led to.
     *
     * @param scenario its name
     * @param items series played
     * @param days hidden days
     * @param seeds runs
     * @param unseenDemandShare share of the played demand that fell into sold-out hours
     * @param sweeps fill rate and waste in percent at every level of every policy, means over the runs
     * @param tables policies at equal fill rate
     * @param seconds the whole of it took
     */
    record Result(
            String scenario,
            int items,
            int days,
            List<Integer> seeds,
            double unseenDemandShare,
            Map<String, List<double[]>> sweeps,
            List<Comparison.Table> tables,
            double seconds) {}

    @Override
    public Integer call() throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads - 1));
        try {
            RunContext context = RunContext.asOf(LocalDate.EPOCH)
                    .executor(pool, Math.max(1, threads))
                    .build();
            Scenario scenario = ScenarioReader.read(data, context);
            List<Object> results = new ArrayList<>();
            for (Path file : files()) {
                ReplayScenario rules = ReplayScenarioReader.read(file);
                ReplayWorld world = new ReplayWorld(scenario, firstRuns(rules));
                results.add(expiry ? playExpiry(world, context) : play(world, context));
            }
            if (json != null) {
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), results);
            }
            return 0;
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Path> files() {
        return scenarios.isEmpty()
                ? List.of(
                        data.resolve("replay-3d.json"), data.resolve("replay-7d.json"), data.resolve("replay-14d.json"))
                : scenarios;
    }

    private ReplayScenario firstRuns(ReplayScenario r) {
        List<Integer> seeds = r.simulation().seeds();
        return new ReplayScenario(
                r.name(),
                r.description(),
                r.calendar(),
                r.supply(),
                r.issuing(),
                r.costs(),
                r.openingStock(),
                r.closingStock(),
                new ReplayScenario.Simulation(
                        seeds.subList(0, Math.min(runs, seeds.size())),
                        r.simulation().confidenceLevel()),
                r.sweep(),
                r.assumptions());
    }

    private ExpiryReplay.Table playExpiry(ReplayWorld world, RunContext context) {
        List<Customers> customers = world.rules.simulation().seeds().stream()
                .map(seed -> new Customers(world, seed))
                .toList();
        return new ExpiryReplay(world, customers, Forecasters.named(forecaster), days, fillRate, console, context)
                .run();
    }

    private Result play(ReplayWorld world, RunContext context) {
        long started = System.nanoTime();
        List<Customers> customers = world.rules.simulation().seeds().stream()
                .map(seed -> new Customers(world, seed))
                .toList();
        double unseen = customers.stream()
                .mapToDouble(c -> world.latent.unseenShare(c.demand))
                .average()
                .orElse(0);
        console.printf(
                Locale.ROOT,
                "%n%s: %d series, %d days, %d runs, %d days of life; %.1f %% of the played demand fell into sold-out hours%n",
                world.rules.name(),
                world.items,
                world.days,
                customers.size(),
                world.life,
                100 * unseen);
        ReplayTrips trips = new ReplayTrips(world, context);
        Map<String, Outcome[][]> sweeps = new LinkedHashMap<>();
        PolicyRun play = new PolicyRun(world, customers, trips);
        for (ReplayPolicy policy : List.of(
                new LastWeekPolicy(world),
                new MovingAveragePolicy(world),
                new FlowCastPolicy(world, context),
                new ClairvoyantPolicy(world))) {

            sweeps.put(policy.name(), play.sweep(policy, context));
        }
        Comparison comparison = new Comparison(world, trips, context);
        List<Comparison.Table> tables = new ArrayList<>();
        for (double target : world.rules.sweep().compareAtFillRates()) {
            Comparison.Table table = comparison.at(target, sweeps);
            print(table);
            tables.add(table);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        console.printf(Locale.ROOT, "%.0f s%n", seconds);
        return new Result(
                world.rules.name(),
                world.items,
                world.days,
                world.rules.simulation().seeds(),
                unseen,
                curves(sweeps),
                tables,
                seconds);
    }

    private static Map<String, List<double[]>> curves(Map<String, Outcome[][]> sweeps) {
        Map<String, List<double[]>> curves = new LinkedHashMap<>();
        sweeps.forEach((name, sweep) -> {
            List<double[]> points = new ArrayList<>();
            for (Outcome[] level : sweep) {
                double fill = 0;
                double waste = 0;
                for (Outcome run : level) {
                    fill += run.fillPercent() / level.length;
                    waste += run.wastePercent() / level.length;
                }
                points.add(new double[] {fill, waste});
            }
            curves.put(name, points);
        });
        return curves;
    }

    private void print(Comparison.Table table) {
        console.printf(
                Locale.ROOT,
                "%nAt a fill rate of %.0f %% (mean and 95 %% interval over runs)%n%-26s %8s %14s %16s %14s %18s %14s %16s%n",
                100 * table.targetFillRate(),
                "policy",
                "fill %",
                "waste %",
                "waste kg",
                "lost units",
                "cost",
                "km",
                "kgCO2e");
        for (Comparison.Row row : table.rows()) {
            console.printf(
                    Locale.ROOT,
                    "%-26s %8.1f %14s %16s %14s %18s %14s %16s%n",
                    row.policy(),
                    row.fillRate().mean(),
                    text(row.wastePercent(), 2),
                    text(row.wastedKilograms(), 0),
                    text(row.lostUnits(), 0),
                    text(row.cost(), 0),
                    text(row.kilometres(), 0),
                    text(row.kilogramsCo2e(), 0));
        }
        table.notReached().forEach(name -> console.printf("%-26s does not reach it%n", name));
    }

    private static String text(ConfidenceInterval interval, int digits) {
        return String.format(
                Locale.ROOT, "%,." + digits + "f ±%,." + digits + "f", interval.mean(), interval.halfWidth());
    }
}
