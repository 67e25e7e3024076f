package io.flowcast.api.finding;

import java.io.Serial;

/** The run was cancelled, or its deadline passed, before there was any answer to give. */
public final class RunStoppedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Stops a run.
     *
     * @param message what was being done, and whether it was cancelled or out of time
     */
    public RunStoppedException(String message) {
        super(message);
    }
}
