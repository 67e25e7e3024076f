package io.flowcast.connectors.http;

import java.util.Objects;

/**
 * What a connector makes of the body of an answer, as some services say in it what others say by the status.
 *
 * @param kind what follows from it
 * @param detail what the service said, for messages; may be empty
 */
public record Verdict(Kind kind, String detail) {
    /** Checks the arguments. */
    public Verdict {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }

    /** What follows from an answer. */
    public enum Kind {
        /** It is what was asked for. */
        GOOD,
        /** It says that there is nothing: kept for a shorter time. */
        EMPTY,
        /** The service is busy: ask again. */
        BUSY,
        /** It cannot be read: ask again, and it counts against the service. */
        BROKEN,
        /** The key was not taken. */
        KEY_REFUSED,
        /** What was asked makes no sense to the service. */
        REFUSED
    }

    /**
     * What was asked for.
     *
     * @return a verdict without detail
     */
    public static Verdict good() {
        return new Verdict(Kind.GOOD, "");
    }

    /**
     * Nothing was found.
     *
     * @return a verdict without detail
     */
    public static Verdict empty() {
        return new Verdict(Kind.EMPTY, "");
    }
}
