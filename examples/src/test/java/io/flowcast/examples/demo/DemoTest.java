package io.flowcast.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int run(String... args) {
        return Demo.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), args);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theSampleIsPlannedAndReported(@TempDir Path out) throws IOException {
        int status = run("--data", Path.of("data", "freshretail").toString(), "--out", out.toString());
        assertThat(printed()).contains("641 series in 24 shops", "Order today", "Trips:", "Saved:");
        assertThat(status).isZero();
        assertThat(Files.readString(out.resolve("plan.html"))).contains("</html>");
        assertThat(out.resolve("orders.json")).isNotEmptyFile();
    }

    @Test
    void aFolderWithoutAScenarioIsNamed(@TempDir Path empty) {
        int status = run("--data", empty.toString(), "--out", empty.toString());
        assertThat(status).isEqualTo(1);
        assertThat(printed()).contains("scenario.json", "Maybe");
    }
}
