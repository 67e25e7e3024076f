package io.flowcast.examples.demo;

import io.flowcast.api.catalog.Site;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.file.Assumption;
import io.flowcast.connectors.file.Scenario;
import io.flowcast.connectors.file.ScenarioReader;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.connectors.report.HtmlReport;
import io.flowcast.connectors.report.ReportOptions;
import io.flowcast.connectors.result.PlanJson;
import io.flowcast.core.feature.DailyPanels;
import io.flowcast.models.Models;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plans the next seven days for a sample of real shops and writes a report to look at. */
@Command(
        name = "flowcast demo",
        mixinStandardHelpOptions = true,
        description = "Plans the next 7 days for a sample of real shops and writes a report to look at.")
public final class Demo implements Callable<Integer> {
    private static final List<String> ATTRIBUTIONS = List.of(
            "Sales, stock-outs and weather: a part of FreshRetailNet-50K, Dingdong, CC BY 4.0, changed as its folder says.",
            "Shelf lives: USDA FoodKeeper, CC0. Factors: as named beside each.");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with a scenario.json and its files (default: the sample of the project).")
    private Path data = Path.of(System.getProperty("flowcast.home", "."), "examples", "data", "freshretail");

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("flowcast-out");

    @Option(names = "--seed", description = "Seed of the run (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--threads", description = "Threads; the answer does not depend on them (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    private final PrintStream console;

    /** A demo that prints to a console. */
    Demo(PrintStream console) {
        this.console = console;
    }

    /** Runs the demo; see {@code --help}. */
    public static void main(String[] args) {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), args));
    }

    /** Runs the demo and returns its exit code. */
    static int run(PrintStream console, String... args) {
        return new CommandLine(new Demo(console))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof InvalidInputException invalid) {
                        console.println(invalid.findings().summary(40));
                        return 1;
                    }
                    throw e;
                })
                .execute(args);
    }

    @Override
    public Integer call() throws IOException {
        long started = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads - 1));
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            RunContext context = RunContext.asOf(LocalDate.EPOCH)
                    .seed(seed)
                    .executor(pool, Math.max(1, threads))
                    .progress(progress)
                    .build();
            Scenario scenario = ScenarioReader.read(data, context);
            RunContext dated = context.toBuilder().asOf(scenario.asOf()).build();
            PlanRequest request = request(scenario);
            SupplyPlan plan = Models.flowCast(new GreatCircleTravel(scenario.detourFactor()))
                    .plan(request, dated);
            progress.finish();
            write(scenario, request, plan);
            new Summary(request, plan).print(console);
            console.printf("%nPlanned in %.1f s. Open %s%n", (System.nanoTime() - started) / 1e9, report());
            return 0;
        } finally {
            pool.shutdownNow();
        }
    }

    /** A scenario becomes a request when its hourly sales have become a daily panel. */
    static PlanRequest request(Scenario scenario) {
        return new PlanRequest(
                scenario.catalog(),
                DailyPanels.of(scenario.sales()).panel(),
                scenario.lots(),
                scenario.openOrders(),
                scenario.temperatures(),
                scenario.factors(),
                scenario.settings());
    }

    private Path report() {
        return out.resolve("plan.html").toAbsolutePath().normalize();
    }

    private void write(Scenario scenario, PlanRequest request, SupplyPlan plan) throws IOException {
        Files.createDirectories(out);
        HtmlReport.write(
                plan,
                request,
                ReportOptions.titled("A week for " + stores(scenario) + " shops")
                        .withAssumptions(scenario.assumptions().stream()
                                .map(Demo::sentence)
                                .toList())
                        .withAttributions(ATTRIBUTIONS),
                report());
        for (Map.Entry<String, String> part :
                PlanJson.parts(plan, request.catalog()).entrySet()) {
            Files.writeString(out.resolve(part.getKey() + ".json"), part.getValue());
        }
    }

    private static String sentence(Assumption assumption) {
        String value = assumption.value().isEmpty() ? "" : " = " + assumption.value();
        return assumption.section() + ": " + assumption.field() + value + ". " + assumption.reason();
    }

    private static long stores(Scenario scenario) {
        return scenario.catalog().sites().stream()
                .filter(site -> site.kind() == Site.Kind.STORE)
                .count();
    }
}
