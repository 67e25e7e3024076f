package io.flowcast.connectors.file;

import io.flowcast.api.run.RunContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Finds the sample that the project carries. */
final class SampleFolder {
    static final LocalDate AS_OF = LocalDate.of(2024, 6, 12);

    private SampleFolder() {}

    static Path path() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("examples/data/freshretail"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("tests run inside the project");
            }
        }
        return folder.resolve("examples/data/freshretail");
    }

    static RunContext context() {
        return RunContext.asOf(AS_OF).build();
    }
}
