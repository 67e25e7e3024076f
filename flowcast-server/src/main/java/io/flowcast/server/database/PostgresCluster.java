package io.flowcast.server.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL data directory and the programs that serve it: {@code initdb} and {@code pg_ctl}.
 *
 * <p>PostgreSQL refuses to run with the rights of root. Where this process is root on Linux, the programs run in a user
 * namespace of their own ({@code unshare -U}), in which the same files belong to an ordinary user.
 */
final class PostgresCluster {

    private static final Duration INITIALISE_LIMIT = Duration.ofMinutes(5);
    // Recovery after a crash replays the log written since the last checkpoint; pg_ctl itself gives up at once when the
    // server process ends, so a long limit delays no error message.
    private static final Duration START_LIMIT = Duration.ofMinutes(30);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    private final Path bin;
    private final Path data;
    private final Path scratch;

    /**
     * Describes a cluster without touching it.
     *
     * @param home where the programs lie
     * @param data the cluster's data directory
     * @param scratch an existing private directory for the output of the programs
     */
    PostgresCluster(Path home, Path data, Path scratch) {
        this.bin = home.resolve("bin");
        this.data = data;
        this.scratch = scratch;
    }

    /** Creates the cluster with password authentication from the first second on. */
    void initialise(String superuser, Path passwordFile) {
        run(
                INITIALISE_LIMIT,
                "initdb",
                List.of(
                        "-D",
                        data.toString(),
                        "-U",
                        superuser,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--data-checksums",
                        "--no-instructions"));
    }

    /** Starts the server and waits until it accepts connections. */
    void start() {
        run(
                START_LIMIT,
                "pg_ctl",
                List.of("-D", data.toString(), "-w", "-t", seconds(START_LIMIT), "-l", log().toString(), "start"));
    }

    /** Stops the server: connections are closed, a checkpoint is written. */
    void stop() {
        run(
                STOP_LIMIT.plusSeconds(10),
                "pg_ctl",
                List.of("-D", data.toString(), "-w", "-t", seconds(STOP_LIMIT), "-m", "fast", "stop"));
    }

    /**
     * Ends a server process that a killed owner left behind on this directory, and removes the note of one that is gone.
     * The caller must hold the lock on the data directory: then nobody else can be the rightful owner.
     *
     * @return whether a server was running
     */
    boolean stopOrphan() throws IOException {
        OptionalLong pid = recordedProcess();
        if (pid.isEmpty()) {
            return false;
        }
        ProcessHandle process = ProcessHandle.of(pid.getAsLong()).orElse(null);
        if (process == null
                || process.info()
                        .command()
                        .filter(command -> !isPostgres(command))
                        .isPresent()) {
            // The number was given to somebody else since: PostgreSQL would take that process for its predecessor.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            return false;
        }
        stop();
        return true;
    }

    /** The file that the server process writes before its own logging starts, and when that fails. */
    Path log() {
        return scratch.resolve("postgres-start.log");
    }

    private OptionalLong recordedProcess() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        try {
            return lines.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(lines.get(0).strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static boolean isPostgres(String command) {
        return command.toLowerCase(Locale.ROOT).contains("postgres");
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private void run(Duration limit, String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        // A file and not a pipe: the server process inherits the stream, and a pipe would never reach its end.
        Path output = scratch.resolve(program + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nullDevice().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DatabaseException(program + " did not end within " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failure(program, output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while " + program + " ran", e);
        }
    }

    private DatabaseException failure(String program, Path output) throws IOException {
        String said = tail(output);
        if (said.contains("cannot be run as root") || said.contains("\"root\" execution")) {
            return new DatabaseException("The embedded PostgreSQL cannot run as root on this machine.\n"
                    + "Maybe start the server as an ordinary user, or name an external database by --database-url");
        }
        String more = "pg_ctl".equals(program) && Files.exists(log()) ? "\n" + tail(log()) : "";
        return new DatabaseException("The embedded PostgreSQL failed in " + program + ": " + said + more);
    }

    private static String tail(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()))
                .strip();
    }

    private static Path nullDevice() {
        return Path.of(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
