package io.flowcast.persistence.postgres;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done in the background.
 *
 * @param id key of the job
 * @param kind what kind of work
 * @param request what was asked for, a JSON document
 * @param state how far it is
 * @param attempts how often it was begun
 * @param cancelRequested whether somebody asked for its end
 * @param result what it led to, once it succeeded
 * @param errorCode stable code of what went wrong, once it failed
 * @param errorDetail the same for people
 * @param createdAt when it was asked for
 * @param finishedAt when it ended, whichever way
 */
public record Job(
        UUID id,
        String kind,
        String request,
        State state,
        int attempts,
        boolean cancelRequested,
        @Nullable String result,
        @Nullable String errorCode,
        @Nullable String errorDetail,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** How far a job is. */
    public enum State {
        /** Waits for a worker. */
        QUEUED,
        /** A worker holds it. */
        RUNNING,
        /** Done. */
        SUCCEEDED,
        /** Ended without a result. */
        FAILED,
        /** Ended because somebody asked for it. */
        CANCELLED;

        /**
         * Whether nothing will happen to it any more.
         *
         * @return true unless it waits or runs
         */
        public boolean isFinal() {
            return this != QUEUED && this != RUNNING;
        }

        /**
         * The name as it is stored and sent.
         *
         * @return the name in lower case
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
