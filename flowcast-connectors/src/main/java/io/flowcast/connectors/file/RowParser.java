package io.flowcast.connectors.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one file into records. Holds what it must remember of earlier rows, so it reads one file only. */
interface RowParser<T> {
    /** The columns, in the order in which {@link #parse} asks for them. */
    List<Column> columns();

    /** The record of a row, or {@code null} if the row has an error; adds a finding for each fault of the row. */
    @Nullable
    T parse(Row row);

    /** Adds the findings that need the whole file. */
    default void finish(Row row) {}
}
