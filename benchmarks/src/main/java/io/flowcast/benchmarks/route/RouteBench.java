package io.flowcast.benchmarks.route;

import static io.flowcast.benchmarks.BenchOptions.cpuNanos;
import static io.flowcast.benchmarks.BenchOptions.require;
import static io.flowcast.benchmarks.BenchOptions.requireWritable;

import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.Violation;
import io.flowcast.api.run.RunContext;
import io.flowcast.benchmarks.BenchOptions;
import io.flowcast.connectors.route.Places;
import io.flowcast.connectors.route.ProblemJson;
import io.flowcast.connectors.route.RouteGeoJson;
import io.flowcast.connectors.route.RouteMap;
import io.flowcast.connectors.route.RoutePlanJson;
import io.flowcast.core.verify.SolutionChecker;
import io.flowcast.models.routing.RuinRecreatePlanner;
import io.flowcast.models.routing.jsprit.JspritPlanner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plans the routes of one instance file and says what they cost. */
@Command(
        name = "route",
        description = {
            "Plans the routes of an instance (VRPLIB, Solomon, Li-Lim, Cordeau, mixed fleets) and reports their cost.",
            "Ends with code 3 if the plan breaks a constraint; of the files only the JSON is written then."
        },
        sortOptions = false)
public final class RouteBench implements Callable<Integer> {

    private static final int INFEASIBLE = 3;
    private static final int SHOWN_VIOLATIONS = 20;
    private static final double DEFAULT_SECONDS = 15;
    private static final double MOST_SECONDS = 1e6;
    private static final int MOST_THREADS = 1024;

    /** Planners by the name they are chosen with. */
    enum Solver {
        FLOWCAST,
        JSPRIT;

        RoutePlanner planner(int islands) {
            return this == FLOWCAST ? new RuinRecreatePlanner(islands) : new JspritPlanner();
        }
    }

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--instance",
            required = true,
            paramLabel = "F",
            description = "instance file, known by its content")
    private @Nullable Path instance;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "time limit of the search, default 15, or none with --iterations")
    private @Nullable Double seconds;

    @Option(
            names = "--cpu",
            description =
                    "--seconds counts the processor time of this process, compilation included and reading excluded,"
                            + " instead of the time of the wall")
    private boolean cpu;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "limit on iterations: the same plan on every machine")
    private @Nullable Long iterations;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "threads, default ${DEFAULT-VALUE}",
            defaultValue = "1")
    private int threads = 1;

    @Option(
            names = "--islands",
            paramLabel = "I",
            description = "independent searches of flowcast, default one per thread")
    private @Nullable Integer islands;

    @Option(names = "--seed", paramLabel = "N", description = "seed, default ${DEFAULT-VALUE}", defaultValue = "1")
    private long seed = 1;

    @Option(
            names = "--solver",
            paramLabel = "NAME",
            description = "flowcast or jsprit, default ${DEFAULT-VALUE}",
            defaultValue = "flowcast")
    private Solver solver = Solver.FLOWCAST;

    @Option(
            names = "--objective",
            paramLabel = "NAME",
            description =
                    "nint (distances to the nearest whole), dimacs (cut after one decimal), exact (thousandths), hierarchical"
                            + " (vehicles first, then exact); default as best known costs of the type are published")
    private @Nullable Objective objective;

    @Option(
            names = "--best",
            paramLabel = "VALUE",
            description = "best known cost, in the unit of the file, for the gap")
    private @Nullable Double best;

    @Option(
            names = "--target",
            paramLabel = "VALUE",
            description = "ends the search at a cost that is good enough, in the unit of the file")
    private @Nullable Double target;

    @Option(
            names = "--without-improvement",
            paramLabel = "N",
            description = "ends the search after N iterations in a row that find nothing better")
    private @Nullable Long patience;

    @Option(names = "--solution", paramLabel = "OUT.sol", description = "writes the plan in the format of CVRPLIB")
    private @Nullable Path solution;

    @Option(names = "--json", paramLabel = "OUT", description = "writes figures and routes as JSON")
    private @Nullable Path json;

    @Option(names = "--geojson", paramLabel = "OUT", description = "writes routes and visits with times and loads")
    private @Nullable Path geojson;

    @Option(names = "--svg", paramLabel = "OUT", description = "draws the plan, if the instance has coordinates")
    private @Nullable Path svg;

    @Option(names = "--html", paramLabel = "OUT", description = "draws the plan on a page with all visits")
    private @Nullable Path html;

    @Option(
            names = "--plan",
            paramLabel = "OUT",
            description = "writes the plan as RoutePlanJson does, to be read again")
    private @Nullable Path planFile;

    @Option(names = "--problem", paramLabel = "OUT", description = "writes the instance as ProblemJson does")
    private @Nullable Path problemFile;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public RouteBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        StopWhen limits = checked(line);
        Objective.Task task = Objective.read(Objects.requireNonNull(instance), objective);
        require(
                line,
                target == null || task.vehicleCost() == 0,
                "--target does not go with the hierarchical objective, whose cost holds vehicles");
        StopWhen stopWhen = target == null
                ? limits
                : limits.orCostAtMost(target / task.instance().publishedCost(1));
        RoutingProblem problem = task.instance().problem();
        Places places = drawable(line, task);
        if (problemFile != null) {
            Files.writeString(problemFile, ProblemJson.write(problem, null));
        }
        RoutePlanner planner = solver.planner(islands == null ? threads : islands);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            RunContext.Builder builder =
                    RunContext.asOf(LocalDate.EPOCH).seed(seed).executor(pool, threads);
            if (cpu) {
                builder.nanoTime(BenchOptions::cpuNanos);
            }
            RunContext context = builder.build();
            long cpuStart = cpuNanos();
            long start = System.nanoTime();
            RoutePlan plan = planner.plan(problem, stopWhen, context);
            double wall = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (cpuNanos() - cpuStart) / 1e9;
            List<Violation> violations = new SolutionChecker().check(problem, plan);
            RouteReport report = new RouteReport(task, planner.name(), plan, best, violations, wall, cpuSeconds);
            report.print(line.getOut());
            if (json != null) {
                report.writeJson(json);
            }
            if (!violations.isEmpty()) {
                PrintWriter err = line.getErr();
                err.println("The plan breaks " + violations.size() + " constraints; no solution is written.");
                violations.stream().limit(SHOWN_VIOLATIONS).forEach(each -> err.println("  " + each.message()));
                err.flush();
                return INFEASIBLE;
            }
            if (solution != null) {
                Files.writeString(solution, report.solution().toText());
            }
            if (planFile != null) {
                Files.writeString(planFile, RoutePlanJson.write(plan));
            }
            if (places != null) {
                draw(task.instance().name(), problem, plan, places);
            }
            return 0;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Where the places lie, or null if nothing is to be drawn. */
    private @Nullable Places drawable(CommandLine line, Objective.Task task) {
        if (geojson == null && svg == null && html == null) {
            return null;
        }
        Places places = task.instance().places().orElse(null);
        require(
                line,
                places != null,
                "The instance has no coordinates, so there is no --geojson, --svg or --html of it");
        return places;
    }

    private void draw(String title, RoutingProblem problem, RoutePlan plan, Places places) throws IOException {
        if (geojson != null) {
            Files.writeString(geojson, RouteGeoJson.write(problem, plan, places));
        }
        if (svg != null) {
            Files.writeString(svg, RouteMap.svg(title, problem, plan, places));
        }
        if (html != null) {
            Files.writeString(html, RouteMap.html(title, problem, plan, places));
        }
    }

    private StopWhen checked(CommandLine line) {
        Double limit = seconds == null && iterations == null ? (Double) DEFAULT_SECONDS : seconds;
        require(line, patience == null || patience >= 1, "--without-improvement must be at least 1, was " + patience);
        require(line, target == null || Double.isFinite(target), "--target must be a number, was " + target);
        boolean lasts = limit == null || (limit > 0 && limit <= MOST_SECONDS);
        require(line, lasts, "--seconds must lie above 0 and up to 1000000, was " + limit);
        require(line, threads >= 1 && threads <= MOST_THREADS, "--threads must lie between 1 and 1024, was " + threads);
        require(
                line,
                islands == null || (islands >= 1 && islands <= MOST_THREADS),
                "--islands must lie between 1 and 1024");
        require(line, iterations == null || iterations >= 0, "--iterations must not be negative, was " + iterations);
        require(line, best == null || (best > 0 && Double.isFinite(best)), "--best must be above 0, was " + best);
        requireWritable(line, solution, json, geojson, svg, html, planFile, problemFile);
        return new StopWhen(
                limit == null ? null : Duration.ofNanos((long) (limit * 1e9)),
                iterations == null ? Long.MAX_VALUE : iterations,
                patience == null ? Long.MAX_VALUE : patience,
                Double.NEGATIVE_INFINITY);
    }
}
