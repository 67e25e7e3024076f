package io.flowcast.connectors.file;

import java.nio.file.Path;
import java.util.Locale;

/** How the rows of a file are written. */
public enum FileFormat {
    /**
     * Separated by commas, semicolons, tabs or vertical bars, with a header of column names, quotes as in RFC 4180; UTF-8, or
     * what {@link FileOptions} says.
     */
    CSV,
    /** One JSON object a line, UTF-8; its properties are the column names, in camel case or as they are in CSV. */
    NDJSON,
    /**
     * A sheet of an Excel workbook ({@code .xlsx}, {@code .xlsm}); its first row that is not blank is the header. Formulas have
     * the value that the workbook was saved with.
     */
    EXCEL;

    /**
     * The format that the name of a file promises.
     *
     * @param file the file
     * @return NDJSON for names that end in {@code .ndjson} or {@code .jsonl}, EXCEL for {@code .xlsx}, {@code .xlsm} and
     *     {@code .xls}, else CSV
     */
    public static FileFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return NDJSON;
        }
        return name.endsWith(".xlsx") || name.endsWith(".xlsm") || name.endsWith(".xls") ? EXCEL : CSV;
    }
}
