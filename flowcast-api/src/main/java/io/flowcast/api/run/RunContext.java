package io.flowcast.api.run;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.internal.Require;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Everything a run takes from its surroundings: seed, as-of date, clocks, executor, deadline, cancellation, progress.
 *
 * <p>Nothing in the library asks the machine for the time, a random number or a thread in any other way, so the same
 * input with the same seed gives the same answer for any number of threads. Immutable and safe for several threads.
 */
public final class RunContext {
    private final long seed;
    private final LocalDate asOf;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Executor executor;
    private final int parallelism;
    private final long deadlineNanos;
    private final boolean hasDeadline;
    private final Cancellation cancellation;
    private final Progress progress;

    private RunContext(Builder builder) {
        seed = builder.seed;
        asOf = builder.asOf;
        clock = builder.clock;
        nanoTime = builder.nanoTime;
        executor = builder.executor;
        parallelism = builder.parallelism;
        deadlineNanos = builder.deadlineNanos;
        hasDeadline = builder.hasDeadline;
        cancellation = builder.cancellation;
        progress = builder.progress;
    }

    /**
     * A context with seed 1, the system's clocks, the caller's thread only, no deadline, no listener.
     *
     * @param asOf the day from which the run looks ahead: everything before it is history
     * @return the builder
     */
    public static Builder asOf(LocalDate asOf) {
        return new Builder(asOf);
    }

    /**
     * Seed of every random stream of the run.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * The day from which the run looks ahead.
     *
     * @return the date; what happened before it is history
     */
    public LocalDate asOf() {
        return asOf;
    }

    /**
     * Wall clock, for time stamps only.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Monotonic time, for deadlines and durations.
     *
     * @return nanoseconds since some fixed moment
     */
    public long nanoTime() {
        return nanoTime.getAsLong();
    }

    /**
     * Where parallel work goes. A task must never block on work that was handed to this same executor.
     *
     * @return the executor
     */
    public Executor executor() {
        return executor;
    }

    /**
     * How many tasks may run at once, the caller's thread included.
     *
     * @return at least 1
     */
    public int parallelism() {
        return parallelism;
    }

    /**
     * Who hears how far the run has come.
     *
     * @return the listener
     */
    public Progress progress() {
        return progress;
    }

    /**
     * Whether the run should stop: it was cancelled or its deadline has passed. Every loop asks.
     *
     * @return true if the best answer so far should be returned now
     */
    public boolean shouldStop() {
        return cancellation.requested() || (hasDeadline && nanoTime.getAsLong() - deadlineNanos >= 0);
    }

    /**
     * How long one wait may take so that the deadline is kept.
     *
     * @param atMost what the wait would take without a deadline, at least 0
     * @return the shorter of it and of the time to the deadline, never negative
     */
    public Duration timeLeft(Duration atMost) {
        if (!hasDeadline) {
            return atMost;
        }
        Duration left = Duration.ofNanos(Math.max(0, deadlineNanos - nanoTime.getAsLong()));
        return left.compareTo(atMost) < 0 ? left : atMost;
    }

    /**
     * For work that has no answer until it is finished.
     *
     * @param doing what is being done, for the message
     * @throws RunStoppedException if {@link #shouldStop()}
     */
    public void stopIfAsked(String doing) {
        if (cancellation.requested()) {
            throw new RunStoppedException("Cancelled while " + doing);
        }
        if (shouldStop()) {
            throw new RunStoppedException("Deadline passed while " + doing);
        }
    }

    /**
     * Time left until the deadline.
     *
     * @return the rest, zero if it has passed, or {@code Long.MAX_VALUE} nanoseconds if there is none
     */
    public Duration timeLeft() {
        return hasDeadline
                ? Duration.ofNanos(Math.max(0, deadlineNanos - nanoTime.getAsLong()))
                : Duration.ofNanos(Long.MAX_VALUE);
    }

    /**
     * A builder that starts from this context.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(asOf);
        builder.seed = seed;
        builder.clock = clock;
        builder.nanoTime = nanoTime;
        builder.executor = executor;
        builder.parallelism = parallelism;
        builder.deadlineNanos = deadlineNanos;
        builder.hasDeadline = hasDeadline;
        builder.cancellation = cancellation;
        builder.progress = progress;
        return builder;
    }

    /** Builds a {@link RunContext}. */
    public static final class Builder {
        private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

        private LocalDate asOf;
        private long seed = 1;
        private Clock clock = Clock.systemUTC();
        private LongSupplier nanoTime = System::nanoTime;
        private Executor executor = Runnable::run;
        private int parallelism = 1;
        private long deadlineNanos;
        private boolean hasDeadline;
        private Cancellation cancellation = Cancellation.never();
        private Progress progress = Progress.silent();

        private Builder(LocalDate asOf) {
            this.asOf = Require.present("asOf", asOf);
        }

        /**
         * Sets the as-of date.
         *
         * @param date the day from which the run looks ahead
         * @return this builder
         */
        public Builder asOf(LocalDate date) {
            asOf = Require.present("date", date);
            return this;
        }

        /**
         * Sets the seed.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets the wall clock.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(Clock value) {
            clock = Require.present("clock", value);
            return this;
        }

        /**
         * Sets the monotonic clock; set it before {@link #timeout}.
         *
         * @param value gives nanoseconds that never go back
         * @return this builder
         */
        public Builder nanoTime(LongSupplier value) {
            nanoTime = Require.present("nanoTime", value);
            return this;
        }

        /**
         * Sets where parallel work goes.
         *
         * @param value the executor; stays the caller's to shut down
         * @param tasks how many tasks may run at once, the caller's thread included, at least 1
         * @return this builder
         */
        public Builder executor(Executor value, int tasks) {
            executor = Require.present("executor", value);
            parallelism = Math.toIntExact(Require.positive("parallelism", (long) tasks));
            return this;
        }

        /**
         * Sets a deadline from now.
         *
         * @param value how long the run may take; nothing or less stops it at once
         * @return this builder
         */
        public Builder timeout(Duration value) {
            deadlineNanos = nanoTime.getAsLong() + nanos(value);
            hasDeadline = true;
            return this;
        }

        /** Nanoseconds that can be compared by subtraction: a clock of nanoseconds wraps around after 584 years. */
        private static long nanos(Duration value) {
            if (value.isNegative()) {
                return 0;
            }
            return value.compareTo(LONGEST) < 0 ? value.toNanos() : Long.MAX_VALUE;
        }

        /**
         * Sets who may stop the run.
         *
         * @param value asked by every loop
         * @return this builder
         */
        public Builder cancellation(Cancellation value) {
            cancellation = Require.present("cancellation", value);
            return this;
        }

        /**
         * Sets who hears how far the run has come.
         *
         * @param value the listener
         * @return this builder
         */
        public Builder progress(Progress value) {
            progress = Require.present("progress", value);
            return this;
        }

        /**
         * The context.
         *
         * @return an immutable context
         */
        public RunContext build() {
            return new RunContext(this);
        }
    }
}
