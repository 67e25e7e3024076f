package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayScenarioReaderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 14})
    void readsTheFrozenReplays(int life) {
        ReplayScenario replay = ReplayScenarioReader.read(SampleFolder.path().resolve("replay-" + life + "d.json"));
        assertThat(replay.supply()).isEqualTo(new ReplayScenario.Supply(life, 1, 1));
        assertThat(ChronoUnit.DAYS.between(
                                replay.calendar().hiddenFrom(),
                                replay.calendar().hiddenTo())
                        + 1)
                .isEqualTo(28);
        assertThat(replay.simulation().seeds()).hasSize(20).doesNotHaveDuplicates();
        assertThat(replay.closingStock().valueShareOfUnitCostByRemainingDays())
                .hasSize(life)
                .isSorted();
        assertThat(replay.assumptions()).hasSizeGreaterThan(25);
    }

    @Test
    void reportsAllThatIsWrongAtOnceWithItsLine() throws IOException {
        String text = Files.readString(SampleFolder.path().resolve("replay-3d.json"))
                .replace("\"leadTimeDays\": 1", "\"leadTimeDays\": \"one\"")
                .replace("\"newestFirstShare\": 0.5", "\"oldestFirstShare\": 0.5");
        InvalidInputException e = refused(text);
        assertThat(e.findings().listed())
                .extracting(Finding::code, Finding::name)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("scenario.wrong-value", "leadTimeDays"),
                        org.assertj.core.groups.Tuple.tuple("scenario.missing-field", "newestFirstShare"),
                        org.assertj.core.groups.Tuple.tuple("scenario.unknown-field", "oldestFirstShare"));
        assertThat(e.findings().listed().get(0).place().line()).isEqualTo(lineOf(text, "\"leadTimeDays\": \"one\""));
    }

    @Test
    void refusesWhatCannotBePlayed() throws IOException {
        String text = Files.readString(SampleFolder.path().resolve("replay-3d.json"))
                .replace("\"hiddenFrom\": \"2024-05-15\"", "\"hiddenFrom\": \"2024-05-16\"")
                .replace("\"newestFirstShare\": 0.5", "\"newestFirstShare\": 50")
                .replace("0.333333,", "");
        assertThat(refused(text).findings().listed())
                .extracting(Finding::name)
                .containsExactlyInAnyOrder("hiddenFrom", "newestFirstShare", "valueShareOfUnitCostByRemainingDays");
    }

    private InvalidInputException refused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("replay.json"), text);
        return catchThrowableOfType(InvalidInputException.class, () -> ReplayScenarioReader.read(file));
    }

    private static long lineOf(String text, String part) {
        return text.substring(0, text.indexOf(part)).lines().count();
    }
}
