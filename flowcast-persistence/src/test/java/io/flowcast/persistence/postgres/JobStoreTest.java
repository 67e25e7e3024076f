package io.flowcast.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flowcast.persistence.postgres.Job.State;
import io.flowcast.persistence.postgres.JobStore.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobStoreTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    /** A lease that has ended before anybody can look. */
    private static final Duration OVER = Duration.ofMillis(-1);

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    private JobStore jobs;

    @BeforeEach
    void connect() {
        jobs = databases.fresh().jobs();
    }

    @Test
    void goesFromTheQueueToItsResult() {
        Job job = jobs.submit("plan", "{\"horizonDays\":7}");
        assertThat(job.state()).isEqualTo(State.QUEUED);
        assertThat(jobs.waiting()).isEqualTo(1);

        JobLease lease = jobs.take("worker", LONG, 3).orElseThrow();

        assertThat(lease).isEqualTo(new JobLease(job.id(), "plan", "{\"horizonDays\":7}", "worker", 1));
        assertThat(jobs.take("other", LONG, 3)).isEmpty();
        assertThat(jobs.progress(lease, "{\"done\":1}")).isTrue();
        assertThat(jobs.heartbeat(lease, LONG)).isEqualTo(Heartbeat.HELD);
        assertThat(jobs.succeed(lease, "plan-1")).isTrue();

        Job done = jobs.find(job.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(State.SUCCEEDED);
        assertThat(done.result()).isEqualTo("plan-1");
        assertThat(done.finishedAt()).isAfterOrEqualTo(done.createdAt());
        assertThat(jobs.events(job.id(), 0, 100))
                .extracting(JobEvent::sequence, JobEvent::type)
                .containsExactly(tuple(1, "queued"), tuple(2, "running"), tuple(3, "progress"), tuple(4, "succeeded"));
        assertThat(jobs.events(job.id(), 2, 1)).extracting(JobEvent::data).containsExactly("{\"done\":1}");
    }

    @Test
    void handsOutTheOldestFirst() {
        List<UUID> submitted = IntStream.range(0, 5)
                .mapToObj(i -> jobs.submit("plan", "{}").id())
                .toList();

        List<UUID> taken = IntStream.range(0, 5)
                .mapToObj(i -> jobs.take("worker", LONG, 3).orElseThrow().jobId())
                .toList();

        assertThat(taken).isEqualTo(submitted);
    }

    @Test
    void givesEachJobToOneWorkerHoweverManyAsk() throws Exception {
        IntStream.range(0, 40).forEach(i -> jobs.submit("plan", "{}"));
        Callable<List<UUID>> worker = () -> {
            List<UUID> mine = new ArrayList<>();
            while (true) {
                var lease = jobs.take(Thread.currentThread().getName(), LONG, 3);
                if (lease.isEmpty()) {
                    return mine;
                }
                mine.add(lease.get().jobId());
            }
        };
        ExecutorService executor = Executors.newFixedThreadPool(6);
        List<UUID> all = new ArrayList<>();
        try {
            for (Future<List<UUID>> future : executor.invokeAll(Collections.nCopies(6, worker))) {
                all.addAll(future.get());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(all).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void takesUpTheJobOfAWorkerThatGivesNoSignOfLife() {
        Job job = jobs.submit("plan", "{}");
        JobLease dead = jobs.take("dead", OVER, 3).orElseThrow();

        JobLease next = jobs.take("alive", LONG, 3).orElseThrow();

        assertThat(next.jobId()).isEqualTo(job.id());
        assertThat(next.attempt()).isEqualTo(2);
        // The first worker was only slow: it must not change anything any more.
        assertThat(jobs.heartbeat(dead, LONG)).isEqualTo(Heartbeat.LOST);
        assertThat(jobs.progress(dead, "{}")).isFalse();
        assertThat(jobs.succeed(dead, "late")).isFalse();
        assertThat(jobs.fail(dead, "late", "late")).isFalse();
        assertThat(jobs.giveBack(dead)).isFalse();
        assertThat(jobs.succeed(next, "right")).isTrue();
        assertThat(jobs.find(job.id()).orElseThrow().result()).isEqualTo("right");
    }

    @Test
    void givesUpAJobThatNeverComesToAnEnd() {
        Job job = jobs.submit("plan", "{}");
        Job other = jobs.submit("plan", "{}");
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(jobs.take("worker", OVER, 3).orElseThrow().attempt()).isEqualTo(attempt);
        }

        assertThat(jobs.take("worker", LONG, 3).orElseThrow().jobId()).isEqualTo(other.id());

        Job failed = jobs.find(job.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.errorCode()).isEqualTo(JobStore.ATTEMPTS_EXHAUSTED);
    }

    @Test
    void doesNotCountAnAttemptThatEndedInGoodOrder() {
        Job job = jobs.submit("plan", "{}");
        for (int i = 0; i < 5; i++) {
            JobLease lease = jobs.take("worker", LONG, 3).orElseThrow();
            assertThat(lease.attempt()).isEqualTo(1);
            assertThat(jobs.giveBack(lease)).isTrue();
        }
        assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(State.QUEUED);
    }

    @Test
    void releasesWhatADeadProcessHeld() {
        Job job = jobs.submit("plan", "{}");
        assertThat(jobs.take("dead", LONG, 3)).isPresent();

        assertThat(jobs.releaseAll()).isEqualTo(1);

        assertThat(jobs.take("alive", LONG, 3).orElseThrow().attempt()).isEqualTo(2);
        assertThat(jobs.events(job.id(), 0, 100))
                .extracting(JobEvent::type)
                .containsExactly("queued", "running", "queued", "running");
    }

    @Test
    void cancelsAWaitingJobAtOnce() {
        Job job = jobs.submit("plan", "{}");

        assertThat(jobs.cancel(job.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);

        assertThat(jobs.take("worker", LONG, 3)).isEmpty();
        assertThat(jobs.cancel(job.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(jobs.events(job.id(), 0, 100)).extracting(JobEvent::type).containsExactly("queued", "cancelled");
    }

    @Test
    void tellsTheWorkerOfARunningJobToEndIt() {
        Job job = jobs.submit("plan", "{}");
        JobLease lease = jobs.take("worker", LONG, 3).orElseThrow();

        Job asked = jobs.cancel(job.id()).orElseThrow();

        assertThat(asked.state()).isEqualTo(State.RUNNING);
        assertThat(asked.cancelRequested()).isTrue();
        assertThat(jobs.heartbeat(lease, LONG)).isEqualTo(Heartbeat.CANCEL_REQUESTED);
        assertThat(jobs.cancelled(lease)).isTrue();
        assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void cancelsAJobWhoseWorkerDiedBeforeItHeard() {
        Job job = jobs.submit("plan", "{}");
        assertThat(jobs.take("dead", OVER, 3)).isPresent();
        jobs.cancel(job.id());

        assertThat(jobs.take("alive", LONG, 3)).isEmpty();

        assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void leavesAFinishedJobAsItIs() {
        Job job = jobs.submit("plan", "{}");
        JobLease lease = jobs.take("worker", LONG, 3).orElseThrow();
        jobs.fail(lease, "plan.failed", "No history.");

        Job after = jobs.cancel(job.id()).orElseThrow();

        assertThat(after.state()).isEqualTo(State.FAILED);
        assertThat(after.errorDetail()).isEqualTo("No history.");
        assertThat(jobs.succeed(lease, "late")).isFalse();
        assertThat(jobs.cancel(UUID.randomUUID())).isEmpty();
    }
}
