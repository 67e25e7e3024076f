package io.flowcast.core.run;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.RunContext;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a loop over rows on the executor of a {@link RunContext}.
 *
 * <p>The calling thread works too and waits only for rows that another thread has already begun, never for a task that
 * is still in a queue: so a task may itself run such a loop on the same executor, however small. Each row writes to
 * places of its own; then the answer does not depend on the number of threads.
 */
public final class Parallel {
    private Parallel() {}

    /** Work on one row. */
    @FunctionalInterface
    public interface RowTask {
        /**
         * Works on one row.
         *
         * @param row from 0 to the number of rows - 1
         */
        void run(int row);
    }

    /**
     * Work on one row with scratch memory that one thread uses at a time.
     *
     * @param <S> type of the scratch memory
     */
    @FunctionalInterface
    public interface ScratchTask<S> {
        /**
         * Works on one row.
         *
         * @param row from 0 to the number of rows - 1
         * @param scratch memory of the thread; holds whatever an earlier row left there
         */
        void run(int row, S scratch);
    }

    /**
     * Works on all rows.
     *
     * @param context threads, deadline, cancellation, progress
     * @param stage name of the work, for progress and messages
     * @param rows how many
     * @param task the work; what it throws ends the loop, and of several failures that of the lowest row is thrown
     * @throws RunStoppedException if stopped before all rows were done
     */
    public static void forEach(RunContext context, String stage, int rows, RowTask task) {
        forEach(context, stage, rows, () -> task, (row, same) -> same.run(row));
    }

    /**
     * Works on all rows, with scratch memory for each thread.
     *
     * @param context threads, deadline, cancellation, progress
     * @param stage name of the work, for progress and messages
     * @param rows how many
     * @param scratch makes the memory of a thread
     * @param task the work; what it throws ends the loop, and of several failures that of the lowest row is thrown
     * @param <S> type of the scratch memory
     * @throws RunStoppedException if stopped before all rows were done
     */
    public static <S> void forEach(
            RunContext context, String stage, int rows, Supplier<S> scratch, ScratchTask<S> task) {
        if (rows <= 0) {
            return;
        }
        Loop<S> loop = new Loop<>(context, stage, rows, scratch, task);
        int helpers = Math.min(context.parallelism(), rows) - 1;
        try {
            for (int i = 0; i < helpers; i++) {
                context.executor().execute(loop::help);
            }
        } catch (RejectedExecutionException full) {
            // the caller and the helpers it has do the work
        } catch (Throwable t) {
            loop.fail(-1, t); // helpers may be at work already: nobody leaves before they do
        }
        loop.work();
        loop.finish();
    }

    private static final class Loop<S> {
        private final RunContext context;
        private final String stage;
        private final int rows;
        private final Supplier<S> scratch;
        private final ScratchTask<S> task;

        private int next;
        private int done;
        private int helping;
        private boolean closed;
        private int failedRow = Integer.MAX_VALUE;
        private @Nullable Throwable failure;
        private boolean stopped;

        Loop(RunContext context, String stage, int rows, Supplier<S> scratch, ScratchTask<S> task) {
            this.context = context;
            this.stage = stage;
            this.rows = rows;
            this.scratch = scratch;
            this.task = task;
        }

        void help() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                helping++;
            }
            try {
                work();
            } finally {
                synchronized (this) {
                    helping--;
                    notifyAll();
                }
            }
        }

        void work() {
            S memory = null;
            int row = claim();
            while (row >= 0) {
                try {
                    if (memory == null) {
                        memory = scratch.get();
                    }
                    task.run(row, memory);
                    finished();
                } catch (Throwable t) {
                    fail(row, t);
                }
                row = claim();
            }
        }

        private synchronized int claim() {
            if (next >= rows || failure != null || stopped) {
                return -1;
            }
            try {
                stopped = context.shouldStop();
            } catch (Throwable t) {
                fail(next, t);
                return -1;
            }
            return stopped ? -1 : next++;
        }

        private void finished() {
            int now;
            synchronized (this) {
                now = ++done;
            }
            context.progress().report(stage, now, rows, "");
        }

        /** Rows are claimed in order, so every row below a failed one is finished: the lowest failure is always found. */
        private synchronized void fail(int row, Throwable t) {
            if (row < failedRow) {
                failedRow = row;
                failure = t;
            }
        }

        synchronized void finish() {
            closed = true;
            boolean interrupted = false;
            while (helping > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true; // rows in other threads must end before their arrays are read
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            if (failure != null) {
                throw new UndeclaredThrowableException(
                        failure, stage + " failed"); // a row threw what Java would not declare
            }
            if (stopped) {
                throw new RunStoppedException(stage + " stopped after " + done + " of " + rows + " rows");
            }
        }
    }
}
