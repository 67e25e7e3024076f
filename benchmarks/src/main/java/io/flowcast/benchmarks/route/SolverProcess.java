package io.flowcast.benchmarks.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.benchmarks.Bench;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpSolution;
import io.flowcast.connectors.vrp.VrpText;
import io.flowcast.connectors.vrp.VrpWriter;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a solver on an instance in a process of its own, so that each run pays for its own compilation and no run profits from another.
 *
 * <p>What comes back is a solution file, ours like the others'; it is driven, checked and priced here by the same code for all.
 */
final class SolverProcess {

    /** A process may take this many times its processor seconds by the clock, as other work may share the machine. */
    private static final int MOST_TIMES = 20;

    private static final int GRACE_SECONDS = 600;
    private static final int INFEASIBLE = 3;
    private static final int UNSUPPORTED = 4;

    private final Path python;
    private final Path script;
    private final String machine = machine();

    SolverProcess(Path python, Path script) {
        this.python = python;
        this.script = script;
    }

    /** Where runs are made: processor, cores and Java. */
    private static String machine() {
        String processor = System.getProperty("os.arch");
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            processor = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(processor);
        } catch (IOException e) {
            // Not Linux: the architecture must do.
        }
        return processor + ", " + Runtime.getRuntime().availableProcessors() + " cores, Java "
                + System.getProperty("java.version");
    }

    /** Runs {@code key} and says what came of it; a solver that fails is a result too. */
    SuiteRun run(SuiteRun.Key key, Path file, Objective.Task task, @Nullable Objective objective, @Nullable Double best)
            throws IOException, InterruptedException {
        int stops = task.instance().problem().stops().size()
                + 2 * task.instance().problem().shipments().size();
        Path folder = Files.createTempDirectory("routes");
        try {
            boolean ours = key.solver().equals("flowcast") || key.solver().equals("jsprit");
            VrpText written = null;
            if (!ours) {
                try {
                    written = VrpWriter.vrplib(
                            key.instance(),
                            task.instance().problem(),
                            task.instance().rounding());
                } catch (InvalidInputException e) {
                    return failed(key, stops, best, "cannot be written as VRPLIB: " + e.getMessage());
                }
            }
            List<String> command = written == null
                    ? javaCommand(key, file, objective, folder)
                    : peerCommand(key, task.instance(), written, folder);
            Path log = folder.resolve("log");
            int exit = execute(command, log, key.seconds());
            Path json = folder.resolve("figures.json");
            if (exit == UNSUPPORTED) {
                return failed(key, stops, best, "cannot be expressed: " + tail(log));
            }
            if ((exit != 0 && exit != INFEASIBLE) || !Files.isRegularFile(json)) {
                return failed(key, stops, best, "ended with code " + exit + ": " + tail(log));
            }
            JsonNode figures = new ObjectMapper().readTree(json.toFile());
            Path solution = folder.resolve("plan.sol");
            if (!Files.isRegularFile(solution)) {
                return result(key, stops, best, null, 0, false, figures, tail(log));
            }
            VrpSolution read = VrpSolution.read(solution);
            RoutePlan plan =
                    PublishedPlan.of(task.instance(), written == null ? read : renamed(task.instance(), read, written));
            String error = plan.feasible() ? "" : plan.violations().get(0).message();
            double cost = task.publishedCost(plan);
            return result(key, stops, best, cost, plan.routes().size(), plan.feasible(), figures, error);
        } finally {
            try (Stream<Path> inside = Files.list(folder)) {
                for (Path each : inside.toList()) {
                    Files.deleteIfExists(each);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private SuiteRun failed(SuiteRun.Key key, int stops, @Nullable Double best, String error) {
        return new SuiteRun(key, stops, best, null, 0, false, 0, 0, 0, key.solver(), machine, error);
    }

    private SuiteRun result(
            SuiteRun.Key key,
            int stops,
            @Nullable Double best,
            @Nullable Double cost,
            int vehicles,
            boolean feasible,
            JsonNode figures,
            String error) {
        return new SuiteRun(
                key,
                stops,
                best,
                cost,
                vehicles,
                feasible,
                figures.path("cpuSeconds").asDouble(),
                figures.path("wallSeconds").asDouble(figures.path("seconds").asDouble()),
                figures.path("iterations").asLong(),
                figures.path("version").asText(key.solver()),
                machine,
                error);
    }

    /** Peers number customers as they stand in the file that was written for them. */
    private static VrpSolution renamed(VrpInstance instance, VrpSolution solution, VrpText written) {
        List<List<Integer>> routes = new ArrayList<>();
        for (List<Integer> route : solution.routes()) {
            List<Integer> customers = new ArrayList<>();
            for (int number : route) {
                String id = written.stopIds().get(number);
                customers.add(id.isEmpty() ? number : instance.customer(id));
            }
            routes.add(customers);
        }
        return new VrpSolution(routes, solution.cost());
    }

    private static List<String> javaCommand(SuiteRun.Key key, Path file, @Nullable Objective objective, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", classPath(), Bench.class.getName(), "route"));
        command.addAll(List.of("--instance", file.toString(), "--solver", key.solver(), "--cpu"));
        command.addAll(List.of("--seconds", Double.toString(key.seconds()), "--seed", Long.toString(key.seed())));
        command.addAll(List.of("--threads", Integer.toString(key.threads())));
        command.addAll(List.of("--solution", folder.resolve("plan.sol").toString()));
        command.addAll(List.of("--json", folder.resolve("figures.json").toString()));
        if (objective != null) {
            command.addAll(List.of("--objective", objective.name().toLowerCase(Locale.ROOT)));
        }
        return command;
    }

    /** Where this class comes from, also when a launcher loaded it by a loader of its own. */
    private static String classPath() {
        if (Bench.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .filter(url -> url.getProtocol().equals("file"))
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private List<String> peerCommand(SuiteRun.Key key, VrpInstance instance, VrpText written, Path folder)
            throws IOException {
        Path file = folder.resolve("instance.vrp");
        Files.writeString(file, written.text());
        return List.of(
                python.toString(),
                script.toString(),
                "--solver",
                key.solver(),
                "--instance",
                file.toString(),
                "--objective",
                instance.rounding().name().toLowerCase(Locale.ROOT),
                "--seconds",
                Double.toString(key.seconds()),
                "--seed",
                Long.toString(key.seed()),
                "--solution",
                folder.resolve("plan.sol").toString(),
                "--json",
                folder.resolve("figures.json").toString());
    }

    /** Runs a command to its end, and ends it when this process ends before. */
    private static int execute(List<String> command, Path log, double seconds)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread reaper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(reaper);
        try {
            long limit = (long) (seconds * MOST_TIMES) + GRACE_SECONDS;
            if (process.waitFor(limit, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return -1;
        } finally {
            process.destroyForcibly();
            removeHook(reaper);
        }
    }

    private static void removeHook(Thread reaper) {
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException ending) {
            // The process is ending; the hook does its work.
        }
    }

    private static String tail(Path log) throws IOException {
        String text = Files.isRegularFile(log) ? Files.readString(log).strip() : "";
        List<String> lines = text.lines().toList();
        return Objects.requireNonNullElse(lines.isEmpty() ? null : lines.get(lines.size() - 1), "no output");
    }
}
