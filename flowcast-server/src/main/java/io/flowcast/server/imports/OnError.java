package io.flowcast.server.imports;

/** What becomes of an import in which rows have errors. */
public enum OnError {
    /** Nothing is imported. */
    REJECT,
    /** The rows with errors are left out, the others are imported. */
    SKIP
}
