package io.flowcast.benchmarks;

import io.flowcast.api.finding.Findings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the options of all benches have in common: how they are checked before work begins, and what is said about files. */
public final class BenchOptions {
    /** Steps ahead that can be asked for. */
    public static final int MOST_STEPS = 100_000;

    private static final int MOST_THREADS = 1024;
    private static final int MOST_FINDINGS = 20;

    private BenchOptions() {}

    /**
     * Refuses a command line.
     *
     * @param line the command line
     * @param condition what must hold
     * @param message what is said otherwise: names the option and what was given
     * @throws ParameterException if it does not hold
     */
    public static void require(CommandLine line, boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(line, message);
        }
    }

    /**
     * Refuses a number of steps ahead that cannot be.
     *
     * @param line the command line
     * @param horizon what was given
     */
    public static void requireHorizon(CommandLine line, int horizon) {
        require(
                line,
                horizon >= 1 && horizon <= MOST_STEPS,
                "--horizon must lie between 1 and " + MOST_STEPS + ", was " + horizon);
    }

    /**
     * Refuses a number of steps that cannot be; 0 stands for none given.
     *
     * @param line the command line
     * @param option name of the option
     * @param steps what was given
     */
    public static void requireHorizonIfGiven(CommandLine line, String option, int steps) {
        require(
                line,
                steps >= 0 && steps <= MOST_STEPS,
                option + " must lie between 1 and " + MOST_STEPS + ", was " + steps);
    }

    /**
     * Refuses a model that is not there, and names those that are.
     *
     * @param line the command line
     * @param model what was given
     * @param names what there is
     */
    public static void requireModel(CommandLine line, String model, Collection<String> names) {
        require(line, names.contains(model), "--model must be one of " + String.join(", ", names) + ", was " + model);
    }

    /**
     * Refuses files that cannot be written, before there is anything to write.
     *
     * @param line the command line
     * @param files files to write, null for those not asked for
     */
    public static void requireWritable(CommandLine line, @Nullable Path... files) {
        for (Path file : files) {
            if (file != null) {
                Path folder = file.toAbsolutePath().getParent();
                require(line, folder == null || Files.isDirectory(folder), "There is no directory " + folder);
                require(line, !Files.isDirectory(file), "A directory stands where " + file + " should be written");
            }
        }
    }

    /**
     * Threads to work with.
     *
     * @param line the command line
     * @param wanted what was given, null for as many as there are processors
     * @return at least 1
     */
    public static int threads(CommandLine line, @Nullable Integer wanted) {
        int threads = wanted == null ? Runtime.getRuntime().availableProcessors() : wanted;
        require(
                line,
                threads >= 1 && threads <= MOST_THREADS,
                "--threads must lie between 1 and " + MOST_THREADS + ", was " + threads);
        return threads;
    }

    /**
     * Refuses to read what is no file.
     *
     * @param file the file
     * @return the file
     * @throws IOException if it is a directory
     */
    public static Path readable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a directory");
        }
        return file;
    }

    /**
     * Says what was found in files.
     *
     * @param line the command line
     * @param findings what was found
     * @throws io.flowcast.api.finding.InvalidInputException if the work cannot go on
     */
    public static void say(CommandLine line, Findings findings) {
        findings.throwIfFatal();
        if (!findings.isEmpty()) {
            line.getErr().println(findings.summary(MOST_FINDINGS));
            line.getErr().flush();
        }
    }

    /**
     * Time of all processors in this process.
     *
     * @return nanoseconds, 0 where the system does not say
     */
    public static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }
}
