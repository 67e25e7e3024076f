package io.flowcast.connectors.file;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a file beyond its format. What is left open is found out from the file, and every choice that could
 * be wrong becomes a finding.
 *
 * @param sheet sheet of a workbook; {@code null} for the first one that is not hidden
 * @param encoding encoding of a CSV file; {@code null} for that of its byte order mark, UTF-8 without one, and
 *     windows-1252 where the bytes are no UTF-8
 * @param delimiter what stands between the columns of a CSV file; {@code null} for the one of comma, semicolon, tab and
 *     vertical bar that gives the columns
 * @param decimalComma whether the numbers of a CSV file have a comma before their decimals; {@code null} to find out, which
 *     never happens in a file with commas between the columns
 */
public record FileOptions(
        @Nullable String sheet,
        @Nullable Charset encoding,
        @Nullable Character delimiter,
        @Nullable Boolean decimalComma) {
    /** Checks the arguments. */
    public FileOptions {
        if (delimiter != null && (delimiter == '"' || delimiter == '\n' || delimiter == '\r')) {
            throw new IllegalArgumentException("delimiter must be neither a quote nor the end of a line");
        }
    }

    /**
     * Finds out everything.
     *
     * @return the options
     */
    public static FileOptions detect() {
        return new FileOptions(null, null, null, null);
    }

    /**
     * The same with a sheet of a workbook.
     *
     * @param name name of the sheet, as it stands on its tab
     * @return the options
     */
    public FileOptions withSheet(String name) {
        return new FileOptions(name, encoding, delimiter, decimalComma);
    }

    /**
     * The same with an encoding of CSV.
     *
     * @param charset the encoding
     * @return the options
     */
    public FileOptions withEncoding(Charset charset) {
        return new FileOptions(sheet, charset, delimiter, decimalComma);
    }

    /**
     * The same with a delimiter of CSV.
     *
     * @param character what stands between the columns
     * @return the options
     */
    public FileOptions withDelimiter(char character) {
        return new FileOptions(sheet, encoding, character, decimalComma);
    }

    /**
     * The same with the decimal sign of CSV.
     *
     * @param comma true for a comma, false for a point
     * @return the options
     */
    public FileOptions withDecimalComma(boolean comma) {
        return new FileOptions(sheet, encoding, delimiter, comma);
    }
}
