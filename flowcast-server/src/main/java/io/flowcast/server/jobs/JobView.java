package io.flowcast.server.jobs;

import io.flowcast.persistence.postgres.Job;
import io.flowcast.server.http.Doc;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as it leaves the server. */
public record JobView(
        @Doc("Key of the job.") UUID jobId,
        @Doc("What kind of work.") String kind,

        @Doc("`queued`, `running`, `succeeded`, `failed` or `cancelled`.")
        String state,

        @Doc("How often it was begun.") int attempts,
        @Doc("Whether somebody asked for its end.") boolean cancelRequested,

        @Doc("The plan it led to, once it succeeded.") @Nullable
        String planId,

        @Doc("Stable code of what went wrong, once it failed.") @Nullable
        String errorCode,

        @Doc("The same for people.") @Nullable String errorDetail,
        @Doc("When it was asked for.") Instant createdAt,
        @Doc("When it ended.") @Nullable Instant finishedAt) {

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
