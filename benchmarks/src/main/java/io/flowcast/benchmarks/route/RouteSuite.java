package io.flowcast.benchmarks.route;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Plans many instances with several solvers and seeds, and goes on where it was stopped. */
@Command(
        name = "routes",
        description = {
            "Plans many instances by several solvers at equal processor time and prints their gaps to the best known costs.",
            "Each finished run is a line of --results; runs that stand there are not made again.",
            "Each run is a process of its own; seconds are its processor time, compilation included, reading excluded."
        },
        sortOptions = false)
public final class RouteSuite implements Callable<Integer> {

    private static final Set<String> SOLVERS = Set.of("flowcast", "jsprit", "pyvrp", "hygese", "vroom");

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "F", description = "instance files, or folders of them")
    private @Nullable List<Path> instances;

    @Option(names = "--results", required = true, paramLabel = "F.jsonl", description = "where finished runs stand")
    private @Nullable Path results;

    @Option(names = "--seconds", paramLabel = "S", description = "processor seconds of each run")
    private @Nullable Double seconds;

    @Option(
            names = "--seconds-per-stop",
            paramLabel = "S",
            description = "processor seconds of each run for each stop of its instance")
    private @Nullable Double secondsPerStop;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            defaultValue = "1",
            description = "seeds, separated by commas; default ${DEFAULT-VALUE}")
    private List<Long> seeds = List.of(1L);

    @Option(
            names = "--solver",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "flowcast",
            description = "flowcast, jsprit, pyvrp, hygese, vroom, separated by commas; default ${DEFAULT-VALUE}")
    private List<String> solvers = List.of("flowcast");

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            description = "threads of flowcast, default ${DEFAULT-VALUE}; the others have one")
    private int threads = 1;

    @Option(
            names = "--objective",
            paramLabel = "NAME",
            description = "nint, dimacs, exact or hierarchical; default as best known costs of the type are published")
    private @Nullable Objective objective;

    @Option(
            names = "--best",
            paramLabel = "F",
            description = "best known costs, CSV (name,cost) or JSON; otherwise the solution file beside an instance")
    private @Nullable Path best;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "only N instances, spread evenly over the list: always the same ones")
    private @Nullable Integer sample;

    @Option(
            names = "--python",
            paramLabel = "P",
            defaultValue = "python3",
            description = "the Python that has pyvrp, hygese and pyvroom; default ${DEFAULT-VALUE}")
    private Path python = Path.of("python3");

    @Option(names = "--print", description = "makes no run and prints what stands in --results")
    private boolean printOnly;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public RouteSuite() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        check(line);
        PrintWriter out = line.getOut();
        Path file = Objects.requireNonNull(results);
        List<Path> files = sampled(InstanceFiles.of(Objects.requireNonNull(instances)));
        List<SuiteRun> runs = new ArrayList<>(SuiteRun.read(file));
        if (!printOnly) {
            runAll(files, runs, file, out);
        }
        Set<String> wanted = new HashSet<>();
        files.forEach(each -> wanted.add(name(each)));
        new SuiteTable(runs.stream()
                        .filter(run -> wanted.contains(run.key().instance())
                                && solvers.contains(run.key().solver()))
                        .toList())
                .print(out);
        return 0;
    }

    private void check(CommandLine line) {
        require(
                line,
                printOnly || (seconds == null) != (secondsPerStop == null),
                "Give --seconds or --seconds-per-stop");
        for (Double each : new @Nullable Double[] {seconds, secondsPerStop}) {
            require(line, each == null || (each > 0 && each <= 1e6), "Seconds must lie above 0 and up to 1000000");
        }
        for (String solver : solvers) {
            require(line, SOLVERS.contains(solver), "There is no solver " + solver + "; take one of " + SOLVERS);
        }
        require(line, sample == null || sample > 0, "--sample must be above 0");
        require(line, threads >= 1, "--threads must be at least 1");
        Path folder = Objects.requireNonNull(results).toAbsolutePath().getParent();
        require(line, folder == null || Files.isDirectory(folder), "There is no directory " + folder);
    }

    private static void require(CommandLine line, boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(line, message);
        }
    }

    private List<Path> sampled(List<Path> files) {
        if (sample == null || files.size() <= sample) {
            return files;
        }
        List<Path> some = new ArrayList<>();
        for (int k = 0; k < sample; k++) {
            some.add(files.get((int) ((long) k * files.size() / sample)));
        }
        return some;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    /** Seed by seed, so that a suite that is stopped early has whole sets of instances. */
    private void runAll(List<Path> files, List<SuiteRun> runs, Path file, PrintWriter out)
            throws IOException, InterruptedException {
        Set<SuiteRun.Key> finished = new HashSet<>();
        runs.forEach(run -> finished.add(run.key()));
        BestKnown known = new BestKnown(best);
        SolverProcess process = new SolverProcess(python, script());
        for (long seed : seeds) {
            for (Path each : files) {
                Objective.Task task = Objective.read(each, objective);
                OptionalDouble cost = known.of(each, task);
                for (String solver : solvers) {
                    SuiteRun.Key key = key(each, task, solver, seed);
                    if (finished.contains(key)) {
                        continue;
                    }
                    SuiteRun run =
                            process.run(key, each, task, objective, cost.isPresent() ? cost.getAsDouble() : null);
                    run.append(file);
                    runs.add(run);
                    finished.add(key);
                    Double gap = run.gap();
                    out.printf(
                            Locale.ROOT,
                            "%s %s seed %d: %s, gap %s%n",
                            key.instance(),
                            solver,
                            seed,
                            run.cost() == null ? run.error() : String.format(Locale.ROOT, "%.3f", run.cost()),
                            gap == null ? "-" : String.format(Locale.ROOT, "%.3f %%", gap));
                    out.flush();
                }
            }
        }
    }

    private SuiteRun.Key key(Path file, Objective.Task task, String solver, long seed) {
        int stops = task.instance().problem().stops().size()
                + 2 * task.instance().problem().shipments().size();
        double limit = seconds == null ? Objects.requireNonNull(secondsPerStop) * stops : seconds;
        String name = objective == null
                ? task.instance().rounding().name().toLowerCase(Locale.ROOT)
                : objective.name().toLowerCase(Locale.ROOT);
        return new SuiteRun.Key(name(file), name, solver, seed, limit, solver.equals("flowcast") ? threads : 1);
    }

    /** The script that runs the others, in the sources: {@code flowcast.home} is their root. */
    private static Path script() {
        Path home = Path.of(System.getProperty("flowcast.home", "."));
        return home.resolve(Path.of("benchmarks", "src", "main", "scripts", "route_peers.py"));
    }
}
