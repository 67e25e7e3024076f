package io.flowcast.benchmarks.perishable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.run.RunContext;
import io.flowcast.benchmarks.BenchOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Solves problems of goods that expire exactly and compares with the answers of another program. */
@Command(
        name = "perishable",
        description =
                "Solves the problems of a file in the layout of the De Moor settings exactly and compares cost, best base"
                        + " stock, waste and service of every row.",
        sortOptions = false)
public final class PerishableBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--scenario",
            required = true,
            paramLabel = "F.json",
            description = "file with 'common' settings and 'rows'")
    private @Nullable Path scenario;

    @Option(names = "--json", paramLabel = "OUT", description = "writes all figures as JSON")
    private @Nullable Path json;

    @Option(
            names = "--rules",
            description =
                    "also finds the best numbers of every family of simple rules, with the gap to the optimum and to"
                            + " whoever knows the demand")
    private boolean rules;

    @Option(names = "--threads", paramLabel = "T", description = "threads, default: the processors")
    private @Nullable Integer threads;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public PerishableBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        int tasks = BenchOptions.threads(line, threads);
        BenchOptions.requireWritable(line, json);
        List<ScenarioFile.Row> rows = ScenarioFile.read(Objects.requireNonNull(scenario));
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.put("scenario", String.valueOf(scenario.getFileName()));
        root.put("tolerance", RowComparison.TOLERANCE);
        ArrayNode list = root.putArray("rows");
        PrintWriter out = line.getOut();
        out.printf(
                Locale.ROOT,
                "%-12s %10s %7s %16s %5s %10s %10s %9s %9s %9s%n",
                "row",
                "states",
                "sweeps",
                "cost",
                "S",
                "waste %",
                "service %",
                "compared",
                "different",
                "seconds");
        int compared = 0;
        int different = 0;
        int wrongRows = 0;
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(tasks);
        try {
            RunContext context =
                    RunContext.asOf(LocalDate.EPOCH).executor(pool, tasks).build();
            for (ScenarioFile.Row row : rows) {
                ObjectNode node = list.addObject();
                RowComparison comparison = new RowComparison(row, rules, node);
                comparison.run(context);
                compared += comparison.compared();
                different += comparison.different();
                wrongRows += comparison.different() > 0 ? 1 : 0;
                print(out, node);
            }
        } finally {
            pool.shutdown();
        }
        ObjectNode summary = root.putObject("summary");
        summary.put("rows", rows.size());
        summary.put("rows_with_differences", wrongRows);
        summary.put("values_compared", compared);
        summary.put("values_equal", compared - different);
        summary.put("values_different", different);
        summary.put("seconds", (System.nanoTime() - start) / 1e9);
        out.printf(
                Locale.ROOT,
                "%d rows, %d values compared, %d different (tolerance %.0e)%n",
                rows.size(),
                compared,
                different,
                RowComparison.TOLERANCE);
        out.flush();
        if (json != null) {
            mapper.writeValue(json.toFile(), root);
        }
        return 0;
    }

    private static void print(PrintWriter out, ObjectNode node) {
        out.printf(
                Locale.ROOT,
                "%-12s %10d %7d %16.6f %5d %10.5f %10.5f %9d %9d %9.3f%n",
                node.path("row").asText(),
                node.path("states").asLong(),
                node.path("sweeps").asInt(),
                node.path("optimal_discounted_cost_from_empty").path("ours").asDouble(),
                node.path("best_base_stock_S").path("ours").asInt(),
                node.path("optimal_long_run")
                        .path("waste_pct_of_order")
                        .path("ours")
                        .asDouble(),
                node.path("optimal_long_run")
                        .path("service_level_pct")
                        .path("ours")
                        .asDouble(),
                node.path("compared").asInt(),
                node.path("different").asInt(),
                node.path("seconds").path("solve").asDouble());
        for (JsonNode rule : node.path("rules")) {
            out.printf(
                    Locale.ROOT,
                    "    %-26s cost %.4f, above the best %.2f %%, above the clairvoyant %.2f %%%n",
                    rule.path("rule").asText(),
                    rule.path("cost").asDouble(),
                    rule.path("gap_pct").asDouble(),
                    rule.path("gap_to_clairvoyant_pct").asDouble());
        }
        out.flush();
    }
}
