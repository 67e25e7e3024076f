package io.flowcast.connectors.file;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads one kind of file; made by {@link RecordFiles}. Can be used many times and by several threads.
 *
 * @param <T> the records of the file
 */
public final class RecordFile<T> {
    private final String prefix;
    private final Function<RunContext, RowParser<T>> parsers;

    RecordFile(String prefix, Function<RunContext, RowParser<T>> parsers) {
        this.prefix = prefix;
        this.parsers = parsers;
    }

    /**
     * Opens a stream of rows, to be read one by one.
     *
     * @param in the bytes; closed with the records
     * @param source name of the file, for findings
     * @param format how it is written
     * @param context as-of date, cancellation, deadline and progress
     * @return the records, to be closed by the caller
     */
    public RecordStream<T> open(InputStream in, String source, FileFormat format, RunContext context) {
        return open(in, source, format, FileOptions.detect(), context);
    }

    /**
     * Opens a stream of rows of which more is known than its format.
     *
     * @param in the bytes; closed with the records
     * @param source name of the file, for findings
     * @param format how it is written
     * @param options what is known about it
     * @param context as-of date, cancellation, deadline and progress
     * @return the records, to be closed by the caller
     */
    public RecordStream<T> open(
            InputStream in, String source, FileFormat format, FileOptions options, RunContext context) {
        FindingCollector findings = new FindingCollector();
        RowParser<T> parser = parsers.apply(context);
        Row row = new Row(source, prefix + ".", parser.columns(), findings);
        MessageDigest digest = sha256();
        InputStream hashed = new DigestInputStream(in, digest);
        Runnable stopIfAsked = () -> context.stopIfAsked("reading " + source);
        RowSource rows = new ContentSource(hashed, format, parser.columns(), options, stopIfAsked);
        return new RecordStream<>(source, rows, parser, row, findings, digest, context);
    }

    /**
     * Reads a stream of rows to its end.
     *
     * @param in the bytes; closed at the end
     * @param source name of the file, for findings
     * @param format how it is written
     * @param context as-of date, cancellation, deadline and progress
     * @param sink gets each record
     * @return what came of it
     */
    public ReadResult read(
            InputStream in, String source, FileFormat format, RunContext context, Consumer<? super T> sink) {
        return read(in, source, format, FileOptions.detect(), context, sink);
    }

    /**
     * Reads a stream of rows of which more is known than its format to its end.
     *
     * @param in the bytes; closed at the end
     * @param source name of the file, for findings
     * @param format how it is written
     * @param options what is known about it
     * @param context as-of date, cancellation, deadline and progress
     * @param sink gets each record
     * @return what came of it
     */
    public ReadResult read(
            InputStream in,
            String source,
            FileFormat format,
            FileOptions options,
            RunContext context,
            Consumer<? super T> sink) {
        try (RecordStream<T> records = open(in, source, format, options, context)) {
            while (records.hasNext()) {
                sink.accept(records.next());
            }
            return records.result();
        }
    }

    /**
     * Reads a file to its end. A file that is not there is a {@code FATAL} finding, too.
     *
     * @param file the file; its name says the format, see {@link FileFormat#of}
     * @param context as-of date, cancellation, deadline and progress
     * @param sink gets each record
     * @return what came of it
     */
    public ReadResult read(Path file, RunContext context, Consumer<? super T> sink) {
        return read(file, FileOptions.detect(), context, sink);
    }

    /**
     * Reads a file of which more is known than its name says. A file that is not there is a {@code FATAL} finding, too.
     *
     * @param file the file; its name says the format, see {@link FileFormat#of}
     * @param options what is known about it
     * @param context as-of date, cancellation, deadline and progress
     * @param sink gets each record
     * @return what came of it
     */
    public ReadResult read(Path file, FileOptions options, RunContext context, Consumer<? super T> sink) {
        String source = String.valueOf(file.getFileName());
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (IOException e) {
            Finding finding = new Finding(
                    "file.unreadable",
                    Severity.FATAL,
                    Place.of(source),
                    "file",
                    file.toString(),
                    "Maybe the path is wrong, or this user may not read it.");
            return new ReadResult(source, 0, 0, false, "", Findings.of(finding));
        }
        return read(in, source, FileFormat.of(file), options, context, sink);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
