package io.flowcast.connectors.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes. */
enum ContentType {
    /** Nothing at all. */
    EMPTY("an empty file"),
    /** What a workbook of today is packed in. */
    ZIP("a ZIP archive or Excel workbook"),
    /** What Excel wrote up to 2003, and what workbooks with a password are packed in. */
    OLE2("an old or encrypted Excel workbook"),
    /** Columns of Apache Parquet. */
    PARQUET("a Parquet file"),
    /** A compressed file. */
    GZIP("a gzip file"),
    /** A document. */
    PDF("a PDF document"),
    /** A page, which some systems name {@code .xls}. */
    HTML("a web page"),
    /** Anything else. */
    TEXT("text");

    private static final int LOOK_AT = 512;

    private final String shown;

    ContentType(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }

    /** The type; the stream is where it was. */
    static ContentType of(BufferedInputStream in) throws IOException {
        in.mark(LOOK_AT);
        byte[] bytes = in.readNBytes(LOOK_AT);
        in.reset();
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.isEmpty()) {
            return EMPTY;
        } else if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return ZIP;
        } else if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return OLE2;
        } else if (start.startsWith("PAR1")) {
            return PARQUET;
        } else if (start.startsWith("\u001F\u008B")) {
            return GZIP;
        } else if (start.startsWith("%PDF-")) {
            return PDF;
        }
        String page = start.replaceFirst("^\u00EF\u00BB\u00BF", "").strip().toLowerCase(Locale.ROOT);
        return page.startsWith("<!doctype html") || page.startsWith("<html") || page.startsWith("<table") ? HTML : TEXT;
    }

    /** Why a file of this type cannot be read in the format; {@code null} if it may be one. */
    @Nullable
    String causeOfNo(FileFormat format) {
        boolean excel = format == FileFormat.EXCEL;
        return switch (this) {
            case EMPTY -> null;
            case ZIP -> excel ? null : "Maybe it is an Excel workbook: name it .xlsx, or save it as " + format + ".";
            case OLE2 -> "Maybe it is a workbook of Excel 2003 or has a password: save it as .xlsx without one.";
            case PARQUET -> "Maybe it comes from a data lake: write it as CSV, for example with DuckDB.";
            case GZIP -> "Maybe it was compressed to send it: unpack it first.";
            case PDF -> "Maybe the report was printed: export the data itself.";
            case HTML ->
                "Maybe the system calls a web page a workbook, or asked for a password: export the data itself.";
            case TEXT -> excel ? "Maybe it is a CSV file that was named .xlsx: name it .csv." : null;
        };
    }
}
