package io.flowcast.connectors.file;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file, one after the other; rows with an error are left out. Must be closed. Not safe for several
 * threads.
 *
 * @param <T> the records
 */
public final class RecordStream<T> implements Iterator<T>, AutoCloseable {
    private static final int ROWS_BETWEEN_LOOKS = 4_096;

    private final String source;
    private final RowSource rows;
    private final RowParser<T> parser;
    private final Row row;
    private final FindingCollector findings;
    private final MessageDigest digest;
    private final RunContext context;
    private @Nullable T next;
    private boolean ended;
    private boolean complete;
    private String contentHash = "";
    private long delivered;
    private long line;
    private long nextLook;

    RecordStream(
            String source,
            RowSource rows,
            RowParser<T> parser,
            Row row,
            FindingCollector findings,
            MessageDigest digest,
            RunContext context) {
        this.source = source;
        this.rows = rows;
        this.parser = parser;
        this.row = row;
        this.findings = findings;
        this.digest = digest;
        this.context = context;
    }

    /**
     * Whether there is another record. At the end of the file, and after a {@code FATAL} finding, there is none.
     *
     * @throws io.flowcast.api.finding.RunStoppedException if the run was cancelled or its deadline has passed
     */
    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            if (rows.rows() >= nextLook) {
                nextLook = rows.rows() + ROWS_BETWEEN_LOOKS;
                context.stopIfAsked("reading " + source);
                context.progress().report("read", rows.rows(), 0, source);
            }
            readOne();
        }
        return next != null;
    }

    private void readOne() {
        boolean more;
        try {
            more = rows.next(row);
        } catch (IOException | UncheckedIOException e) {
            findings.add(
                    Severity.FATAL,
                    "file.unreadable",
                    Place.of(source),
                    "file",
                    rootMessage(e),
                    "Maybe the connection or the disk failed while it was read.");
            more = false;
        }
        if (more) {
            next = parser.parse(row);
            return;
        }
        ended = true;
        complete = !findings.has(Severity.FATAL);
        if (complete) {
            parser.finish(row);
            contentHash = "sha-256:" + HexFormat.of().formatHex(digest.digest());
        }
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public T next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        T record = next;
        next = null;
        line = row.line();
        delivered++;
        return record;
    }

    /**
     * Where the record stands that {@link #next()} gave last.
     *
     * @return its line in the file, counted from 1
     */
    public long line() {
        return line;
    }

    /**
     * The same records for someone who must have all of them or none: instead of just ending, it fails if a finding is
     * as severe as this or more.
     *
     * @param severity the least severity that is not accepted
     * @return an iterator whose {@code hasNext} throws {@link InvalidInputException} with all findings at the end
     */
    public Iterator<T> failingOn(Severity severity) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean more = RecordStream.this.hasNext();
                if (!more) {
                    for (Severity s : Severity.values()) {
                        if (s.compareTo(severity) >= 0 && findings.has(s)) {
                            throw new InvalidInputException(findings.toFindings());
                        }
                    }
                }
                return more;
            }

            @Override
            public T next() {
                return RecordStream.this.next();
            }
        };
    }

    /**
     * What came of it so far; whole once {@link #hasNext()} was false.
     *
     * @return the result
     */
    public ReadResult result() {
        return new ReadResult(source, rows.rows(), delivered, complete, contentHash, findings.toFindings());
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + source, e);
        }
    }
}
