package io.flowcast.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Who takes this module gets the crafts and nothing else: no HTTP client, no database driver, no server. The test reads
 * the compile and runtime dependencies, transitive ones included, as Maven resolved them in this very build.
 */
class DependencyTest {

    /** The whole of what a user gets. A library joins this list on purpose, never as a stowaway of another one. */
    private static final List<String> ALLOWED = List.of(
            "com.google.protobuf:protobuf-java",
            "com.graphhopper:jsprit-core",
            "com.oracle.labs.olcut:olcut-config-protobuf",
            "com.oracle.labs.olcut:olcut-core",
            "io.flowcast:flowcast-api",
            "io.flowcast:flowcast-core",
            "org.apache.commons:commons-math3",
            "org.jspecify:jspecify",
            "org.ojalgo:ojalgo",
            "org.slf4j:slf4j-api",
            "org.tribuo:tribuo-core",
            "org.tribuo:tribuo-math",
            "org.tribuo:tribuo-regression-core",
            "org.tribuo:tribuo-regression-slm",
            "org.tribuo:tribuo-util-onnx");

    /** One line of the list: group, artifact, type, perhaps a classifier, version and scope. */
    private static final Pattern LINE =
            Pattern.compile("\\s+([\\w.-]+:[\\w.-]+):jar:(?:[\\w.-]+:)?[\\w.-]+:(?:compile|runtime)\\b.*");

    @Test
    void bringsNothingButTheAllowedLibraries() throws IOException {
        List<String> dependencies = Files.readAllLines(dependencyList()).stream()
                .filter(line -> line.startsWith("   "))
                .map(DependencyTest::artifact)
                .toList();

        assertThat(dependencies)
                .as("compile and runtime dependencies of flowcast-models")
                .containsExactlyInAnyOrderElementsOf(ALLOWED);
    }

    private static String artifact(String line) {
        Matcher matcher = LINE.matcher(line);
        assertThat(matcher.matches())
                .as("a compile or runtime dependency: %s", line)
                .isTrue();
        return matcher.group(1);
    }

    private static Path dependencyList() {
        String path = System.getProperty("flowcast.runtimeDependencies");
        assertThat(path)
                .as("flowcast.runtimeDependencies, set by the build of this module: run the test with Maven")
                .isNotNull();
        return Path.of(path);
    }
}
