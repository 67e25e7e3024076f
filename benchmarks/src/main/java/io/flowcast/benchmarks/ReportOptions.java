package io.flowcast.benchmarks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options of every bench that reports figures; picocli mixes them in. */
public final class ReportOptions {
    @Option(names = "--json", paramLabel = "OUT", description = "writes the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** Nothing given; picocli fills it. */
    public ReportOptions() {}

    /**
     * Where figures go as JSON.
     *
     * @return the file, null if nobody asked for it
     */
    public @Nullable Path json() {
        return json;
    }

    /**
     * Refuses files that cannot be written, before there is anything to write.
     *
     * @param line the command line
     * @param others files beside the figures, null for those not asked for
     */
    public void check(CommandLine line, @Nullable Path... others) {
        BenchOptions.requireWritable(line, json);
        BenchOptions.requireWritable(line, others);
    }
}
