package io.flowcast.persistence.postgres;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.store.ImportReceipt;

/**
 * An import on its way: rows are staged one by one, checked together, and published all at once or not at all. Readers see
 * nothing of it before. Holds a connection until it is closed; what was not published is gone then, and also when the
 * process ends. Not safe for several threads.
 *
 * @param <T> what a row is
 */
public interface StagedImport<T> extends AutoCloseable {
    /**
     * Stages a row.
     *
     * @param line line of the row in its source, counted from 1
     * @param row the row
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    void add(long line, T row);

    /**
     * Finds rows that do not go with each other or with what is kept, and leaves them out.
     *
     * @param source name of the source, for the places of the findings
     * @param findings receives the findings; an error for each row that is left out
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    void check(String source, FindingCollector findings);

    /**
     * Publishes the rows that are left, in one transaction. Content that was published before is not published again.
     *
     * @param contentHash hash of the content, in the form {@code algorithm:hex}
     * @return the receipt, of the first time if it is a repetition
     * @throws io.flowcast.api.finding.InvalidInputException if rows do not go together, which {@link #check} would have
     *     found; nothing is kept then
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    ImportReceipt publish(String contentHash);

    /** Forgets what was staged and gives the connection back. */
    @Override
    void close();
}
