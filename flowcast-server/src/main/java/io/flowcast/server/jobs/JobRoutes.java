package io.flowcast.server.jobs;

import io.flowcast.api.run.Cancellation;
import io.flowcast.persistence.postgres.Job;
import io.flowcast.persistence.postgres.JobStore;
import io.flowcast.server.http.Exchange;
import io.flowcast.server.http.FieldError;
import io.flowcast.server.http.Parameter;
import io.flowcast.server.http.ProblemException;
import io.flowcast.server.http.ProblemType;
import io.flowcast.server.http.RateClass;
import io.flowcast.server.http.Route;
import io.flowcast.server.http.Scope;
import io.javalin.http.Context;
import io.javalin.http.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of jobs. */
public final class JobRoutes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRoutes.class);
    private static final String SUBJECT = "jobs";
    private static final int MOST_STREAMS = 64;
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Parameter<UUID> JOB_ID = Parameter.id("jobId", "Key of the job.");

    private final JobStore jobs;
    private final JobSignal signal;
    private final Exchange exchange;
    private final JobEventStream stream;
    private final ExecutorService streams = new ThreadPoolExecutor(
            0, MOST_STREAMS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> new Thread(work, "job-events"));

    /**
     * Makes the handlers.
     *
     * @param jobs the table of jobs
     * @param signal tells of changes
     * @param exchange how answers are written
     * @param shutdown requested when the server is stopping
     */
    public JobRoutes(JobStore jobs, JobSignal signal, Exchange exchange, Cancellation shutdown) {
        this.jobs = jobs;
        this.signal = signal;
        this.exchange = exchange;
        this.stream = new JobEventStream(jobs, signal, shutdown, System::nanoTime);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/jobs/{jobId}", "getJob")
                        .about(SUBJECT, "How far a job is")
                        .needs(Scope.JOBS_READ, RateClass.READ)
                        .with(JOB_ID)
                        .gives(200, JobView.class, "The job.")
                        .fails(ProblemType.NOT_FOUND)
                        .handledBy(context -> exchange.reply(context, 200, JobView.of(job(context)))),
                Route.delete("/v1/jobs/{jobId}", "cancelJob")
                        .about(SUBJECT, "End a job")
                        .needs(Scope.JOBS_WRITE, RateClass.WRITE)
                        .with(JOB_ID)
                        .gives(200, JobView.class, "The job is cancelled.")
                        .gives(202, JobView.class, "The job runs and will end within seconds.")
                        .fails(ProblemType.NOT_FOUND, ProblemType.CONFLICT)
                        .handledBy(this::cancel),
                Route.get("/v1/jobs/{jobId}/events", "followJob")
                        .about(SUBJECT, "Follow a job as it runs")
                        .description(
                                "Server-sent events, each with a number as `id`, a type as `event` (`queued`, `running`,"
                                        + " `progress`, `succeeded`, `failed`, `cancelled`) and JSON as `data`: `at`, and"
                                        + " `details`, which for `progress` are `stage`, `done`, `total` and `message`. The"
                                        + " header `Last-Event-ID` resumes after an event. The stream ends with the job;"
                                        + " resumed after its last event it is 204.")
                        .needs(Scope.JOBS_READ, RateClass.STREAM)
                        .with(JOB_ID)
                        .givesText(200, JobEventStream.MEDIA_TYPE, "The events.")
                        .givesNothing(204, "The job has ended and there is no further event.")
                        .fails(ProblemType.NOT_FOUND, ProblemType.HEADER_INVALID, ProblemType.UNAVAILABLE)
                        .handledBy(this::follow));
    }

    private Job job(Context context) {
        UUID id = JOB_ID.read(context);
        return jobs.find(id).orElseThrow(() -> ProblemException.notFound("job", id));
    }

    private void cancel(Context context) {
        UUID id = JOB_ID.read(context);
        Job job = jobs.cancel(id).orElseThrow(() -> ProblemException.notFound("job", id));
        signal.tell();
        if (job.state() == Job.State.SUCCEEDED || job.state() == Job.State.FAILED) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The job has ended already: it " + job.state().label() + ".");
        }
        exchange.reply(context, job.state().isFinal() ? 200 : 202, JobView.of(job));
    }

    private void follow(Context context) {
        Job job = job(context);
        int after = lastEventId(context);
        if (job.state().isFinal() && jobs.events(job.id(), after, 1).isEmpty()) {
            context.status(204);
            return;
        }
        context.status(200).contentType(JobEventStream.MEDIA_TYPE + ";charset=utf-8");
        context.header(Header.X_ACCEL_BUFFERING, "no");
        // The supplier runs once the request has become asynchronous: only then may another thread write.
        context.future(() -> send(job.id(), after, context.res()));
    }

    private CompletableFuture<Void> send(UUID jobId, int after, HttpServletResponse response) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            streams.execute(() -> {
                try {
                    stream.send(jobId, after, response);
                } catch (IOException e) {
                    LOG.debug("a client that followed a job is gone", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    LOG.atWarn().setCause(e).log("following a job ended early");
                } finally {
                    sent.complete(null);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "There are " + MOST_STREAMS + " streams of events already.",
                    List.of(),
                    Map.of("Retry-After", "5"));
        }
        return sent;
    }

    private static int lastEventId(Context context) {
        String text = context.header(LAST_EVENT_ID);
        if (text == null || text.isEmpty()) {
            return 0;
        }
        try {
            int id = Integer.parseInt(text);
            if (id >= 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw ProblemException.of(
                ProblemType.HEADER_INVALID, FieldError.ofHeader(LAST_EVENT_ID, "Must be the id of an event."));
    }

    /** Ends the streams. */
    @Override
    public void close() {
        streams.shutdownNow();
    }
}
