package io.flowcast.connectors.result;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives a table, field by field. */
interface TableOut {
    /** Names of the columns; comes first. */
    void header(List<String> names) throws IOException;

    /** A text that somebody else may have written. */
    void text(String value) throws IOException;

    /** A text of ours, or none. */
    void plain(Object value) throws IOException;

    /** A day, or none. */
    void date(@Nullable LocalDate value) throws IOException;

    /** A whole number. */
    void whole(long value) throws IOException;

    /** A number with at most six decimals; the name is for the error if it is none. */
    void number(String name, double value) throws IOException;

    /** Yes or no. */
    void flag(boolean value) throws IOException;

    void endLine() throws IOException;
}
