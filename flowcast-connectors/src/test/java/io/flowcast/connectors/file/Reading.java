package io.flowcast.connectors.file;

import io.flowcast.api.finding.Finding;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads text as if it were a file, for tests. */
record Reading<T>(ReadResult result, List<T> records) {
    static <T> Reading<T> csv(RecordFile<T> kind, String... lines) {
        return of(kind, FileFormat.CSV, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    static <T> Reading<T> ndjson(RecordFile<T> kind, String... lines) {
        return of(kind, FileFormat.NDJSON, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    static <T> Reading<T> of(RecordFile<T> kind, FileFormat format, byte[] bytes) {
        List<T> records = new ArrayList<>();
        ReadResult result =
                kind.read(new ByteArrayInputStream(bytes), "input", format, SampleFolder.context(), records::add);
        return new Reading<>(result, records);
    }

    List<Finding> findings() {
        return result.findings().listed();
    }

    /** Each finding as {@code LINE CODE NAME=VALUE}. */
    List<String> brief() {
        return findings().stream()
                .map(f -> f.place().line() + " " + f.code() + " " + f.name() + "=" + f.value())
                .toList();
    }
}
