package io.flowcast.benchmarks.route;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** The runs of a suite as a table: gap per instance and solver, and their mean with an interval over seeds. */
final class SuiteTable {

    private static final double UPPER = 0.975;

    private final List<SuiteRun> runs;
    private final Set<String> solvers = new LinkedHashSet<>();
    private final Set<String> instances = new LinkedHashSet<>();

    SuiteTable(List<SuiteRun> runs) {
        this.runs = runs;
        runs.forEach(run -> solvers.add(run.key().solver()));
        runs.forEach(run -> instances.add(run.key().instance()));
    }

    /**
     * Mean gap over the instances, and its uncertainty.
     *
     * @param mean mean over seeds of the mean over instances, in percent
     * @param halfWidth half of the 95 % interval by Student's distribution, over the means of the seeds; null with one seed
     * @param instances instances with a gap
     * @param seeds seeds, or 0 for a difference
     */
    record Summary(double mean, @Nullable Double halfWidth, int instances, int seeds) {}

    /** What a solver reached on the instances that all its seeds finished, or null if there are none. */
    @Nullable
    Summary summary(String solver) {
        Map<Long, Map<String, Double>> bySeed = new LinkedHashMap<>();
        for (SuiteRun run : runs) {
            Double gap = run.gap();
            if (run.key().solver().equals(solver) && gap != null) {
                bySeed.computeIfAbsent(run.key().seed(), seed -> new LinkedHashMap<>())
                        .put(run.key().instance(), gap);
            }
        }
        Set<String> common = new LinkedHashSet<>(instances);
        bySeed.values().forEach(gaps -> common.retainAll(gaps.keySet()));
        if (bySeed.isEmpty() || common.isEmpty()) {
            return null;
        }
        List<Double> means = new ArrayList<>();
        for (Map<String, Double> gaps : bySeed.values()) {
            means.add(common.stream().mapToDouble(gaps::get).average().orElseThrow());
        }
        return summary(means, common.size(), means.size());
    }

    private static Summary summary(List<Double> values, int instances, int seeds) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        int n = values.size();
        if (n < 2) {
            return new Summary(mean, null, instances, seeds);
        }
        double squares = values.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        double t = new TDistribution(n - 1.0).inverseCumulativeProbability(UPPER);
        return new Summary(mean, t * Math.sqrt(squares / (n - 1) / n), instances, seeds);
    }

    void print(PrintWriter out) {
        out.printf("%-22s %6s %12s", "instance", "stops", "best");
        solvers.forEach(solver -> out.printf(" %11s %8s", solver + " %", "cpu s"));
        out.println();
        for (String instance : instances) {
            SuiteRun any = runs.stream()
                    .filter(run -> run.key().instance().equals(instance))
                    .findFirst()
                    .orElseThrow();
            out.printf(Locale.ROOT, "%-22s %6d %12s", instance, any.stops(), number(any.best(), "%.2f"));
            for (String solver : solvers) {
                List<SuiteRun> own = of(instance, solver);
                out.printf(
                        " %11s %8s", gaps(own), number(own.isEmpty() ? null : mean(own, SuiteRun::cpuSeconds), "%.1f"));
            }
            out.println();
        }
        for (String solver : solvers) {
            Summary summary = summary(solver);
            out.printf(
                    "%s: %s; %d runs broke a constraint or failed, %d could not be expressed%n",
                    solver,
                    summary == null ? "no gap" : words(summary),
                    count(solver, run -> !run.feasible() && !unsupported(run)),
                    count(solver, SuiteTable::unsupported));
        }
        String first = solvers.isEmpty() ? "" : solvers.iterator().next();
        solvers.stream().skip(1).forEach(other -> {
            Summary difference = difference(first, other);
            if (difference != null) {
                out.printf("%s less %s on the same instances: %s%n", first, other, words(difference));
            }
        });
        out.flush();
    }

    /**
     * By how much the gap of one solver lies above that of another, over the instances for which both have one. The interval is over
     * instances, each the mean of its seeds.
     */
    @Nullable
    Summary difference(String solver, String other) {
        List<Double> differences = new ArrayList<>();
        for (String instance : instances) {
            OptionalDouble one = meanGap(of(instance, solver));
            OptionalDouble two = meanGap(of(instance, other));
            if (one.isPresent() && two.isPresent()) {
                differences.add(one.getAsDouble() - two.getAsDouble());
            }
        }
        return differences.isEmpty() ? null : summary(differences, differences.size(), 0);
    }

    private long count(String solver, Predicate<SuiteRun> condition) {
        return runs.stream()
                .filter(run -> run.key().solver().equals(solver) && condition.test(run))
                .count();
    }

    private static boolean unsupported(SuiteRun run) {
        return run.error().startsWith("cannot");
    }

    private static OptionalDouble meanGap(List<SuiteRun> own) {
        return own.stream()
                .map(SuiteRun::gap)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    private static String words(Summary summary) {
        String interval = summary.halfWidth() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " [%.3f, %.3f]",
                        summary.mean() - summary.halfWidth(),
                        summary.mean() + summary.halfWidth());
        return String.format(
                Locale.ROOT,
                "mean gap %.3f %%%s over %d instances%s",
                summary.mean(),
                interval,
                summary.instances(),
                summary.seeds() == 0 ? "" : ", " + summary.seeds() + " seeds");
    }

    private List<SuiteRun> of(String instance, String solver) {
        return runs.stream()
                .filter(run -> run.key().instance().equals(instance)
                        && run.key().solver().equals(solver))
                .toList();
    }

    private static String gaps(List<SuiteRun> own) {
        if (own.isEmpty()) {
            return "-";
        }
        OptionalDouble gap = meanGap(own);
        if (gap.isPresent()) {
            return number(gap.getAsDouble(), "%.3f");
        }
        SuiteRun first = own.get(0);
        if (unsupported(first)) {
            return "no";
        }
        return first.feasible() ? number(first.cost(), "=%.1f") : "INFEASIBLE";
    }

    private static double mean(List<SuiteRun> own, ToDoubleFunction<SuiteRun> value) {
        return own.stream().mapToDouble(value).average().orElse(0);
    }

    private static String number(@Nullable Double value, String format) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }
}
