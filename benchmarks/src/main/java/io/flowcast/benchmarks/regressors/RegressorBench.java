package io.flowcast.benchmarks.regressors;

import static io.flowcast.benchmarks.BenchOptions.require;
import static io.flowcast.benchmarks.BenchOptions.requireHorizonIfGiven;
import static io.flowcast.benchmarks.BenchOptions.requireModel;
import static io.flowcast.benchmarks.BenchOptions.say;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.RunContext;
import io.flowcast.benchmarks.ReportOptions;
import io.flowcast.benchmarks.WorkOptions;
import io.flowcast.core.run.Parallel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Forecasts a table of daily series with regressors, or hides its last days and says how far forecasts were from them. */
@Command(
        name = "regressors",
        description =
                "Forecasts daily series with regressors: a CSV row for each id and date, every further column a regressor.",
        sortOptions = false)
public final class RegressorBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--history",
            required = true,
            paramLabel = "F.csv",
            description = "what happened; rows in any order")
    private @Nullable Path history;

    @Option(
            names = "--future",
            paramLabel = "F.csv",
            description = "plans of the days after; its columns are known ahead, others of the history only afterwards")
    private @Nullable Path future;

    @Option(names = "--static", paramLabel = "F.csv", description = "facts of each id that do not change")
    private @Nullable Path facts;

    @Option(
            names = "--id",
            paramLabel = "NAME",
            description = "column; default ${DEFAULT-VALUE}",
            defaultValue = "Store")
    private String id = "Store";

    @Option(
            names = "--date",
            paramLabel = "NAME",
            description = "column; default ${DEFAULT-VALUE}",
            defaultValue = "Date")
    private String date = "Date";

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "column; default ${DEFAULT-VALUE}",
            defaultValue = "Sales")
    private String target = "Sales";

    @Option(
            names = "--open",
            paramLabel = "NAME",
            description = "column that is 0 on closed days; default one named open, or closed (then 1 on closed days)")
    private @Nullable String open;

    @Option(
            names = "--known",
            split = ",",
            paramLabel = "NAME",
            description = "without --future: columns that would be known ahead, to evaluate with")
    private List<String> known = List.of();

    @Option(names = "--horizon", paramLabel = "H", description = "days to forecast; default as far as the plans reach")
    private int horizon;

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "name of the model; a wrong one lists them all; default ${DEFAULT-VALUE}",
            defaultValue = RegressorModel.DEFAULT)
    private String model = RegressorModel.DEFAULT;

    @Option(
            names = "--evaluate",
            paramLabel = "H",
            description = "hides the last H days, known-ahead columns aside, and judges the model and some others")
    private int evaluate;

    @Option(
            names = "--origins",
            paramLabel = "K",
            description = "evaluates K times, each H days earlier; default ${DEFAULT-VALUE}",
            defaultValue = "1")
    private int origins = 1;

    @Option(names = "--alone", description = "evaluates only the model, without the others")
    private boolean alone;

    @Option(names = "--forecasts", paramLabel = "OUT.csv", description = "writes id, date and forecast")
    private @Nullable Path forecasts;

    @Option(
            names = "--quantiles",
            paramLabel = "OUT.csv",
            description = "writes id, date, mean and the quantiles q025, q05, q10, q25, q50, q75, q90, q95, q975")
    private @Nullable Path quantiles;

    @CommandLine.Mixin
    private final WorkOptions work = new WorkOptions();

    @CommandLine.Mixin
    private final ReportOptions report = new ReportOptions();

    /** A command; picocli fills it. */
    public RegressorBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        check(line);
        FindingCollector collector = new FindingCollector();
        RegressorTable table = read(collector);
        say(line, collector.toFindings());
        work.run(line, context -> run(line, table, context));
        return 0;
    }

    private void run(CommandLine line, RegressorTable table, RunContext context) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ids", table.ids.size());
        figures.put("days", table.days);
        figures.put("knownAhead", String.join(", ", table.names(true)));
        figures.put("pastOnly", String.join(", ", table.names(false)));
        line.getOut()
                .printf(
                        Locale.ROOT,
                        "%d ids, %d days from %s; known ahead: %s; past only: %s%n",
                        table.ids.size(),
                        table.days,
                        table.first,
                        figures.get("knownAhead"),
                        figures.get("pastOnly"));
        if (evaluate > 0) {
            figures.put("evaluation", evaluate(line, table, context));
        }
        if (evaluate == 0 || forecasts != null || quantiles != null) {
            forecast(table, evaluate > 0 ? table.days - evaluate : table.days, context);
        }
        Path json = report.json();
        if (json != null) {
            Files.writeString(json, RegressorOutput.json(figures));
        }
    }

    private void check(CommandLine line) {
        requireModel(line, model, RegressorModel.names());
        requireHorizonIfGiven(line, "--horizon", horizon);
        requireHorizonIfGiven(line, "--evaluate", evaluate);
        require(line, origins >= 1, "--origins must be at least 1, was " + origins);
        require(
                line,
                future != null || evaluate > 0 || horizon > 0,
                "Without --future or --evaluate, --horizon must say how many days to forecast");
        report.check(line, forecasts, quantiles);
    }

    private RegressorTable read(FindingCollector findings) throws IOException {
        List<String> needed = new ArrayList<>(List.of(target));
        if (open != null) {
            needed.add(open);
        }
        Sheet past = Sheet.read(Objects.requireNonNull(history), id, date, needed, findings);
        // What is hidden for an evaluation is in the history; plans only say which columns are known ahead.
        Sheet plans = future == null ? null : Sheet.read(future, id, date, List.of(), findings);
        Sheet fixed = facts == null ? null : Sheet.read(facts, id, null, List.of(), findings);
        findings.toFindings().throwIfFatal();
        List<String> ahead = evaluate == 0 ? List.of() : plans == null ? known : plans.columns;
        RegressorTable table = RegressorTable.of(
                past,
                evaluate == 0 ? plans : null,
                fixed,
                new RegressorTable.Meaning(target, open, ahead),
                horizon,
                findings);
        findings.toFindings().throwIfFatal();
        if (evaluate == 0 && plans != null && table.reach <= table.days) {
            findings.add(
                    Severity.FATAL,
                    "table.no-plans",
                    Place.of(String.valueOf(future)),
                    date,
                    table.first.plusDays(table.days - 1L),
                    "Maybe it is another file: it has no date after the last one of the history.");
            findings.toFindings().throwIfFatal();
        }
        return table;
    }

    private Map<String, Object> evaluate(CommandLine line, RegressorTable table, RunContext context) {
        Set<String> models = new LinkedHashSet<>(alone ? List.of() : RegressorModel.COMPARED);
        models.add(model);
        require(
                line,
                table.days > (long) origins * evaluate + 14,
                "The history has " + table.days + " days, too few to hide " + origins + " times " + evaluate);
        Map<String, Object> result = new LinkedHashMap<>();
        for (String name : models) {
            Map<String, Object> byOrigin = new LinkedHashMap<>();
            for (int k = 1; k <= origins; k++) {
                int origin = table.days - k * evaluate;
                int[] rows = table.rowsBefore(origin);
                RegressorOutput output = run(name, table, rows, origin, evaluate, context);
                RegressorScore score = new RegressorScore();
                for (int i = 0; i < rows.length; i++) {
                    score.add(table.sales[rows[i]], table.closed[rows[i]], origin, output.mean[i], output.quantiles[i]);
                }
                Map<String, Object> figures = score.figures();
                byOrigin.put(table.first.plusDays(origin).toString(), figures);
                print(line.getOut(), name, table.first.plusDays(origin), figures);
            }
            result.put(name, byOrigin);
        }
        return result;
    }

    private static void print(PrintWriter out, String name, LocalDate day, Map<String, Object> figures) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-16s %s", name, day));
        figures.forEach((key, value) -> text.append(' ').append(key).append(' ').append(value));
        out.println(text);
        out.flush();
    }

    private static RegressorOutput run(
            String name, RegressorTable table, int[] rows, int origin, int steps, RunContext context) {
        DemandPanel panel = table.panel(rows, origin, steps);
        DemandForecast forecast =
                RegressorModel.named(name, steps).fit(panel, context).forecast(steps + origin - panel.end(), context);
        RegressorOutput output = new RegressorOutput(rows.length, steps);
        int skipped = origin - panel.end();
        Parallel.forEach(context, "quantiles", rows.length, r -> {
            for (int h = 0; h < steps; h++) {
                boolean shut = origin + h < table.closed[rows[r]].length && table.closed[rows[r]][origin + h];
                output.mean[r][h] = shut ? 0 : forecast.mean(r, skipped + h);
                for (int k = 0; k < RegressorScore.LEVELS.length; k++) {
                    output.quantiles[r][h][k] = shut ? 0 : forecast.quantile(r, skipped + h, RegressorScore.LEVELS[k]);
                }
            }
        });
        return output;
    }

    private void forecast(RegressorTable table, int origin, RunContext context) throws IOException {
        int steps = evaluate > 0 ? evaluate : table.reach > table.days ? table.reach - table.days : horizon;
        int[] rows = table.rowsBefore(origin);
        RegressorOutput output = run(model, table, rows, origin, steps, context);
        boolean all = future == null || evaluate > 0;
        if (forecasts != null) {
            output.writeMeans(forecasts, table, rows, origin, all);
        }
        if (quantiles != null) {
            output.writeQuantiles(quantiles, table, rows, origin, all);
        }
    }
}
