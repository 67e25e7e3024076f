package io.flowcast.server.jobs;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.CancellationSwitch;
import io.flowcast.persistence.postgres.JobLease;
import io.flowcast.persistence.postgres.JobStore;
import io.flowcast.persistence.postgres.JobStore.Heartbeat;
import io.flowcast.server.http.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes jobs one after the other and does them on a thread of its own. */
public final class JobWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int MAXIMUM_ATTEMPTS = 3;

    private final JobStore jobs;
    private final JobSignal signal;
    private final JobTask task;
    private final Json json;
    private final String owner = UUID.randomUUID().toString();
    private final Thread thread = new Thread(this::work, "job-worker");
    private final ScheduledExecutorService heart;
    private final AtomicReference<@Nullable Attempt> current = new AtomicReference<>();
    private volatile boolean stopping;

    private JobWorker(JobStore jobs, JobSignal signal, JobTask task, Json json) {
        this.jobs = jobs;
        this.signal = signal;
        this.task = task;
        this.json = json;
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "job-heartbeat"));
        executor.setRemoveOnCancelPolicy(true);
        this.heart = executor;
    }

    /** Starts to take jobs. */
    public static JobWorker start(JobStore jobs, JobSignal signal, JobTask task, Json json) {
        JobWorker worker = new JobWorker(jobs, signal, task, json);
        worker.thread.start();
        return worker;
    }

    /** Whether the worker is there to take jobs. */
    public boolean alive() {
        return thread.isAlive() && !stopping;
    }

    /** Stops the work under way, puts its job back into the queue and ends. */
    @Override
    public void close() {
        stopping = true;
        Attempt attempt = current.get();
        if (attempt != null) {
            attempt.stop.cancel();
        }
        signal.tell();
        try {
            thread.join(STOP_LIMIT.toMillis());
            if (thread.isAlive()) {
                LOG.warn("a job does not stop; it will be taken up again when its lease has ended");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            heart.shutdownNow();
        }
    }

    /** One go at a job. */
    private static final class Attempt {
        final JobLease job;
        final CancellationSwitch stop = new CancellationSwitch();
        volatile boolean cancelled;
        volatile boolean lost;

        Attempt(JobLease job) {
            this.job = job;
        }
    }

    private void work() {
        while (!stopping) {
            long seen = signal.changes();
            try {
                Optional<JobLease> job = jobs.take(owner, LEASE, MAXIMUM_ATTEMPTS);
                if (job.isPresent()) {
                    signal.tell();
                    run(new Attempt(job.get()));
                    signal.tell();
                    continue;
                }
            } catch (SourceException e) {
                LOG.atWarn().setCause(e).log("the table of jobs does not answer");
            }
            try {
                signal.await(seen, IDLE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void run(Attempt attempt) {
        JobLease job = attempt.job;
        MDC.put("jobId", job.jobId().toString());
        current.set(attempt);
        ScheduledFuture<?> beat = heart.scheduleAtFixedRate(
                () -> beat(attempt), HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (stopping) {
                attempt.stop.cancel();
            }
            LOG.atInfo().addKeyValue("attempt", job.attempt()).log("job begins");
            String result = task.run(job, attempt.stop, new JobProgress(jobs, job, signal, json, System::nanoTime));
            boolean ours = jobs.succeed(job, result);
            LOG.info(ours ? "job succeeded" : "job was taken by another worker");
        } catch (RunStoppedException e) {
            stopped(attempt);
        } catch (InvalidInputException e) {
            jobs.fail(job, "job.invalid-input", String.valueOf(e.getMessage()));
        } catch (SourceException e) {
            LOG.atWarn().setCause(e).log("job failed for want of a source");
            failed(job, e.finding());
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("job failed");
            jobs.fail(
                    job,
                    "server.internal",
                    "The job failed for a reason that lies in the server; its log says more under the job's id.");
            if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
                throw fatal;
            }
        } finally {
            beat.cancel(false);
            current.set(null);
            MDC.remove("jobId");
        }
    }

    private void stopped(Attempt attempt) {
        if (attempt.lost) {
            LOG.warn("job was taken by another worker");
        } else if (attempt.cancelled) {
            jobs.cancelled(attempt.job);
            LOG.info("job cancelled");
        } else if (stopping) {
            jobs.giveBack(attempt.job);
            LOG.info("job put back, for the server stops");
        } else {
            jobs.fail(attempt.job, "job.stopped", "The work stopped before there was a result.");
        }
    }

    /** A lease that cannot be given up by saying so ends by itself, and the job is tried again. */
    private void failed(JobLease job, Finding finding) {
        try {
            jobs.fail(job, finding.code(), finding.message());
        } catch (SourceException e) {
            LOG.atWarn().setCause(e).log("the end of a job could not be written");
        }
    }

    private void beat(Attempt attempt) {
        try {
            Heartbeat answer = jobs.heartbeat(attempt.job, LEASE);
            attempt.cancelled |= answer == Heartbeat.CANCEL_REQUESTED;
            attempt.lost |= answer == Heartbeat.LOST;
            if (answer != Heartbeat.HELD) {
                attempt.stop.cancel();
            }
        } catch (SourceException e) {
            LOG.atWarn().setCause(e).log("a lease was not renewed");
        }
    }
}
