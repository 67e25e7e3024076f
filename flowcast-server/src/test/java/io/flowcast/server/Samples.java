package io.flowcast.server;

import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.file.Scenario;
import io.flowcast.connectors.file.ScenarioReader;
import io.flowcast.server.catalog.CatalogDocument;
import io.flowcast.server.catalog.DomainJson;
import io.flowcast.server.catalog.SettingsDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The sample of the project, as documents to send. */
final class Samples {

    /** First day that a plan of the sample can look at. */
    static final LocalDate AS_OF = LocalDate.of(2024, 6, 12);

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolveSibling("examples/data/freshretail");

    private Samples() {}

    static Scenario scenario() {
        return ScenarioReader.read(FOLDER, RunContext.asOf(AS_OF).build());
    }

    static String catalog(Scenario scenario) {
        return text(CatalogDocument.of(scenario.catalog()));
    }

    static String settings(Scenario scenario) {
        return text(SettingsDocument.of(scenario.settings(), scenario.factors()));
    }

    static String file(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8);
    }

    private static String text(Object document) {
        return new String(DomainJson.create().write(document), StandardCharsets.UTF_8);
    }
}
