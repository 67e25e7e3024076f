package io.flowcast.server.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message is meant for the person who started the server and holds no secret. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and, on a line that begins with "Maybe", what to do about it. */
    public DatabaseException(String message) {
        super(message);
    }

    /** Says what is wrong and keeps the cause. */
    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
