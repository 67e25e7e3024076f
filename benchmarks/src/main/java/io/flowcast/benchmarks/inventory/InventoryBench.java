package io.flowcast.benchmarks.inventory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Counts the rows of a file of stockpyl calls whose answers agree to 1e-6 relative.
 *
 * <p>Functions this library has no counterpart of (graph utilities) are out of scope and listed by name; rows whose inputs
 * the file cut off or did not write are unreadable and listed as well.
 */
@Command(
        name = "inventory",
        description = "Compares the inventory craft with a file of stockpyl calls and answers.",
        sortOptions = false)
public final class InventoryBench implements Callable<Integer> {
    private static final int SHOWN = 400;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--oracle",
            required = true,
            paramLabel = "F",
            description = "CSV file with the columns function, inputs_json and output_json")
    private @Nullable Path oracle;

    @Option(names = "--json", paramLabel = "OUT", description = "writes the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public InventoryBench() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Map<String, Object> figures = compare(OracleFile.read(Objects.requireNonNull(oracle)));
        out.printf(
                "rows %s, in scope %s, equal %s, different %s, unreadable %s, out of scope %s%n",
                figures.get("rows"),
                figures.get("inScope"),
                figures.get("equal"),
                figures.get("different"),
                figures.get("unreadable"),
                figures.get("outOfScope"));
        ((Map<?, ?>) Objects.requireNonNull(figures.get("outOfScopeFunctions")))
                .forEach((name, count) -> out.println("out of scope: " + name + " (" + count + ")"));
        ((List<?>) Objects.requireNonNull(figures.get("unreadableRows")))
                .forEach(row -> out.println("unreadable: " + row));
        ((List<?>) Objects.requireNonNull(figures.get("differences"))).forEach(row -> out.println("different: " + row));
        out.flush();
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), figures);
        }
        return 0;
    }

    /** Counts, and lists what does not agree. */
    static Map<String, Object> compare(List<OracleFile.Row> rows) {
        Map<String, OracleCall> calls = OracleCalls.all();
        int equal = 0;
        Map<String, Integer> outOfScope = new TreeMap<>();
        List<Object> unreadable = new ArrayList<>();
        List<Object> different = new ArrayList<>();
        Map<String, int[]> byFunction = new TreeMap<>();
        for (OracleFile.Row row : rows) {
            OracleCall call = calls.get(row.function());
            if (call == null) {
                outOfScope.merge(row.function(), 1, Integer::sum);
                continue;
            }
            LooseJson output = LooseJson.read(row.output());
            Object expected = output.root();
            Object ours;
            try {
                ours = call.answer(new Arguments(LooseJson.read(row.inputs()), row.test()));
            } catch (Arguments.Unreadable cut) {
                unreadable.add(entry(row, Map.of("reason", String.valueOf(cut.getMessage()))));
                continue;
            } catch (IllegalArgumentException refused) {
                ours = "error: " + refused.getMessage();
            }
            boolean agrees = expected != null && (refused(expected, ours) || Agreement.agree(output, expected, ours));
            int[] counts = byFunction.computeIfAbsent(row.function(), name -> new int[2]);
            counts[agrees ? 0 : 1]++;
            if (agrees) {
                equal++;
            } else {
                different.add(entry(
                        row,
                        Map.of("inputs", shown(row.inputs()), "expected", shown(row.output()), "ours", shown(ours))));
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", rows.size());
        figures.put("inScope", equal + different.size());
        figures.put("equal", equal);
        figures.put("different", different.size());
        figures.put("unreadable", unreadable.size());
        figures.put(
                "outOfScope",
                outOfScope.values().stream().mapToInt(Integer::intValue).sum());
        figures.put("outOfScopeFunctions", outOfScope);
        figures.put("unreadableRows", unreadable);
        figures.put("differences", different);
        Map<String, Object> functions = new LinkedHashMap<>();
        byFunction.forEach((name, counts) -> functions.put(name, Map.of("equal", counts[0], "different", counts[1])));
        figures.put("functions", functions);
        return figures;
    }

    /** Whether neither side has an answer: the reference raised an error or says NaN, ours refused. */
    private static boolean refused(Object expected, Object ours) {
        boolean raised = (expected instanceof Map<?, ?> map && map.containsKey("error"))
                || (expected instanceof String text && text.contains("Error"))
                || Agreement.holdsNan(expected);
        return raised && ours instanceof String text && text.startsWith("error: ");
    }

    private static Map<String, Object> entry(OracleFile.Row row, Map<String, Object> more) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("function", row.function());
        entry.put("test", row.test());
        entry.putAll(new TreeMap<>(more));
        return entry;
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
