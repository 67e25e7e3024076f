package io.flowcast.benchmarks.donation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.benchmarks.BenchOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shares out donations and compares with the answers of another program. */
@Command(
        name = "donation",
        description =
                "Shares one supply, and a supply along a route with uncertain needs, and compares every value of a"
                        + " file of references.",
        sortOptions = false)
public final class DonationBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "F.json",
            description = "file with rows 'static' and 'sequential'")
    private @Nullable Path reference;

    @Option(names = "--json", paramLabel = "OUT", description = "writes all figures as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public DonationBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        BenchOptions.requireWritable(line, json);
        List<DonationReference.Value> values =
                DonationReference.compute(BenchOptions.readable(Objects.requireNonNull(reference)));
        PrintWriter out = line.getOut();
        for (DonationReference.Value value : values) {
            out.printf(
                    Locale.ROOT,
                    "%-14s %-46s %18s %18.12f %s%n",
                    value.row(),
                    value.name(),
                    value.compared() ? String.format(Locale.ROOT, "%.12f", value.reference()) : "-",
                    value.ours(),
                    value.different() ? "DIFFERENT" : "");
        }
        long compared =
                values.stream().filter(DonationReference.Value::compared).count();
        long different =
                values.stream().filter(DonationReference.Value::different).count();
        out.printf(
                Locale.ROOT,
                "%d values compared, %d different (tolerance %.0e)%n",
                compared,
                different,
                DonationReference.TOLERANCE);
        out.flush();
        if (json != null) {
            write(json, values, compared, different);
        }
        return 0;
    }

    private static void write(Path json, List<DonationReference.Value> values, long compared, long different)
            throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.put("tolerance", DonationReference.TOLERANCE);
        for (DonationReference.Value value : values) {
            ObjectNode node = root.withArray("values").addObject();
            node.put("row", value.row());
            node.put("name", value.name());
            if (value.compared()) {
                node.put("reference", value.reference());
                node.put("different", value.different());
            }
            node.put("ours", value.ours());
        }
        ObjectNode summary = root.putObject("summary");
        summary.put("values_compared", compared);
        summary.put("values_different", different);
        mapper.writeValue(json.toFile(), root);
    }
}
