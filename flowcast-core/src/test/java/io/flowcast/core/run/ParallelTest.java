package io.flowcast.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.CancellationSwitch;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void shutDown() {
        pool.shutdownNow();
    }

    private RunContext.Builder context() {
        return RunContext.asOf(LocalDate.of(2024, 6, 12)).executor(pool, 3);
    }

    @Test
    void everyRowIsDoneOnce() {
        int[] times = new int[10_000];
        Parallel.forEach(context().build(), "count", times.length, row -> times[row]++);
        assertThat(times).containsOnly(1);
    }

    @Test
    void loopsInsideLoopsOnTheSamePoolDoNotBlock() {
        AtomicInteger cells = new AtomicInteger();
        RunContext context = context().build();
        Parallel.forEach(
                context, "outer", 50, row -> Parallel.forEach(context, "inner", 50, inner -> cells.incrementAndGet()));
        assertThat(cells).hasValue(2_500);
    }

    @Test
    void theFailureOfTheLowestRowIsReported() {
        for (int repeat = 0; repeat < 50; repeat++) {
            assertThatThrownBy(() -> Parallel.forEach(context().build(), "fail", 1_000, row -> {
                        if (row % 10 == 7) {
                            throw new IllegalStateException("row " + row);
                        }
                    }))
                    .hasMessage("row 7");
        }
    }

    @Test
    void aCancelledLoopEndsEarly() {
        CancellationSwitch stop = new CancellationSwitch();
        AtomicInteger rows = new AtomicInteger();
        RunContext context = context().cancellation(stop).build();
        assertThatThrownBy(() -> Parallel.forEach(context, "loop", 1_000_000, row -> {
                    if (rows.incrementAndGet() == 100) {
                        stop.cancel();
                    }
                    while (rows.get() > 100 && !stop.requested()) {
                        Thread.onSpinWait();
                    }
                }))
                .isInstanceOf(RunStoppedException.class);
        assertThat(rows.get()).isBetween(100, 110);
    }

    @Test
    void aClosedExecutorLeavesTheWorkToTheCaller() {
        pool.shutdown();
        AtomicInteger rows = new AtomicInteger();
        Parallel.forEach(context().build(), "alone", 100, row -> rows.incrementAndGet());
        assertThat(rows).hasValue(100);
    }
}
