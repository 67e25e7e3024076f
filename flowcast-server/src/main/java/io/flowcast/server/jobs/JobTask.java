package io.flowcast.server.jobs;

import io.flowcast.api.run.Cancellation;
import io.flowcast.api.run.Progress;
import io.flowcast.persistence.postgres.JobLease;

/** What a job of some kind does. May be called again for the same job after a crash, and must then lead to the same. */
@FunctionalInterface
public interface JobTask {
    /**
     * Does the work.
     *
     * @param job the job
     * @param cancellation requested when the work should stop
     * @param progress hears how far it has come
     * @return what it led to
     * @throws io.flowcast.api.finding.InvalidInputException if it cannot be done with the data there is
     * @throws io.flowcast.api.finding.RunStoppedException if it was stopped
     */
    String run(JobLease job, Cancellation cancellation, Progress progress);
}
