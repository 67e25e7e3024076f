package io.flowcast.connectors.file;

import java.io.Closeable;
import java.io.IOException;

/** Cuts a file into rows. */
interface RowSource extends Closeable {
    /**
     * Puts the next row that has all its parts into {@code row}; broken ones become findings on the way.
     *
     * @return false at the end of the file, or after a fatal finding
     */
    boolean next(Row row) throws IOException;

    /** Rows so far, broken ones included. */
    long rows();
}
