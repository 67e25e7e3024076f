package io.flowcast.persistence.postgres;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.store.ImportReceipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import by way of one staging table.
 *
 * @param <T> what a row is
 */
abstract class TableImport<T> implements StagedImport<T> {

    private final String kind;
    private final StagingSession session;
    private final Imports imports;
    private final CopyBuffer buffer;
    private final UnstorableRows unstorable;
    private boolean examined;

    /**
     * Begins an import.
     *
     * @param kind name of the kind in receipts
     * @param session connection with the staging table
     * @param columns columns of the staging table in the order of {@link #write}, the first of them {@code line}
     */
    TableImport(String kind, StagingSession session, String columns, Imports imports) {
        this.kind = kind;
        this.session = session;
        this.imports = imports;
        this.unstorable = new UnstorableRows(kind);
        try {
            this.buffer = new CopyBuffer(session.connection(), session.table(), columns);
        } catch (SQLException e) {
            session.close();
            throw Sql.failure("stage " + kind, e);
        }
    }

    /** The texts of a row that have to be kept as they are, by name. */
    abstract Map<String, @Nullable String> texts(T row);

    /** Writes the columns of a row behind its line. */
    abstract void write(T row, CopyBuffer columns);

    /** Leaves out staged rows that do not go with each other or with what is kept, and reports them. */
    abstract void examine(Connection connection, String source, FindingCollector findings) throws SQLException;

    /** Moves the staged rows to where they are kept. */
    abstract long keep(Connection connection) throws SQLException;

    /** Whether what is kept by others matters to {@link #examine}, so that it has to look again before it keeps. */
    boolean dependsOnWhatIsKept() {
        return false;
    }

    /** Whether the newest content alone counts, so that older content may come again. */
    boolean replacesEverything() {
        return false;
    }

    @Override
    public final void add(long line, T row) {
        for (Map.Entry<String, @Nullable String> text : texts(row).entrySet()) {
            if (unstorable.reject(line, text.getKey(), text.getValue())) {
                return;
            }
        }
        try {
            examined = false;
            buffer.number(line);
            write(row, buffer);
            buffer.endRow();
        } catch (SQLException e) {
            throw Sql.failure("stage " + kind, e);
        }
    }

    @Override
    public final void check(String source, FindingCollector findings) {
        unstorable.report(source, findings);
        try {
            buffer.flush();
            Sql.execute(session.connection(), "ANALYZE " + session.table());
            examine(session.connection(), source, findings);
            examined = true;
        } catch (SQLException e) {
            throw Sql.failure("check " + kind, e);
        }
    }

    @Override
    public final ImportReceipt publish(String contentHash) {
        unstorable.throwIfAny();
        try {
            buffer.flush();
            return session.inTransaction(connection -> publish(connection, contentHash));
        } catch (SQLException e) {
            throw Sql.failure("publish " + kind, e);
        }
    }

    private ImportReceipt publish(Connection connection, String contentHash) throws SQLException {
        Imports.lock(connection, kind);
        @Nullable ImportReceipt repeated = Imports.repeated(connection, kind, contentHash, replacesEverything());
        if (repeated != null) {
            return repeated;
        }
        if (!examined || dependsOnWhatIsKept()) {
            FindingCollector findings = new FindingCollector();
            examine(connection, kind, findings);
            if (findings.has(Severity.ERROR)) {
                throw new InvalidInputException(findings.toFindings());
            }
        }
        return imports.issue(connection, kind, contentHash, keep(connection));
    }

    @Override
    public void close() {
        session.close();
    }
}
