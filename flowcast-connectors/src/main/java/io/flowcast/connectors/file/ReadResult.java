package io.flowcast.connectors.file;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;

/**
 * What came of reading a file.
 *
 * @param source name of the file
 * @param rows rows that were seen, the header not counted
 * @param delivered rows that became records
 * @param complete whether the file was read to its end; if not, a {@code FATAL} finding says why
 * @param contentHash hash of the bytes in the form {@code sha-256:hex}, or empty if the file was not read to its end
 * @param findings what is wrong with the file
 */
public record ReadResult(
        String source, long rows, long delivered, boolean complete, String contentHash, Findings findings) {
    /**
     * Rows that were left out because of an error of their own.
     *
     * @return the number of rows
     */
    public long leftOut() {
        return rows - delivered;
    }

    /**
     * Goes on only if the file could be read.
     *
     * @return this result
     * @throws InvalidInputException if any finding is {@code FATAL}
     */
    public ReadResult orThrow() {
        findings.throwIfFatal();
        return this;
    }
}
