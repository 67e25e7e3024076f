package io.flowcast.server;

/** The server cannot start; the message is for the person who started it. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and, on a line that begins with "Maybe", what to do about it. */
    public StartException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says what is wrong and, on a line that begins with "Maybe", what to do about it. */
    public StartException(String message) {
        super(message);
    }
}
