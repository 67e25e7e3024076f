package io.flowcast.persistence.postgres;

import io.flowcast.persistence.postgres.Job.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The table of jobs: a queue that several workers of several processes can take from. A worker holds a job by a lease that
 * it renews; when it dies the lease ends and another takes the job up again. All times are the database's. Safe for
 * several threads.
 */
public final class JobStore {

    /** Error of a job that was begun too often without coming to an end. */
    public static final String ATTEMPTS_EXHAUSTED = "job.attempts-exhausted";

    private static final String COLUMNS =
            "job_id, kind, request, state, attempts, cancel_requested, result, error_code,"
                    + " error_detail, created_at, finished_at";
    private static final String HELD = " WHERE job_id = :job AND lease_owner = :owner AND attempts = :attempt";

    private final Sql sql;

    JobStore(Sql sql) {
        this.sql = sql;
    }

    /** What a worker learns when it renews its lease. */
    public enum Heartbeat {
        /** Go on. */
        HELD,
        /** Somebody asked for the end of the job. */
        CANCEL_REQUESTED,
        /** The lease had ended and somebody else has taken the job: stop and change nothing. */
        LOST
    }

    /**
     * Puts a job into the queue.
     *
     * @param kind what kind of work
     * @param request what is asked for, a JSON document
     * @return the job
     */
    public Job submit(String kind, String request) {
        return sql.inTransaction("submit a job", handle -> {
            Job job = handle.createQuery("INSERT INTO job (job_id, kind, request, state, created_at)"
                            + " VALUES (:job, :kind, :request::json, 'queued', clock_timestamp()) RETURNING " + COLUMNS)
                    .bind("job", UUID.randomUUID())
                    .bind("kind", kind)
                    .bind("request", request)
                    .map((row, context) -> job(row))
                    .one();
            addEvent(handle, job.id(), State.QUEUED.label(), "{}");
            return job;
        });
    }

    /**
     * A job.
     *
     * @param jobId its key
     * @return the job, or empty if there is none
     */
    public Optional<Job> find(UUID jobId) {
        return sql.inTransaction("read a job", handle -> find(handle, jobId, ""));
    }

    /**
     * What happened to a job after an event.
     *
     * @param jobId its key
     * @param afterSequence number of the last event that is known, 0 for none
     * @param limit how many at most
     * @return the events in order
     */
    public List<JobEvent> events(UUID jobId, int afterSequence, int limit) {
        return sql.inTransaction(
                "read events",
                handle -> handle.createQuery("""
                        SELECT sequence, at, type, data FROM job_event
                        WHERE job_id = ? AND sequence > ? ORDER BY sequence LIMIT ?""")
                        .bind(0, jobId)
                        .bind(1, afterSequence)
                        .bind(2, limit)
                        .map((row, context) ->
                                new JobEvent(row.getInt(1), instant(row, "at"), row.getString(3), row.getString(4)))
                        .list());
    }

    /**
     * Takes the job that has waited longest, or one whose worker has given no sign of life. A job that was begun too often
     * fails, one whose end was asked for is cancelled, and the next is looked at.
     *
     * @param owner name of the worker
     * @param lease how long it is held without a sign of life
     * @param maximumAttempts how often a job may be begun
     * @return the lease, or empty if there is nothing to do
     */
    public Optional<JobLease> take(String owner, Duration lease, int maximumAttempts) {
        return sql.inTransaction("take a job", handle -> {
            while (true) {
                Optional<JobLease> taken = takeNext(handle, owner, lease);
                if (taken.isEmpty()) {
                    return taken;
                }
                Job job = find(handle, taken.get().jobId(), "").orElseThrow();
                if (job.cancelRequested()) {
                    end(handle, taken.get(), State.CANCELLED, null, null, null);
                } else if (job.attempts() > maximumAttempts) {
                    end(
                            handle,
                            taken.get(),
                            State.FAILED,
                            null,
                            ATTEMPTS_EXHAUSTED,
                            "The job was begun " + maximumAttempts + " times and never came to an end.");
                } else {
                    addEvent(handle, job.id(), State.RUNNING.label(), "{\"attempt\":" + job.attempts() + "}");
                    return taken;
                }
            }
        });
    }

    private static Optional<JobLease> takeNext(Handle handle, String owner, Duration lease) {
        return handle.createQuery("""
                        UPDATE job SET state = 'running', attempts = attempts + 1, lease_owner = :owner,
                                       lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                        WHERE job_id = (
                            SELECT job_id FROM job
                            WHERE state = 'queued' OR (state = 'running' AND lease_until < clock_timestamp())
                            ORDER BY created_at, job_id FOR UPDATE SKIP LOCKED LIMIT 1)
                        RETURNING job_id, kind, request, lease_owner, attempts""")
                .bind("owner", owner)
                .bind("lease", lease.toMillis())
                .map((row, context) -> new JobLease(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5)))
                .findOne();
    }

    /**
     * Gives a sign of life.
     *
     * @param held the lease
     * @param lease how long it shall hold from now on
     * @return whether to go on
     */
    public Heartbeat heartbeat(JobLease held, Duration lease) {
        return sql.inTransaction(
                "renew a lease",
                handle -> handle.createQuery(
                                "UPDATE job SET lease_until = clock_timestamp() + :lease * interval '1 millisecond'"
                                        + HELD + " RETURNING cancel_requested")
                        .bind("lease", lease.toMillis())
                        .bind("job", held.jobId())
                        .bind("owner", held.owner())
                        .bind("attempt", held.attempt())
                        .mapTo(Boolean.class)
                        .findOne()
                        .map(cancel -> cancel ? Heartbeat.CANCEL_REQUESTED : Heartbeat.HELD)
                        .orElse(Heartbeat.LOST));
    }

    /**
     * Tells how far a job has come.
     *
     * @param held the lease
     * @param data details, a JSON document
     * @return false if the lease is lost
     */
    public boolean progress(JobLease held, String data) {
        return sql.inTransaction("tell progress", handle -> {
            boolean ours = handle.createQuery("SELECT true FROM job" + HELD + " FOR UPDATE")
                    .bind("job", held.jobId())
                    .bind("owner", held.owner())
                    .bind("attempt", held.attempt())
                    .mapTo(Boolean.class)
                    .findOne()
                    .isPresent();
            if (ours) {
                addEvent(handle, held.jobId(), "progress", data);
            }
            return ours;
        });
    }

    /**
     * Ends a job with a result.
     *
     * @param held the lease
     * @param result what it led to
     * @return false if the lease is lost
     */
    public boolean succeed(JobLease held, String result) {
        return sql.inTransaction("end a job", handle -> end(handle, held, State.SUCCEEDED, result, null, null));
    }

    /**
     * Ends a job without a result.
     *
     * @param held the lease
     * @param code stable code of what went wrong
     * @param detail the same for people; nothing internal
     * @return false if the lease is lost
     */
    public boolean fail(JobLease held, String code, String detail) {
        return sql.inTransaction("end a job", handle -> end(handle, held, State.FAILED, null, code, detail));
    }

    /**
     * Ends a job because somebody asked for it.
     *
     * @param held the lease
     * @return false if the lease is lost
     */
    public boolean cancelled(JobLease held) {
        return sql.inTransaction("end a job", handle -> end(handle, held, State.CANCELLED, null, null, null));
    }

    /**
     * Puts a job back because its worker is shut down in good order; the attempt does not count.
     *
     * @param held the lease
     * @return false if the lease is lost
     */
    public boolean giveBack(JobLease held) {
        return sql.inTransaction("give a job back", handle -> {
            int changed = handle.createUpdate(
                            "UPDATE job SET state = 'queued', attempts = attempts - 1, lease_owner = NULL,"
                                    + " lease_until = NULL" + HELD)
                    .bind("job", held.jobId())
                    .bind("owner", held.owner())
                    .bind("attempt", held.attempt())
                    .execute();
            if (changed > 0) {
                addEvent(handle, held.jobId(), State.QUEUED.label(), "{\"reason\":\"shutdown\"}");
            }
            return changed > 0;
        });
    }

    /**
     * Puts all jobs back that are held, because it is certain that none of their workers lives any more.
     *
     * @return how many there were
     */
    public int releaseAll() {
        return sql.inTransaction("release jobs", handle -> {
            List<UUID> released = handle.createQuery("""
                            UPDATE job SET state = 'queued', lease_owner = NULL, lease_until = NULL
                            WHERE state = 'running' RETURNING job_id""").mapTo(UUID.class).list();
            released.forEach(job -> addEvent(handle, job, State.QUEUED.label(), "{\"reason\":\"interrupted\"}"));
            return released.size();
        });
    }

    /**
     * Asks for the end of a job: one that waits is cancelled at once, one that runs at its worker's next sign of life.
     *
     * @param jobId its key
     * @return the job as it is then, or empty if there is none
     */
    public Optional<Job> cancel(UUID jobId) {
        return sql.inTransaction("cancel a job", handle -> {
            @Nullable Job job = find(handle, jobId, " FOR UPDATE").orElse(null);
            if (job == null || job.state().isFinal()) {
                return Optional.ofNullable(job);
            }
            if (job.state() == State.QUEUED) {
                handle.execute("""
                        UPDATE job SET state = 'cancelled', cancel_requested = true, finished_at = clock_timestamp()
                        WHERE job_id = ?""", jobId);
                addEvent(handle, jobId, State.CANCELLED.label(), "{}");
            } else {
                handle.execute("UPDATE job SET cancel_requested = true WHERE job_id = ?", jobId);
            }
            return find(handle, jobId, "");
        });
    }

    /**
     * How many jobs wait.
     *
     * @return the length of the queue
     */
    public long waiting() {
        return sql.inTransaction(
                "count jobs",
                handle -> handle.createQuery("SELECT count(*) FROM job WHERE state = 'queued'")
                        .mapTo(Long.class)
                        .one());
    }

    private static boolean end(
            Handle handle,
            JobLease held,
            State state,
            @Nullable String result,
            @Nullable String errorCode,
            @Nullable String errorDetail) {
        int changed = handle.createUpdate("UPDATE job SET state = :state, result = :result, error_code = :code,"
                        + " error_detail = :detail, lease_owner = NULL, lease_until = NULL,"
                        + " finished_at = clock_timestamp()" + HELD)
                .bind("state", state.label())
                .bind("result", result)
                .bind("code", errorCode)
                .bind("detail", errorDetail)
                .bind("job", held.jobId())
                .bind("owner", held.owner())
                .bind("attempt", held.attempt())
                .execute();
        if (changed > 0) {
            addEvent(handle, held.jobId(), state.label(), "{}");
        }
        return changed > 0;
    }

    private static Optional<Job> find(Handle handle, UUID jobId, String lock) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM job WHERE job_id = ?" + lock)
                .bind(0, jobId)
                .map((row, context) -> job(row))
                .findOne();
    }

    /** The row of the job must be locked, so that its events are numbered without gaps. */
    private static void addEvent(Handle handle, UUID jobId, String type, String data) {
        handle.execute("""
                INSERT INTO job_event (job_id, sequence, at, type, data)
                SELECT ?, coalesce(max(sequence), 0) + 1, clock_timestamp(), ?, ?::json
                FROM job_event WHERE job_id = ?""", jobId, type, data, jobId);
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("job_id", UUID.class),
                row.getString("kind"),
                row.getString("request"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                row.getBoolean("cancel_requested"),
                row.getString("result"),
                row.getString("error_code"),
                row.getString("error_detail"),
                instant(row, "created_at"),
                row.getObject("finished_at") == null ? null : instant(row, "finished_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
