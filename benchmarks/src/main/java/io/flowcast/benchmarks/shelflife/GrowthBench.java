package io.flowcast.benchmarks.shelflife;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.benchmarks.BenchCsv;
import io.flowcast.benchmarks.BenchOptions;
import io.flowcast.models.expiry.shelflife.growth.Estimates;
import io.flowcast.models.expiry.shelflife.growth.GrowthCondition;
import io.flowcast.models.expiry.shelflife.growth.GrowthFit;
import io.flowcast.models.expiry.shelflife.growth.PrimaryModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fits the growth models that the columns of a file allow. */
@Command(
        name = "growth",
        description = "Fits models of microbial growth to a CSV file: time, logN; or time, temp, logN; or temp, mu; or "
                + "temperature, pH, mu.",
        sortOptions = false)
public final class GrowthBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "CSV", description = "measurements, one a row")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "OUT", description = "writes the estimates as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** A command; picocli fills it. */
    public GrowthBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        BenchOptions.requireWritable(line, json);
        Path file = Objects.requireNonNull(data);
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        BenchCsv.readNamed(
                file,
                row -> row.getFieldsAsMap()
                        .forEach((name, text) -> columns.computeIfAbsent(
                                        name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                                .add(number(name, text))));
        double[] time = column(columns, "time");
        double[] counts = column(columns, "logn");
        double[] celsius = column(columns, "temp", "temperature");
        double[] rates = column(columns, "mu");
        double[] ph = column(columns, "ph");
        if (counts.length > 0 && celsius.length > 0) {
            fit("one-step", () -> GrowthFit.oneStep(time, celsius, counts).estimates());
        } else if (counts.length > 0) {
            for (PrimaryModel model : PrimaryModel.values()) {
                fit(
                        model.name().toLowerCase(Locale.ROOT),
                        () -> GrowthFit.primary(model, time, counts).estimates());
            }
        } else if (rates.length > 0 && ph.length > 0) {
            List<GrowthCondition> conditions = new ArrayList<>();
            for (int i = 0; i < rates.length; i++) {
                conditions.add(new GrowthCondition(celsius[i], ph[i], 1));
            }
            fit(
                    "cardinal",
                    () -> GrowthFit.cardinalTemperatureAndPh(conditions, rates).estimates());
        } else if (rates.length > 0) {
            fit("ratkowsky", () -> GrowthFit.ratkowsky(celsius, rates).estimates());
            fit("full ratkowsky", () -> GrowthFit.fullRatkowsky(celsius, rates).estimates());
            fit("cardinal", () -> GrowthFit.cardinal(celsius, rates).estimates());
        } else {
            throw new FileSystemException(
                    file.toString(), null, "it has no columns logN or mu with time or temperature");
        }
        PrintWriter out = line.getOut();
        figures.forEach((model, estimates) -> out.println(model + ": " + estimates));
        out.flush();
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), figures);
        }
        return 0;
    }

    private void fit(String name, Supplier<Estimates> fit) {
        try {
            Estimates estimates = fit.get();
            Map<String, Object> entry = new LinkedHashMap<>();
            for (String parameter : estimates.names()) {
                entry.put(parameter, estimates.value(parameter));
                entry.put(parameter + " error", estimates.error(parameter));
            }
            entry.put("residual error", estimates.residualError());
            entry.put("aicc", estimates.aicc());
            figures.put(name, entry);
        } catch (InvalidInputException refused) {
            figures.put(name, refused.findings().summary(5));
        }
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException word) {
            throw new IllegalArgumentException("Column " + name + " must hold numbers, held '" + text + "'", word);
        }
    }

    private static double[] column(Map<String, List<Double>> columns, String... names) {
        for (String name : names) {
            List<Double> values = columns.get(name);
            if (values != null) {
                return values.stream().mapToDouble(Double::doubleValue).toArray();
            }
        }
        return new double[0];
    }
}
