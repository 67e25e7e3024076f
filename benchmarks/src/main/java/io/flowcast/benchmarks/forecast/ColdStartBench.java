package io.flowcast.benchmarks.forecast;

import static io.flowcast.benchmarks.BenchOptions.require;
import static io.flowcast.benchmarks.BenchOptions.requireHorizon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.run.RunContext;
import io.flowcast.benchmarks.ReportOptions;
import io.flowcast.connectors.file.KnownIds;
import io.flowcast.connectors.file.RecordFiles;
import io.flowcast.core.feature.DailyPanels;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Hides rows of a file of sales and says how well they are forecast from the others. */
@Command(
        name = "cold-start",
        description = "Hides the history of some products at some sites and forecasts them from the others.",
        sortOptions = false)
public final class ColdStartBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--sales", required = true, paramLabel = "F", description = "sales days in the project's layout")
    private @Nullable Path sales;

    @Option(
            names = "--horizon",
            paramLabel = "H",
            description = "days held out at the end; default ${DEFAULT-VALUE}",
            defaultValue = "14")
    private int horizon = 14;

    @Option(
            names = "--known",
            paramLabel = "N",
            split = ",",
            description = "days of their own that hidden rows keep; default 0,3,7,14")
    private int[] known = {0, 3, 7, 14};

    @Option(
            names = "--share",
            paramLabel = "X",
            description = "share of rows that are hidden; default ${DEFAULT-VALUE}",
            defaultValue = "0.2")
    private double share = 0.2;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "how often other rows are hidden; default ${DEFAULT-VALUE}",
            defaultValue = "5")
    private int folds = 5;

    @CommandLine.Mixin
    private final ReportOptions report = new ReportOptions();

    /** A command; picocli fills it. */
    public ColdStartBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        requireHorizon(line, horizon);
        require(line, folds >= 1, "--folds must be at least 1, was " + folds);
        require(line, share > 0 && share < 1, "--share must lie between 0 and 1, was " + share);
        for (int days : known) {
            require(line, days >= 0, "--known must not be negative, was " + days);
        }
        report.check(line);
        // All days of the file have passed.
        RunContext context = RunContext.asOf(LocalDate.of(9999, 12, 31)).build();
        DemandPanel panel = panel(Objects.requireNonNull(sales), context);
        require(line, panel.end() > horizon, "The file has " + panel.end() + " days, too few to hold out " + horizon);
        PrintWriter out = line.getOut();
        out.printf(
                Locale.ROOT,
                "%d rows, %d days ahead, %.0f %% hidden in each of %d folds%n",
                panel.rows(),
                horizon,
                100 * share,
                folds);
        out.printf(Locale.ROOT, "%5s %-18s %8s %8s %8s%n", "known", "method", "WAPE", "bias", "pinball9");
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        ArrayNode list = root.putArray("figures");
        ColdStartTrial trial =
                new ColdStartTrial(new ExponentialSmoothing(), panel, panel.end() - horizon, horizon, share, context);
        for (int days : known) {
            for (Map.Entry<String, ColdStartTrial.Figures> entry :
                    trial.run(days, folds).entrySet()) {
                ColdStartTrial.Figures f = entry.getValue();
                out.printf(
                        Locale.ROOT,
                        "%5d %-18s %8.4f %+8.4f %8s%n",
                        days,
                        entry.getKey(),
                        f.wape(),
                        f.bias(),
                        f.pinball() > 0 ? String.format(Locale.ROOT, "%.4f", f.pinball()) : "-");
                ObjectNode node = list.addObject();
                node.put("known", days);
                node.put("method", entry.getKey());
                node.put("cells", f.cells);
                node.put("wape", f.wape());
                node.put("bias", f.bias());
                if (f.pinball() > 0) {
                    node.put("pinball9", f.pinball());
                }
            }
            out.flush();
        }
        Path json = report.json();
        if (json != null) {
            mapper.writeValue(json.toFile(), root);
        }
        return 0;
    }

    private static DemandPanel panel(Path file, RunContext context) throws IOException {
        List<SalesDay> days = new ArrayList<>();
        RecordFiles.sales(KnownIds.any()).read(file, context, days::add).orThrow();
        DailyPanels.Result result = DailyPanels.of(days);
        result.findings().throwIfFatal();
        return result.panel();
    }
}
