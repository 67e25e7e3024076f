package io.flowcast.benchmarks.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.benchmarks.Bench;
import io.flowcast.core.factor.FactorCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FactorsBenchTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "factors.md");

    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        return line.execute(arguments);
    }

    /** Written by the command it names, then read by a person. */
    @Test
    void theDocumentIsWhatTheLibraryShips() throws IOException {
        assertThat(Files.readString(DOCUMENT)).isEqualTo(FactorTable.markdown(FactorCatalogue.standard()));
    }

    @Test
    void everyFactorStandsInTheTables() {
        String table = FactorTable.markdown(FactorCatalogue.standard());
        assertThat(table.lines().filter(line -> line.contains("`poore-2018.")).count())
                .isEqualTo(43);
        assertThat(table.lines().filter(line -> line.contains("`clark-2022.")).count())
                .isEqualTo(211);
        assertThat(table).contains("| Wheat & Rye (Bread) | `poore-2018.wheat-rye-bread` | 1.4 |  |  |  |");
    }

    @Test
    void aProductIsLookedUp() {
        assertThat(run("factors", "--product", "Whole milk 1 l", "--category", "dairy"))
                .isZero();
        assertThat(out.toString()).contains("production.poore-2018.milk: 2.8").contains("part of name");
        assertThat(run("factors", "--product", "Soap")).isZero();
        assertThat(out.toString()).contains("no published factor for 'Soap'");
    }
}
