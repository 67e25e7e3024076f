package io.flowcast.connectors.http;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits that hear a cancellation: a run's cancellation is asked, it does not call, so every wait looks up after
 * {@value #LOOK_MILLIS} milliseconds.
 */
final class Waiting {
    private static final long LOOK_MILLIS = 10;

    private Waiting() {}

    /** Waits for a while. */
    static void pause(Duration length, String doing, RunContext context) {
        long end = context.nanoTime() + length.toNanos();
        while (true) {
            context.stopIfAsked(doing);
            long left = end - context.nanoTime();
            if (left <= 0) {
                return;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)));
            } catch (InterruptedException e) {
                throw interrupted(doing, e);
            }
        }
    }

    /** Waits for one of several places; false if none was free in time. */
    static boolean acquire(Semaphore places, Duration atMost, String doing, RunContext context) {
        long end = context.nanoTime() + atMost.toNanos();
        try {
            while (!places.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                context.stopIfAsked(doing);
                if (end - context.nanoTime() <= 0) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            throw interrupted(doing, e);
        }
    }

    /**
     * Waits for an answer.
     *
     * @throws ExecutionException what went wrong
     * @throws TimeoutException if it did not come in time
     */
    static <T> T get(CompletableFuture<T> future, Duration atMost, String doing, RunContext context)
            throws ExecutionException, TimeoutException {
        long end = context.nanoTime() + atMost.toNanos();
        while (true) {
            try {
                return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                context.stopIfAsked(doing);
                if (end - context.nanoTime() <= 0) {
                    throw e;
                }
            } catch (InterruptedException e) {
                throw interrupted(doing, e);
            }
        }
    }

    private static RuntimeException interrupted(String doing, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RunStoppedException(doing + ": interrupted (" + e + ")");
    }
}
