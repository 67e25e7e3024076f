package io.flowcast.benchmarks;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads CSV files as they are: a byte order mark, empty lines and rows of any length are no obstacles. */
public final class BenchCsv {
    private BenchCsv() {}

    /**
     * Reads all records.
     *
     * @param file the file
     * @param take takes each
     * @throws IOException if the file cannot be read, or a quote in it has no end
     */
    public static void read(Path file, Consumer<CsvRecord> take) throws IOException {
        BenchOptions.readable(file);
        try (CsvReader<CsvRecord> reader = builder().ofCsvRecord(file)) {
            take(file, reader, take);
        }
    }

    /**
     * Reads all records after the header.
     *
     * @param file the file
     * @param take takes each
     * @throws IOException if the file cannot be read, or a quote in it has no end
     */
    public static void readNamed(Path file, Consumer<NamedCsvRecord> take) throws IOException {
        BenchOptions.readable(file);
        try (CsvReader<NamedCsvRecord> reader = builder().ofNamedCsvRecord(file)) {
            take(file, reader, take);
        }
    }

    private static CsvReader.CsvReaderBuilder builder() {
        return CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    private static <T> void take(Path file, CsvReader<T> reader, Consumer<T> take) throws IOException {
        try {
            reader.forEach(take);
        } catch (CsvParseException | UncheckedIOException wrong) {
            Throwable cause = wrong.getCause();
            String reason = wrong.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
            IOException named = new FileSystemException(file.toString(), null, reason);
            named.initCause(wrong);
            throw named;
        }
    }
}
