package io.flowcast.benchmarks.route;

import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.routing.Violation;
import io.flowcast.connectors.vrp.DistanceRounding;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpInstances;
import io.flowcast.connectors.vrp.VrpSolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recomputes the cost of published solutions: does what is read mean what its authors meant? */
@Command(
        name = "route-check",
        description =
                "Reads instances, drives the solution file beside each and compares its cost with what it states.",
        sortOptions = false)
public final class RouteCheckBench implements Callable<Integer> {

    /** Largest power of ten by which a stated cost may be scaled: thousandths, and unit costs in hundredths. */
    private static final int MOST_ZEROS = 5;

    private static final int SHOWN_VIOLATIONS = 3;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "F", description = "instance files, or folders of them")
    private @Nullable List<Path> instances;

    @Option(
            names = "--objective",
            paramLabel = "NAME",
            description = "how distances become whole: nint, dimacs, exact; default by type of instance")
    private @Nullable DistanceRounding objective;

    @Option(
            names = "--solution",
            paramLabel = "F.sol",
            description = "the solution, default the one beside each instance")
    private @Nullable Path solution;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public RouteCheckBench() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        int checked = 0;
        int wrong = 0;
        for (Path file : InstanceFiles.of(Objects.requireNonNull(instances))) {
            Path published = solution == null ? BestKnown.beside(file) : solution;
            checked++;
            try {
                wrong += check(file, published, out) ? 0 : 1;
            } catch (InvalidInputException | IllegalArgumentException e) {
                out.printf("%-24s NOT READ: %s%n", file.getFileName(), e.getMessage());
                wrong++;
            }
            out.flush();
        }
        out.printf("%d instances, %d with a difference%n", checked, wrong);
        out.flush();
        return wrong == 0 ? 0 : 1;
    }

    private boolean check(Path file, Path published, PrintWriter out) throws IOException {
        VrpInstance instance = VrpInstances.read(file, objective);
        int size = instance.problem().stops().size()
                + 2 * instance.problem().shipments().size();
        String what = String.format(
                Locale.ROOT,
                "%-24s %-11s %-6s %6d",
                instance.name(),
                instance.format(),
                instance.rounding().name().toLowerCase(Locale.ROOT),
                size);
        if (!Files.isRegularFile(published)) {
            out.printf("%s read; no solution beside it%n", what);
            return true;
        }
        VrpSolution read = VrpSolution.read(published);
        RoutePlan plan = PublishedPlan.of(instance, read);
        String unit = unit(plan.cost(), read.cost(), rounding(instance, plan));
        boolean same = plan.feasible() && !unit.isEmpty();
        out.printf(
                Locale.ROOT,
                "%s %5d routes, stated %12s, recomputed %14.3f %s%n",
                what,
                plan.routes().size(),
                read.cost().isPresent() ? Double.toString(read.cost().getAsDouble()) : "-",
                instance.publishedCost(plan.cost()),
                same ? unit : "DIFFERENT");
        plan.violations().stream()
                .limit(SHOWN_VIOLATIONS)
                .map(Violation::message)
                .forEach(message -> out.println("  " + message));
        return same;
    }

    /** By how much rounding each leg may move the cost against one of exact distances: half a unit of distance per leg. */
    private static double rounding(VrpInstance instance, RoutePlan plan) {
        if (instance.rounding() != DistanceRounding.EXACT) {
            return 0;
        }
        double dearest = instance.problem().vehicleTypes().stream()
                .mapToDouble(VehicleType::costPerMetre)
                .max()
                .orElse(1);
        return plan.routes().stream()
                        .mapToDouble(route -> route.visits().size() + 1)
                        .sum()
                * dearest
                / 2;
    }

    /** In which power of ten of the problem's unit the cost is stated; empty in none. */
    static String unit(double cost, OptionalDouble stated, double rounding) {
        if (stated.isEmpty()) {
            return "not stated";
        }
        double scale = 1;
        for (int zeros = 0; zeros <= MOST_ZEROS; zeros++) {
            // Costs are published with two decimals at most.
            double off = Math.abs(cost - stated.getAsDouble() * scale);
            String unit = "in " + Math.round(scale) + " of the problem's units";
            if (off <= scale / 100) {
                return "as stated, " + unit;
            }
            if (off <= rounding + scale / 100) {
                return "as stated but for rounding of legs, " + unit;
            }
            scale *= 10;
        }
        return "";
    }
}
