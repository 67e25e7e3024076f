package io.flowcast.examples.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launcher {@code flowcast} at the root. A copy of it runs in a project of its own with a Maven wrapper and a Java
 * that only write down how they were called, so that the tests need neither network nor build.
 */
@DisabledOnOs(value = WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {

    private static final Path LAUNCHER = Path.of("../flowcast");

    @TempDir
    Path directory;

    private record Outcome(int status, String out, String err) {}

    @Test
    void namesItsCommands() throws Exception {
        Outcome outcome = run(project("17.0.15"), Map.of());

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("demo", "replay", "serve", "bench", "help", "FLOWCAST_JAVA_OPTS");
    }

    @Test
    void rejectsAnUnknownCommand() throws Exception {
        Outcome outcome = run(project("17.0.15"), Map.of(), "dmeo");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("unknown command 'dmeo'", "Maybe one of: demo");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_402", "11.0.2", "16"})
    void rejectsAnOldJava(String version) throws Exception {
        Outcome outcome = run(project(version), Map.of(), "demo");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("needs Java 17 or newer", version, "Maybe");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void saysWhenJavaHomeLeadsNowhere() throws Exception {
        Outcome outcome = run(project("17.0.15"), Map.of("JAVA_HOME", "/nowhere/jdk"), "demo");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("no Java at JAVA_HOME=/nowhere/jdk", "Maybe");
    }

    @ParameterizedTest
    @CsvSource({
        "demo,   examples,        io.flowcast.examples.demo.Demo",
        "replay, benchmarks,      io.flowcast.benchmarks.replay.Replay",
        "bench,  benchmarks,      io.flowcast.benchmarks.Bench",
        "serve,  flowcast-server, io.flowcast.server.Main"
    })
    void buildsAndStartsTheProgramOfACommand(String command, String module, String main) throws Exception {
        Path root = project("17.0.15");

        Outcome outcome = run(root, Map.of("FLOWCAST_JAVA_OPTS", "-Xmx1g -Xss2m"), command, "--out", "my report.html");

        assertThat(outcome.err()).contains("Building FlowCast (first time takes some minutes)...");
        assertThat(outcome.out().lines())
                .containsExactly(
                        "in " + directory.toRealPath(),
                        "-Xmx1g",
                        "-Xss2m",
                        "-Dflowcast.home=" + root.toRealPath(),
                        "-cp",
                        root.toRealPath().resolve(module).resolve("target/classes") + ":" + root.resolve("library.jar"),
                        main,
                        "--out",
                        "my report.html");
    }

    @Test
    void handsOnTheStatusOfTheProgram() throws Exception {
        assertThat(run(project("17.0.15"), Map.of("FAKE_STATUS", "7"), "demo").status())
                .isEqualTo(7);
    }

    @Test
    void buildsAgainOnlyAfterAChange() throws Exception {
        Path root = project("21.0.1");
        Path source = root.resolve("flowcast-core/src/main/java/A.java");
        run(root, Map.of(), "demo");

        assertThat(run(root, Map.of(), "demo").err()).isEmpty();

        Files.writeString(source, "final class A { int changed; }");
        assertThat(run(root, Map.of(), "demo").err()).contains("Building FlowCast (something changed");
        assertThat(run(root, Map.of(), "demo").err()).isEmpty();

        Files.delete(source);
        assertThat(run(root, Map.of(), "demo").err()).contains("Building FlowCast");
        assertThat(run(root, Map.of(), "demo").err()).isEmpty();

        Files.delete(root.resolve("library.jar"));
        assertThat(run(root, Map.of(), "demo").err()).contains("Building FlowCast");
    }

    @Test
    void startsNothingAfterAFailedBuild() throws Exception {
        Path root = project("17.0.15");

        Outcome outcome = run(root, Map.of("FAKE_BUILD_STATUS", "1"), "demo");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("[ERROR] A.java does not compile", "the build failed", "target/launcher.log", "Maybe");
        assertThat(run(root, Map.of(), "demo").status())
                .as("the next start builds again")
                .isZero();
    }

    @Test
    void findsItsProjectThroughASymbolicLink() throws Exception {
        Path root = project("17.0.15");
        Path link = Files.createSymbolicLink(directory.resolve("fc"), root.resolve("flowcast"));

        Outcome outcome = start(link, root, Map.of(), "demo");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("-Dflowcast.home=" + root.toRealPath());
    }

    /** A project with spaces in its path, the launcher, one source, and a wrapper and a Java that only pretend. */
    private Path project(String javaVersion) throws IOException {
        Path root = directory.resolve("a project");
        for (String module : List.of("examples", "benchmarks", "flowcast-server", "flowcast-core")) {
            Files.createDirectories(root.resolve(module).resolve("src/main/java"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
        }
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("flowcast-core/src/main/java/A.java"), "final class A {}");
        Files.copy(LAUNCHER, root.resolve("flowcast"));
        script(root.resolve("mvnw"), """
                if [ "${FAKE_BUILD_STATUS:-0}" -ne 0 ]; then
                  echo "[ERROR] A.java does not compile"
                  exit "$FAKE_BUILD_STATUS"
                fi
                while [ "$1" != -pl ]; do shift; done
                mkdir -p "$2/target/classes"
                : >library.jar
                printf '%s' "$PWD/library.jar" >"$2/target/launcher.classpath"
                """);
        script(root.resolve("jdk/bin/javac"), "exit 0");
        script(root.resolve("jdk/bin/java"), """
                if [ "$1" = -version ]; then
                  echo 'openjdk version "%s" 2026-01-01' >&2
                  exit 0
                fi
                echo "in $(pwd -P)"
                printf '%%s\\n' "$@"
                exit "${FAKE_STATUS:-0}"
                """.formatted(javaVersion));
        return root;
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Outcome run(Path root, Map<String, String> environment, String... arguments) throws Exception {
        return start(root.resolve("flowcast"), root, environment, arguments);
    }

    private Outcome start(Path launcher, Path root, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("FLOWCAST_JAVA_OPTS");
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the launcher ends")
                .isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
