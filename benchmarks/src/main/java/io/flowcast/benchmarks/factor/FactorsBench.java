package io.flowcast.benchmarks.factor;

import io.flowcast.benchmarks.BenchOptions;
import io.flowcast.core.factor.FactorCatalogue;
import io.flowcast.core.factor.FactorChoice;
import io.flowcast.core.factor.FactorMatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the factors that come with the library. */
@Command(
        name = "factors",
        description = "Writes the table of the factors that come with the library, or looks a product up.",
        sortOptions = false)
public final class FactorsBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--markdown", paramLabel = "OUT", description = "writes the tables as Markdown")
    private @Nullable Path markdown;

    @Option(names = "--product", paramLabel = "NAME", description = "looks a product up by its name")
    private @Nullable String product;

    @Option(names = "--category", paramLabel = "C", description = "category of the product", defaultValue = "")
    private String category = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public FactorsBench() {}

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        BenchOptions.requireWritable(line, markdown);
        FactorCatalogue catalogue = FactorCatalogue.standard();
        PrintWriter out = line.getOut();
        if (product != null) {
            Optional<FactorMatch> match = catalogue.production(product, category, FactorChoice.standard());
            out.println(match.map(FactorsBench::words).orElse("no published factor for '" + product + "'"));
        } else if (markdown == null) {
            out.print(FactorTable.markdown(catalogue));
        }
        if (markdown != null) {
            Files.writeString(markdown, FactorTable.markdown(catalogue));
        }
        out.flush();
        return 0;
    }

    private static String words(FactorMatch match) {
        return String.format(
                Locale.ROOT,
                "%s: %.6g %s, %s, %s; found by %s '%s'",
                match.factor().id(),
                match.factor().value(),
                match.factor().unit(),
                match.factor().source(),
                match.factor().vintage(),
                match.how().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                match.matched());
    }
}
