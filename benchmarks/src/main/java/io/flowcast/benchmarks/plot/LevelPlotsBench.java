package io.flowcast.benchmarks.plot;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the pictures of the inventory guide; needs no data. */
@Command(
        name = "inventory-plots",
        description = "Draws the pictures of docs/inventory.md: cost against level, service against money.",
        sortOptions = false)
public final class LevelPlotsBench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the SVG files")
    private @Nullable Path out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public LevelPlotsBench() {}

    @Override
    public Integer call() throws IOException {
        write("inventory-newsvendor.svg", LevelPlots.newsvendor());
        write("inventory-min-max.svg", LevelPlots.minMax());
        write("inventory-reorder-quantity.svg", LevelPlots.reorderQuantity());
        write("inventory-assortment.svg", LevelPlots.assortment());
        return 0;
    }

    private void write(String name, String svg) throws IOException {
        Path folder = Files.createDirectories(Objects.requireNonNull(out));
        Files.writeString(folder.resolve(name), svg);
        PrintWriter words = Objects.requireNonNull(spec).commandLine().getOut();
        words.println(name);
        words.flush();
    }
}
