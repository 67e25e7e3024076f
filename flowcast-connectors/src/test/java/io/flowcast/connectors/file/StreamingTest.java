package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.CancellationSwitch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingTest {
    private static final String HEADER = "site_id,product_id,date,sold_units\n";
    private static final RecordFile<SalesDay> SALES = RecordFiles.sales(KnownIds.any());

    /**
     * Reads 128 MB in a virtual machine with a heap of 96 MB. Each kind of content would fill that heap if something were kept for
     * every row: good rows, faulty rows (findings), ever new series (days seen) and one field without end.
     */
    @ParameterizedTest
    @CsvSource({"good,CSV,1", "faulty,CSV,0", "series,CSV,1", "field,CSV,0", "faulty,NDJSON,0"})
    void readsAFileThatIsLargerThanMemory(String content, FileFormat format, int delivers) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeFile.class.getName(),
                        content,
                        format.name(),
                        Long.toString(128L << 20))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        String[] parts = output.split(" ");
        if (content.equals("field")) {
            assertThat(output).isEqualTo("0 0 file.broken-quotes");
        } else {
            assertThat(Long.parseLong(parts[0])).as("rows").isGreaterThan(1_400_000);
            assertThat(Long.parseLong(parts[1])).isEqualTo(delivers * Long.parseLong(parts[0]));
        }
        if (content.equals("series")) {
            assertThat(output).contains("sales.days-unchecked");
        }
    }

    @Test
    void stopsWhenTheRunIsCancelled() {
        CancellationSwitch stop = new CancellationSwitch();
        var context = SampleFolder.context().toBuilder().cancellation(stop).build();
        try (RecordStream<SalesDay> records = SALES.open(
                new LargeFile("good", FileFormat.CSV, Long.MAX_VALUE), "endless.csv", FileFormat.CSV, context)) {
            assertThat(records.hasNext()).isTrue();
            stop.cancel();
            assertThatThrownBy(() -> {
                        while (records.hasNext()) {
                            records.next();
                        }
                    })
                    .isInstanceOf(RunStoppedException.class)
                    .hasMessageContaining("endless.csv");
        }
    }

    @Test
    void failsAtTheEndForThoseWhoNeedAllOrNothing() {
        byte[] bytes = (HEADER + "S1,P1,2024-06-01,1\nS1,P1,2024-06-02,-1\n").getBytes(StandardCharsets.UTF_8);
        for (Severity accepted : List.of(Severity.ERROR, Severity.FATAL)) {
            try (RecordStream<SalesDay> records =
                    SALES.open(new ByteArrayInputStream(bytes), "s", FileFormat.CSV, SampleFolder.context())) {
                Iterator<SalesDay> all = records.failingOn(accepted);
                assertThat(all.next().soldUnits()).isEqualTo(1);
                if (accepted == Severity.ERROR) {
                    assertThatThrownBy(all::hasNext)
                            .isInstanceOf(InvalidInputException.class)
                            .hasMessageContaining("sales.negative-quantity");
                } else {
                    assertThat(all.hasNext()).isFalse();
                }
            }
        }
    }

    @Test
    void reportsAStreamThatBreaks() {
        InputStream broken = new InputStream() {
            private final InputStream start =
                    new ByteArrayInputStream((HEADER + "S1,P1,2024-06-01,1\n").getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                int next = start.read();
                if (next < 0) {
                    throw new IOException("connection reset");
                }
                return next;
            }
        };
        ReadResult result = SALES.read(broken, "upload", FileFormat.CSV, SampleFolder.context(), day -> {});
        assertThat(result.complete()).isFalse();
        assertThat(result.findings().listed())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("file.unreadable", "connection reset"));
    }
}
