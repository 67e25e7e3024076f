package io.flowcast.benchmarks.expiry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.flowcast.benchmarks.BenchOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts the figures of files of reference values that agree to 1e-6, relative for figures above 1. */
@Command(
        name = "expiry",
        description = "Compares the expiry craft with files of reference values.",
        sortOptions = false)
public final class ExpiryBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--markdown",
            paramLabel = "F",
            description = "JSON file with gallego_van_ryzin and ladder_dp: values and prices of markdowns")
    private @Nullable Path markdown;

    @Option(names = "--json", paramLabel = "OUT", description = "writes the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public ExpiryBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        BenchOptions.require(line, markdown != null, "Nothing to compare: name a file with --markdown");
        BenchOptions.requireWritable(line, json);
        Map<String, List<Compared>> sections = new LinkedHashMap<>();
        if (markdown != null) {
            sections.put("markdown", MarkdownReference.compare(ReferenceFile.read(markdown)));
        }
        print(sections, line.getOut());
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), figures(sections));
        }
        return 0;
    }

    private static void print(Map<String, List<Compared>> sections, PrintWriter out) {
        sections.forEach((name, figures) -> {
            out.printf(
                    Locale.ROOT,
                    "%s: %d figures, %d equal to 1e-6, largest difference %.2e%n",
                    name,
                    figures.size(),
                    equal(figures),
                    largest(figures));
            figures.stream()
                    .filter(c -> !c.equal())
                    .forEach(c -> out.println("different: " + c.where() + "." + c.figure() + " expected " + c.expected()
                            + ", ours " + c.ours()));
        });
        out.flush();
    }

    private static long equal(List<Compared> figures) {
        return figures.stream().filter(Compared::equal).count();
    }

    private static double largest(List<Compared> figures) {
        return figures.stream().mapToDouble(Compared::difference).max().orElse(0);
    }

    private static Map<String, Object> figures(Map<String, List<Compared>> sections) {
        Map<String, Object> all = new LinkedHashMap<>();
        sections.forEach((name, figures) -> {
            Map<String, Object> section = new LinkedHashMap<>();
            section.put("figures", figures.size());
            section.put("equal", equal(figures));
            section.put("different", figures.size() - equal(figures));
            section.put("largestDifference", largest(figures));
            List<Object> rows = new ArrayList<>();
            for (Compared c : figures) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("where", c.where());
                row.put("figure", c.figure());
                row.put("expected", c.expected());
                row.put("ours", c.ours());
                row.put("equal", c.equal());
                rows.add(row);
            }
            section.put("rows", rows);
            all.put(name, section);
        });
        return all;
    }
}
