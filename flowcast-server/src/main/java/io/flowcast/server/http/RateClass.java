package io.flowcast.server.http;

/** How much work a request to a route is. Declared and documented; rate limits themselves are planned. */
public enum RateClass {
    /** Answered from memory: health, documentation. */
    FREE,
    /** One or a few rows of the database. */
    READ,
    /** Small change. */
    WRITE,
    /** Minutes of work or gigabytes of data. */
    HEAVY,
    /** Keeps a connection open. */
    STREAM
}
