package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample with faults put into a copy of it. */
class ScenarioReaderTest {
    private static final int SOME_SALES = 1 + 76 * 3;

    @TempDir
    private Path folder;

    @BeforeEach
    void copySample() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SampleFolder.path(), "*.{csv,json}")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                boolean sales = file.getFileName().toString().equals("sales.csv");
                Files.write(folder.resolve(file.getFileName()), sales ? lines.subList(0, SOME_SALES) : lines);
            }
        }
    }

    @Test
    void readsTheCopy() {
        Scenario scenario = ScenarioReader.read(folder, SampleFolder.context());
        assertThat(scenario.sales()).hasSize(SOME_SALES - 1);
        assertThat(scenario.catalog().listings()).hasSize(3);
    }

    @Test
    void reportsEveryDifferenceFromTheFormAtOnceWithItsLine() throws IOException {
        String text = change(
                "scenario.json",
                "\"detourFactor\": 1.35",
                "\"detourFactor\": \"1.35\"",
                "\"costPerKilometre\": 1.8",
                "\"costPerKm\": 1.8",
                "\"opensAt\": \"13:00\"",
                "\"opensAt\": \"1 pm\"",
                "\"pathway\": \"COMPOST\"",
                "\"pathway\": \"OCEAN\"",
                "\"asOfDate\": \"2024-06-12\"",
                "\"asOfDate\": \"12.06.2024\"");
        assertThat(refused())
                .extracting(f -> f.code(), f -> f.place().path(), f -> f.place().line())
                .containsExactlyInAnyOrder(
                        tuple("scenario.wrong-value", "/general/asOfDate", line(text, "12.06.2024", 1)),
                        tuple("scenario.wrong-value", "/geography/detourFactor", line(text, "\"1.35\"", 1)),
                        tuple("scenario.unknown-field", "/vehicles/items/0/costPerKm", line(text, "costPerKm\"", 1)),
                        tuple("scenario.missing-field", "/vehicles/items/0", line(text, "VAN-D1", 1) - 1),
                        tuple("scenario.unknown-field", "/vehicles/items/2/costPerKm", line(text, "costPerKm\"", 2)),
                        tuple("scenario.missing-field", "/vehicles/items/2", line(text, "VAN-D2", 1) - 1),
                        tuple("scenario.wrong-value", "/recipients/items/5/opensAt", line(text, "1 pm", 1)),
                        tuple("scenario.wrong-value", "/disposal/items/1/pathway", line(text, "OCEAN", 1)));
    }

    @Test
    void reportsPartsThatDoNotFitTogether() throws IOException {
        change(
                "scenario.json",
                "\"depotId\": \"D2\"",
                "\"depotId\": \"D9\"",
                "\"emissionFactorId\": \"transport.truck\"",
                "\"emissionFactorId\": \"transport.bike\"",
                "\"acceptsPastBestBefore\": false,\n        \"opensAt\": \"13:00\"",
                "\"acceptsPastBestBefore\": false,\n        \"opensAt\": \"19:00\"",
                "\"priceElasticity\": -2.0",
                "\"priceElasticity\": 2.0",
                "\"probability\": 0.95",
                "\"probability\": 0.5",
                "\"sales\": \"sales.csv\"",
                "\"sales\": \"../sales.csv\"");
        change(
                "sites.csv",
                "Asia/Shanghai,CNY,06:00,22:00,05:00,09:00,D1",
                "Asia/Shanghai,EUR,06:00,22:00,05:00,09:00,D1");
        change("lots.csv", "S095,P004,11,", "S095,P004,-11,");
        List<Finding> findings = refused();
        assertThat(findings)
                .extracting(Finding::code, Finding::name)
                .contains(
                        tuple("scenario.unknown-depot", "depotId"),
                        tuple("scenario.unknown-factor", "emissionFactorId"),
                        tuple("scenario.outside-folder", "files"),
                        tuple("scenario.other-currency", "currency"),
                        tuple("scenario.wrong-value", "markdown"),
                        tuple("lots.negative-quantity", "quantity_units"));
        assertThat(findings).allSatisfy(f -> assertThat(f.cause()).startsWith("Maybe"));
        assertThat(findings)
                .filteredOn(f -> f.value().equals("RF"))
                .singleElement()
                .satisfies(f -> assertThat(f.cause()).contains("from must be before to"));
        assertThat(findings)
                .filteredOn(f -> f.place().path().equals("/suppliers/items/2"))
                .as("lead time that does not sum to 1")
                .isNotEmpty();
    }

    @Test
    void reportsDoubledKeysAndUnknownCategories() throws IOException {
        change(
                "scenario.json",
                "\"recipientId\": \"RB\"",
                "\"recipientId\": \"RA\"",
                "\"categories\": [\n          \"pork\",",
                "\"categories\": [\n          \"pig\",");
        assertThat(refused())
                .extracting(Finding::code, Finding::value)
                .contains(
                        tuple("scenario.duplicate", "RA"),
                        tuple("scenario.unknown-category", "pig"),
                        tuple("scenario.no-supplier", "P290 in pork"));
    }

    @Test
    void pointsAtABracketThatIsMissing() throws IOException {
        String text = change("scenario.json", "\"formatVersion\": 1,", "\"formatVersion\": 1");
        assertThat(refused()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("file.not-json");
            assertThat(f.place().line()).isEqualTo(line(text, "\"name\"", 1));
        });
    }

    @Test
    void refusesANameThatIsThereTwice() throws IOException {
        change("scenario.json", "\"formatVersion\": 1,", "\"formatVersion\": 1, \"formatVersion\": 1,");
        assertThat(refused())
                .singleElement()
                .satisfies(f -> assertThat(f.code()).isEqualTo("file.not-json"));
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        change("scenario.json", "\"formatVersion\": 1,", "\"formatVersion\": 2,");
        assertThat(refused()).extracting(Finding::code).containsExactly("scenario.unknown-version", "temperatures.gap");
    }

    @Test
    void asksForAReason() throws IOException {
        change("scenario.json", "\"horizonDays\": \"A week, so that each weekday is planned once.\",", "");
        assertThat(ScenarioReader.read(folder, SampleFolder.context())
                        .findings()
                        .count("scenario.no-reason"))
                .isEqualTo(1);
    }

    @Test
    void reportsAFileThatIsNotThere() throws IOException {
        Files.delete(folder.resolve("lots.csv"));
        assertThat(refused())
                .filteredOn(f -> f.code().equals("file.unreadable"))
                .singleElement()
                .satisfies(f -> assertThat(f.place().source()).isEqualTo("lots.csv"));
        Files.delete(folder.resolve("scenario.json"));
        assertThat(refused()).extracting(Finding::code).containsExactly("file.unreadable");
    }

    private List<Finding> refused() {
        return catchThrowableOfType(
                        InvalidInputException.class, () -> ScenarioReader.read(folder, SampleFolder.context()))
                .findings()
                .listed();
    }

    /** Replaces texts, each of which must be there, and returns the file. */
    private String change(String name, String... pairs) throws IOException {
        String text = Files.readString(folder.resolve(name));
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(text).contains(pairs[i]);
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        Files.writeString(folder.resolve(name), text);
        return text;
    }

    /** Line of the n-th time that a text occurs. */
    private static long line(String text, String part, int nth) {
        int at = -1;
        for (int i = 0; i < nth; i++) {
            at = text.indexOf(part, at + 1);
        }
        return text.substring(0, at + 1).lines().count();
    }
}
