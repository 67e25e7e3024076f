package io.flowcast.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.benchmarks.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LevelPlotsTest {
    /** The pictures of the guide are those the command draws. */
    @Test
    void theGuideShowsWhatTheModelsSay(@TempDir Path folder) throws IOException {
        assertThat(Bench.commandLine().execute("inventory-plots", "--out", folder.toString()))
                .isZero();
        Path images = Path.of("..", "docs", "images");
        for (String name : new String[] {
            "inventory-newsvendor.svg",
            "inventory-min-max.svg",
            "inventory-reorder-quantity.svg",
            "inventory-assortment.svg"
        }) {
            assertThat(Files.readString(folder.resolve(name)))
                    .as(name)
                    .contains("<svg")
                    .doesNotContain("NaN")
                    .isEqualTo(Files.readString(images.resolve(name)));
        }
    }
}
