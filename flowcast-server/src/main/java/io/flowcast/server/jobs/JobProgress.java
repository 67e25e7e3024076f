package io.flowcast.server.jobs;

import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.Progress;
import io.flowcast.persistence.postgres.JobLease;
import io.flowcast.persistence.postgres.JobStore;
import io.flowcast.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how far a job has come: every new stage, and within a stage at most a few times a second, however often it
 * is told. A report that cannot be written is left out; the work goes on.
 */
final class JobProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(JobProgress.class);
    private static final long PAUSE_NANOS = Duration.ofMillis(300).toNanos();

    private final JobStore jobs;
    private final JobLease job;
    private final JobSignal signal;
    private final Json json;
    private final LongSupplier nanoTime;
    private final ReentrantLock writing = new ReentrantLock();
    private String lastStage = "";
    private long lastNanos;

    JobProgress(JobStore jobs, JobLease job, JobSignal signal, Json json, LongSupplier nanoTime) {
        this.jobs = jobs;
        this.job = job;
        this.signal = signal;
        this.json = json;
        this.nanoTime = nanoTime;
    }

    /**
     * One step.
     *
     * @param stage stage of the run
     * @param done how much of it is done
     * @param total how much there is, 0 if that is not known
     * @param message a line for people
     */
    record Step(String stage, long done, long total, String message) {}

    @Override
    public void report(String stage, long done, long total, String message) {
        if (!writing.tryLock()) {
            return;
        }
        try {
            long now = nanoTime.getAsLong();
            if (stage.equals(lastStage) && now - lastNanos < PAUSE_NANOS) {
                return;
            }
            lastStage = stage;
            lastNanos = now;
            jobs.progress(job, new String(json.write(new Step(stage, done, total, message)), StandardCharsets.UTF_8));
            signal.tell();
        } catch (SourceException e) {
            LOG.atWarn().setCause(e).log("progress was not written");
        } finally {
            writing.unlock();
        }
    }
}
