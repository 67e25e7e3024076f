package io.flowcast.connectors.file;

import java.nio.file.Path;
import java.util.Locale;

/** How the rows of a file are written. */
public enum FileFormat {
    /** Comma separated with a header of column names, UTF-8, quotes as in RFC 4180. */
    CSV,
    /** One JSON object a line, UTF-8; its properties are the column names, in camel case or as they are in CSV. */
    NDJSON;

    /**
     * The format that the name of a file promises.
     *
     * @param file the file
     * @return NDJSON for names that end in {@code .ndjson} or {@code .jsonl}, else CSV
     */
    public static FileFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? NDJSON : CSV;
    }
}
