package io.flowcast.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is cut from programs that are compiled and run. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Guide README =
            new Guide(ROOT.resolve("README.md"), Guide.of("", "PlanExample").source());

    @Test
    void theSnippetIsThatOfTheExample() throws IOException {
        README.showsWhatRuns(1);
    }

    @Test
    void everyFileTheReadmeLinksToIsThere() throws IOException {
        README.linksToFilesThatAreThere();
    }
}
