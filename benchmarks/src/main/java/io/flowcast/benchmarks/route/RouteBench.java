package io.flowcast.benchmarks.route;

import com.sun.management.OperatingSystemMXBean;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.vrp.DistanceRounding;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpInstances;
import io.flowcast.connectors.vrp.VrpSolution;
import io.flowcast.core.verify.SolutionChecker;
import io.flowcast.models.routing.RuinRecreatePlanner;
import io.flowcast.models.routing.jsprit.JspritPlanner;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Plans the routes of one instance file and says what they cost. */
@Command(
        name = "route",
        description = "Plans the routes of an instance in VRPLIB, Solomon or Li-Lim format and reports their cost.",
        sortOptions = false)
public final class RouteBench implements Callable<Integer> {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
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
                    "how distances become whole: nint (nearest), dimacs (cut after one decimal), exact (thousandths);"
                            + " default nint for VRPLIB, dimacs for Solomon, exact for Li-Lim")
    private @Nullable DistanceRounding objective;

    @Option(
            names = "--best",
            paramLabel = "VALUE",
            description = "best known cost, in the unit of the file, for the gap")
    private @Nullable Double best;

    @Option(names = "--solution", paramLabel = "OUT.sol", description = "writes the plan in the format of CVRPLIB")
    private @Nullable Path solution;

    @Option(names = "--json", paramLabel = "OUT", description = "writes figures and routes as JSON")
    private @Nullable Path json;

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
        StopWhen stopWhen = checked(line);
        VrpInstance read = VrpInstances.read(Objects.requireNonNull(instance), objective);
        RoutePlanner planner = solver.planner(islands == null ? threads : islands);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            RunContext.Builder builder =
                    RunContext.asOf(LocalDate.EPOCH).seed(seed).executor(pool, threads);
            if (cpu) {
                builder.nanoTime(RouteBench::cpuNanos);
            }
            RunContext context = builder.build();
            long cpuStart = cpuNanos();
            long start = System.nanoTime();
            RoutePlan plan = planner.plan(read.problem(), stopWhen, context);
            double wall = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (cpuNanos() - cpuStart) / 1e9;
            boolean feasible = new SolutionChecker().check(read.problem(), plan).isEmpty();
            RouteReport report = new RouteReport(read, planner.name(), plan, best, feasible, wall, cpuSeconds);
            PrintWriter out = line.getOut();
            report.print(out);
            if (solution != null) {
                Files.writeString(solution, VrpSolution.of(read, plan).toText());
            }
            if (json != null) {
                report.writeJson(json);
            }
            return 0;
        } finally {
            pool.shutdownNow();
        }
    }

    private StopWhen checked(CommandLine line) {
        Double limit = seconds == null && iterations == null ? (Double) DEFAULT_SECONDS : seconds;
        boolean lasts = limit == null || (limit > 0 && limit <= MOST_SECONDS);
        require(line, lasts, "--seconds must lie above 0 and up to 1000000, was " + limit);
        require(line, threads >= 1 && threads <= MOST_THREADS, "--threads must lie between 1 and 1024, was " + threads);
        require(
                line,
                islands == null || (islands >= 1 && islands <= MOST_THREADS),
                "--islands must lie between 1 and 1024");
        require(line, iterations == null || iterations >= 0, "--iterations must not be negative, was " + iterations);
        require(line, best == null || (best > 0 && Double.isFinite(best)), "--best must be above 0, was " + best);
        for (Path file : new @Nullable Path[] {solution, json}) {
            Path folder = file == null ? null : file.toAbsolutePath().getParent();
            require(line, folder == null || Files.isDirectory(folder), "There is no directory " + folder);
        }
        return new StopWhen(
                limit == null ? null : Duration.ofNanos((long) (limit * 1e9)),
                iterations == null ? Long.MAX_VALUE : iterations,
                Long.MAX_VALUE,
                Double.NEGATIVE_INFINITY);
    }

    private static void require(CommandLine line, boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(line, message);
        }
    }

    /** Processor time of all threads of this process. */
    private static long cpuNanos() {
        return PROCESS.getProcessCpuTime();
    }
}
