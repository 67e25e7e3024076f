package io.flowcast.benchmarks;

import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How many threads a bench works with; picocli mixes it in. */
public final class WorkOptions {
    @Option(names = "--threads", paramLabel = "T", description = "threads, default as many as there are processors")
    private @Nullable Integer threads;

    /** Nothing given; picocli fills it. */
    public WorkOptions() {}

    /** What is done with the threads. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @param context seed 1, no deadline
         * @throws IOException if a file cannot be read or written
         */
        void run(RunContext context) throws IOException;
    }

    /**
     * Threads that were asked for.
     *
     * @param line the command line
     * @return at least 1
     */
    public int threads(CommandLine line) {
        return BenchOptions.threads(line, threads);
    }

    /**
     * Works with as many threads as were asked for, and ends them.
     *
     * @param line the command line
     * @param work what to do
     * @throws IOException if the work throws it
     */
    public void run(CommandLine line, Work work) throws IOException {
        int workers = threads(line);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            work.run(RunContext.asOf(LocalDate.EPOCH).executor(pool, workers).build());
        } finally {
            pool.shutdownNow();
        }
    }
}
