package io.flowcast.api.finding;

/** How far a {@link Finding} reaches. */
public enum Severity {
    /** Good to know; nothing is changed by it. */
    INFO,
    /** Something was assumed, replaced or fell back; the result stands and carries the finding. */
    WARNING,
    /** One row (record, series, lot, stop) is wrong: it is left out, everything else goes on. */
    ERROR,
    /** The whole run cannot start or its input cannot be read: nothing is done. */
    FATAL
}
