package io.flowcast.benchmarks.shelflife;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.benchmarks.BenchOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts the values of files of survival analysis (to 1e-6 relative) and temperature kinetics (to 1e-4) that agree. */
@Command(
        name = "shelf-life",
        description = "Compares the shelf-life models with reference values of survival analysis and kinetics.",
        sortOptions = false)
public final class ShelfLifeBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--oracle",
            required = true,
            paramLabel = "F",
            description =
                    "JSON file with sections km, nelson_aalen, survreg_*, *_aft_cov, cox_*, logrank_*, or mkt, q10, "
                            + "q10_history, arrhenius, Ea_from_Q10; may be repeated")
    private List<Path> oracles = List.of();

    @Option(
            names = "--data",
            paramLabel = "CSV",
            description =
                    "lives behind survival values: time, event and covariates; default survival_lung.csv beside F")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "OUT", description = "writes the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public ShelfLifeBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        BenchOptions.requireWritable(line, json);
        PrintWriter out = line.getOut();
        Tally tally = new Tally();
        for (Path oracle : oracles) {
            compare(oracle, tally);
        }
        Map<String, Object> figures = new LinkedHashMap<>(tally.figures());
        out.printf(
                "rows %s, equal %s, different %s%n",
                figures.get("rows"), figures.get("equal"), figures.get("different"));
        ((Map<?, ?>) Objects.requireNonNull(figures.get("sections")))
                .forEach((name, counts) -> out.println(name + " " + counts));
        ((List<?>) Objects.requireNonNull(figures.get("outOfScope")))
                .forEach(name -> out.println("out of scope: " + name));
        ((List<?>) Objects.requireNonNull(figures.get("differences"))).forEach(row -> out.println("different: " + row));
        out.flush();
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), figures);
        }
        return 0;
    }

    private void compare(Path oracle, Tally tally) throws IOException {
        JsonNode root =
                new ObjectMapper().readTree(BenchOptions.readable(oracle).toFile());
        if (!root.isObject()) {
            throw new FileSystemException(oracle.toString(), null, "it is no JSON object of sections");
        }
        KineticsCheck kinetics = new KineticsCheck(tally);
        SurvivalCheck survival = null;
        for (Map.Entry<String, JsonNode> section : root.properties()) {
            String name = section.getKey();
            try {
                if (KineticsCheck.knows(name)) {
                    kinetics.check(name, section.getValue());
                } else if (SurvivalCheck.knows(name) && section.getValue().isObject()) {
                    if (survival == null) {
                        survival = new SurvivalCheck(LifeTable.read(dataOf(oracle)), tally);
                    }
                    survival.check(name, section.getValue());
                } else if (!section.getValue().isTextual()) {
                    tally.skip(name);
                }
            } catch (InvalidInputException | IllegalArgumentException refused) {
                tally.failed(name, String.valueOf(refused.getMessage()));
            }
        }
    }

    private Path dataOf(Path oracle) {
        return data != null ? data : oracle.resolveSibling("survival_lung.csv");
    }
}
