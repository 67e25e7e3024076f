package io.flowcast.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.CancellationSwitch;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Whatever executor, listener and clock a caller brings: no row twice, none lost, nobody waits for ever. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ParallelStressTest {
    private final List<ExecutorService> pools = new ArrayList<>();

    @AfterEach
    void shutDown() {
        pools.forEach(ExecutorService::shutdownNow);
    }

    private ExecutorService pool(int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        pools.add(pool);
        return pool;
    }

    private static RunContext.Builder context(Executor executor, int tasks) {
        return RunContext.asOf(LocalDate.of(2024, 6, 12)).executor(executor, tasks);
    }

    private static void everyRowOnce(RunContext context) {
        int[] times = new int[1_000];
        Parallel.forEach(context, "count", times.length, row -> times[row]++);
        assertThat(times).containsOnly(1);
    }

    @Test
    void loopsInLoopsInLoopsEndOnAPoolOfOneThread() {
        RunContext context = context(pool(1), 8).build();
        AtomicInteger cells = new AtomicInteger();
        for (int repeat = 0; repeat < 20; repeat++) {
            Parallel.forEach(
                    context,
                    "a",
                    10,
                    a -> Parallel.forEach(
                            context, "b", 10, b -> Parallel.forEach(context, "c", 10, c -> cells.incrementAndGet())));
        }
        assertThat(cells).hasValue(20_000);
    }

    @Test
    void aLoopThatRunsOnTheOnlyThreadOfItsPoolEnds() throws Exception {
        ExecutorService one = pool(1);
        one.submit(() -> everyRowOnce(context(one, 4).build())).get();
    }

    @Test
    void anExecutorThatNeverRunsAnythingLeavesTheWorkToTheCaller() {
        everyRowOnce(context(task -> {}, 8).build());
    }

    @Test
    void anExecutorThatRunsAtOnceInTheCallersThreadWorks() {
        everyRowOnce(context(Runnable::run, 8).build());
    }

    @Test
    void aTaskThatRunsLongAfterTheLoopDoesNothing() {
        List<Runnable> late = new ArrayList<>();
        AtomicInteger rows = new AtomicInteger();
        Parallel.forEach(context(late::add, 4).build(), "late", 100, row -> rows.incrementAndGet());
        assertThat(late).hasSize(3);
        late.forEach(Runnable::run);
        assertThat(rows).hasValue(100);
    }

    @Test
    void anExecutorThatRefusesSomeTasksStillHelps() {
        AtomicInteger asked = new AtomicInteger();
        ExecutorService pool = pool(2);
        Executor fickle = task -> {
            if (asked.incrementAndGet() % 2 == 0) {
                throw new RejectedExecutionException("full");
            }
            pool.execute(task);
        };
        everyRowOnce(context(fickle, 8).build());
    }

    @Test
    void anExecutorThatBreaksEndsTheLoopOnlyWhenItsHelpersAreDone() throws Exception {
        ExecutorService pool = pool(1);
        CountDownLatch helping = new CountDownLatch(1);
        AtomicInteger tasks = new AtomicInteger();
        AtomicInteger atWork = new AtomicInteger();
        Executor breaking = task -> {
            if (tasks.incrementAndGet() == 2) {
                await(helping);
                throw new OutOfMemoryError("unable to create native thread");
            }
            pool.execute(task);
        };
        assertThatThrownBy(() -> Parallel.forEach(context(breaking, 4).build(), "break", 1_000, row -> {
                    atWork.incrementAndGet();
                    helping.countDown();
                    spin();
                    atWork.decrementAndGet();
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(atWork).hasValue(0);
    }

    @Test
    void anInterruptedCallerWaitsForItsRowsAndStaysInterrupted() throws Exception {
        ExecutorService pool = pool(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        boolean[] done = new boolean[2];
        Thread caller = Thread.currentThread();
        Thread helper = new Thread(() -> {
            await(begun);
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            while (caller.isInterrupted()) {
                Thread.onSpinWait(); // until the caller has taken notice and waits again
            }
            release.countDown();
        });
        helper.start();
        Parallel.forEach(context(pool, 2).build(), "wait", 2, row -> {
            if (Thread.currentThread() != caller) {
                begun.countDown();
                await(release);
            } else {
                while (begun.getCount() > 0) {
                    Thread.onSpinWait(); // so that the caller waits nowhere but for its rows
                }
            }
            done[row] = true;
        });
        assertThat(Thread.interrupted()).isTrue();
        helper.join();
        assertThat(done).containsOnly(true);
    }

    @Test
    void aCallerThatComesInterruptedDoesItsWork() {
        Thread.currentThread().interrupt();
        everyRowOnce(context(pool(2), 3).build());
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theLowestFailureIsThrownWhateverTheThreads() {
        RunContext context = context(pool(3), 4).build();
        for (int repeat = 0; repeat < 200; repeat++) {
            assertThatThrownBy(() -> Parallel.forEach(context, "fail", 64, row -> {
                        if (row >= 5) {
                            throw new IllegalStateException("row " + row);
                        }
                        spin();
                    }))
                    .hasMessage("row 5");
        }
    }

    @Test
    void whatEndsARowEndsTheLoopOfWhateverKindItIs() {
        for (Executor executor : List.<Executor>of(Runnable::run, pool(2))) {
            RunContext context = context(executor, 3).build();
            assertThatThrownBy(() -> Parallel.forEach(context, "error", 9, row -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThatThrownBy(() -> Parallel.forEach(context, "sneaky", 9, row -> sneak(new IOException("disk"))))
                    .isInstanceOf(UndeclaredThrowableException.class)
                    .hasRootCauseMessage("disk");
            assertThatThrownBy(() -> Parallel.forEach(
                            context,
                            "scratch",
                            9,
                            () -> {
                                throw new IllegalStateException("no scratch");
                            },
                            (row, scratch) -> {}))
                    .hasMessage("no scratch");
        }
    }

    @Test
    void aFailingRowEndsItsOwnLoopAndTheOneAround() {
        RunContext context = context(pool(2), 3).build();
        assertThatThrownBy(() -> Parallel.forEach(
                        context,
                        "outer",
                        4,
                        row -> Parallel.forEach(context, "inner", 4, inner -> {
                            if (row == 1 && inner == 2) {
                                throw new IllegalStateException("1, 2");
                            }
                        })))
                .hasMessage("1, 2");
    }

    @Test
    void aListenerThatThrowsEndsTheLoopLikeARowThatThrows() {
        RunContext context = context(pool(2), 3)
                .progress((stage, done, total, message) -> {
                    throw new IllegalStateException("nobody listens");
                })
                .build();
        AtomicInteger rows = new AtomicInteger();
        assertThatThrownBy(() -> Parallel.forEach(context, "tell", 1_000, row -> rows.incrementAndGet()))
                .hasMessage("nobody listens");
        assertThat(rows.get()).isBetween(1, 3);
    }

    @Test
    void aCancellationThatThrowsEndsTheLoopWithoutLeavingHelpersBehind() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger atWork = new AtomicInteger();
        RunContext context = context(pool(2), 3)
                .cancellation(() -> {
                    if (asked.incrementAndGet() > 50) {
                        throw new IllegalStateException("broken switch");
                    }
                    return false;
                })
                .build();
        assertThatThrownBy(() -> Parallel.forEach(context, "ask", 1_000, row -> {
                    atWork.incrementAndGet();
                    spin();
                    atWork.decrementAndGet();
                }))
                .hasMessage("broken switch");
        assertThat(atWork).hasValue(0);
    }

    @Test
    void aLoopThatIsStoppedInTheMiddleSaysHowFarItCame() {
        for (int threads : new int[] {1, 4}) {
            CancellationSwitch stop = new CancellationSwitch();
            AtomicInteger rows = new AtomicInteger();
            RunContext context = context(pool(3), threads).cancellation(stop).build();
            assertThatThrownBy(() -> Parallel.forEach(context, "loop", 500, row -> {
                        rows.incrementAndGet();
                        if (row == 99) {
                            stop.cancel();
                        }
                        while (row > 99 && !stop.requested()) {
                            Thread.onSpinWait();
                        }
                    }))
                    .isInstanceOf(RunStoppedException.class)
                    .hasMessageMatching("loop stopped after \\d+ of 500 rows")
                    .hasMessageContaining("after " + rows.get() + " of");
            assertThat(rows.get()).isBetween(100, 99 + threads);
        }
    }

    @Test
    void aLoopThatIsStoppedWhenAllRowsAreDoneIsDone() {
        CancellationSwitch stop = new CancellationSwitch();
        AtomicInteger rows = new AtomicInteger();
        RunContext context = context(Runnable::run, 1).cancellation(stop).build();
        Parallel.forEach(context, "loop", 10, row -> {
            if (rows.incrementAndGet() == 10) {
                stop.cancel();
            }
        });
        assertThat(rows).hasValue(10);
        assertThatThrownBy(() -> Parallel.forEach(context, "loop", 1, row -> rows.incrementAndGet()))
                .hasMessage("loop stopped after 0 of 1 rows");
        Parallel.forEach(context, "nothing to do", 0, row -> rows.incrementAndGet());
        Parallel.forEach(context, "less than nothing", -1, row -> rows.incrementAndGet());
        assertThat(rows).hasValue(10);
    }

    @Test
    void theDeadlineEndsALoop() {
        AtomicLong clock = new AtomicLong();
        RunContext context = context(Runnable::run, 1)
                .nanoTime(clock::get)
                .timeout(Duration.ofNanos(100))
                .build();
        assertThatThrownBy(() -> Parallel.forEach(context, "loop", 500, row -> clock.addAndGet(10)))
                .hasMessage("loop stopped after 10 of 500 rows");
    }

    @Test
    void aCancelledInnerLoopEndsTheOuterOne() {
        CancellationSwitch stop = new CancellationSwitch();
        RunContext context = context(pool(1), 4).cancellation(stop).build();
        assertThatThrownBy(() -> Parallel.forEach(
                        context,
                        "outer",
                        100,
                        row -> Parallel.forEach(context, "inner", 100, inner -> {
                            if (row == 3 && inner == 50) {
                                stop.cancel();
                            }
                        })))
                .isInstanceOf(RunStoppedException.class);
    }

    @Test
    void progressCountsEveryRowOnceAndScratchIsUsedByOneThreadAtATime() {
        AtomicInteger heard = new AtomicInteger();
        AtomicLong sum = new AtomicLong();
        AtomicInteger scratches = new AtomicInteger();
        RunContext context = context(pool(3), 4)
                .progress((stage, done, total, message) -> {
                    heard.incrementAndGet();
                    sum.addAndGet(done);
                })
                .build();
        Parallel.forEach(
                context,
                "tell",
                1_000,
                () -> {
                    scratches.incrementAndGet();
                    return new AtomicInteger();
                },
                (row, scratch) -> {
                    assertThat(scratch.incrementAndGet()).isEqualTo(1);
                    scratch.decrementAndGet();
                });
        assertThat(heard).hasValue(1_000);
        assertThat(sum).hasValue(1_000 * 1_001 / 2);
        assertThat(scratches.get()).isBetween(1, 4);
    }

    @Test
    void noMoreTasksAreAskedForThanThereAreRows() {
        ThreadPoolExecutor pool = (ThreadPoolExecutor) pool(2);
        AtomicInteger asked = new AtomicInteger();
        Executor counting = task -> {
            asked.incrementAndGet();
            pool.execute(task);
        };
        Parallel.forEach(context(counting, Integer.MAX_VALUE).build(), "few", 3, row -> spin());
        assertThat(asked).hasValue(2);
    }

    private static void spin() {
        for (int i = 0; i < 2_000; i++) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
