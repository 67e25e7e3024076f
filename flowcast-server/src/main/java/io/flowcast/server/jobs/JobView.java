package io.flowcast.server.jobs;

import io.flowcast.persistence.postgres.Job;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it leaves the server.
 *
 * @param jobId key of the job
 * @param kind what kind of work
 * @param state {@code queued}, {@code running}, {@code succeeded}, {@code failed} or {@code cancelled}
 * @param attempts how often it was begun
 * @param cancelRequested whether somebody asked for its end
 * @param planId the plan it led to, once it succeeded
 * @param errorCode stable code of what went wrong, once it failed
 * @param errorDetail the same for people
 * @param createdAt when it was asked for
 * @param finishedAt when it ended
 */
public record JobView(
        UUID jobId,
        String kind,
        String state,
        int attempts,
        boolean cancelRequested,
        @Nullable String planId,
        @Nullable String errorCode,
        @Nullable String errorDetail,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** The view of a job. */
    public static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.kind(),
                job.state().label(),
                job.attempts(),
                job.cancelRequested(),
                job.result(),
                job.errorCode(),
                job.errorDetail(),
                job.createdAt(),
                job.finishedAt());
    }
}
