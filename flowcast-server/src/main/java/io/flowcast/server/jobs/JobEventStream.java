package io.flowcast.server.jobs;

import io.flowcast.api.run.Cancellation;
import io.flowcast.persistence.postgres.Job;
import io.flowcast.persistence.postgres.JobEvent;
import io.flowcast.persistence.postgres.JobStore;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Sends the events of a job as they happen (server-sent events, WHATWG HTML 9.2) until the job has ended. */
final class JobEventStream {

    static final String MEDIA_TYPE = "text/event-stream";

    private static final int BATCH = 200;
    /** For jobs that run in another process, of which nobody tells us. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    /** Keeps proxies from closing a silent connection, and finds clients that are gone. */
    private static final long SIGN_OF_LIFE_NANOS = Duration.ofSeconds(10).toNanos();

    private final JobStore jobs;
    private final JobSignal signal;
    private final Cancellation shutdown;
    private final LongSupplier nanoTime;

    JobEventStream(JobStore jobs, JobSignal signal, Cancellation shutdown, LongSupplier nanoTime) {
        this.jobs = jobs;
        this.signal = signal;
        this.shutdown = shutdown;
        this.nanoTime = nanoTime;
    }

    /**
     * Sends events until the job has ended, the client is gone or the server stops.
     *
     * @param jobId the job, which must exist
     * @param afterSequence number of the last event the client knows
     */
    void send(UUID jobId, int afterSequence, HttpServletResponse response) throws IOException, InterruptedException {
        OutputStream out = response.getOutputStream();
        // The client learns at once that it is connected, also when there is nothing new.
        response.flushBuffer();
        int last = afterSequence;
        long lastSent = nanoTime.getAsLong();
        while (!shutdown.requested()) {
            long seen = signal.changes();
            boolean over =
                    jobs.find(jobId).map(Job::state).map(Job.State::isFinal).orElse(true);
            List<JobEvent> events = jobs.events(jobId, last, BATCH);
            for (JobEvent event : events) {
                out.write(frame(event).getBytes(StandardCharsets.UTF_8));
                last = event.sequence();
            }
            if (!events.isEmpty()) {
                response.flushBuffer();
                lastSent = nanoTime.getAsLong();
            } else if (over) {
                return;
            } else if (nanoTime.getAsLong() - lastSent > SIGN_OF_LIFE_NANOS) {
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
                lastSent = nanoTime.getAsLong();
            } else {
                signal.await(seen, LOOK_AGAIN);
            }
        }
    }

    private static String frame(JobEvent event) {
        // The data is one line of JSON; a line break inside it would end the field.
        String data = event.data().replaceAll("[\\r\\n]+", " ");
        return "id: " + event.sequence() + "\nevent: " + event.type() + "\ndata: {\"at\":\"" + event.at()
                + "\",\"details\":" + data + "}\n\n";
    }
}
