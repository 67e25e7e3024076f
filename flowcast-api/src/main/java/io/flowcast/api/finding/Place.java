package io.flowcast.api.finding;

import io.flowcast.api.internal.Require;

/**
 * Where a finding was made.
 *
 * @param source file, table, request or argument, for example {@code sales.csv}
 * @param line line in the source counted from 1, or 0 where lines mean nothing
 * @param path what was looked at inside the source, for example {@code site S1, product P3}; may be empty
 */
public record Place(String source, long line, String path) {
    /** Checks the arguments. */
    public Place {
        Require.text("source", source);
        Require.nonNegative("line", line);
        Require.present("path", path);
    }

    /**
     * A place without a line.
     *
     * @param source file, table, request or argument
     * @return the place
     */
    public static Place of(String source) {
        return new Place(source, 0, "");
    }

    /**
     * A place inside a source that has no lines.
     *
     * @param source file, table, request or argument
     * @param path what was looked at inside the source
     * @return the place
     */
    public static Place of(String source, String path) {
        return new Place(source, 0, path);
    }

    /**
     * A line of a file.
     *
     * @param source the file
     * @param line the line, counted from 1
     * @return the place
     */
    public static Place line(String source, long line) {
        return new Place(source, line, "");
    }

    @Override
    public String toString() {
        return source + (line > 0 ? " line " + line : "") + (path.isEmpty() ? "" : " (" + path + ")");
    }
}
