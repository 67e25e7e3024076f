package io.flowcast.connectors.http;

import com.github.benmanes.caffeine.cache.Ticker;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * An outside service. Safe for several threads; close it to end its connections.
 *
 * <p>A call is answered, in this order, from memory, by a call of another thread that asks the same at this moment, from
 * the second cache, by the service. The service is asked as often as the settings say, with exponential pauses and full
 * jitter, or after the pause that it asks for; a call that is not repeatable is repeated only where the service says that
 * it did nothing (status 429). No pause goes beyond the run's deadline.
 *
 * <p>Codes of the findings: {@code source.unreachable, source.timeout, source.unavailable, source.busy, source.rate,
 * source.quota, source.circuit-open, source.too-large, source.wrong-type, source.broken-answer, source.redirect,
 * source.not-found, source.key-refused, source.refused, source.not-on-tape}.
 */
public final class HttpSource implements AutoCloseable {
    private static final Duration LONGEST_WAIT_FOR_OTHERS = Duration.ofDays(1);

    private static final Duration CLEARLY_LONGER = Duration.ofMillis(500);
    /** Failures that more time may mend. */
    private static final Set<String> OF_TIME =
            Set.of("source.timeout", "source.busy", "source.rate", "source.unavailable", "source.unreachable");

    private final HttpSettings settings;
    private final Transport transport;
    private final Guard guard;
    private final AnswerCache cache;
    private final ConcurrentMap<String, CompletableFuture<HttpAnswer>> underWay = new ConcurrentHashMap<>();
    private final LongAdder calls = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder cacheHits = new LongAdder();
    private final LongAdder refusedByQuota = new LongAdder();

    /**
     * A service.
     *
     * @param settings how it is reached
     */
    public HttpSource(HttpSettings settings) {
        this(settings, Ticker.systemTicker());
    }

    HttpSource(HttpSettings settings, Ticker ticker) {
        this.settings = settings;
        transport = new Transport(settings);
        guard = new Guard(settings);
        cache = new AnswerCache(settings, ticker);
    }

    /**
     * Name of the service.
     *
     * @return the name for messages and results
     */
    public String name() {
        return settings.source();
    }

    /**
     * What was asked so far.
     *
     * @return counters since the source was made
     */
    public HttpUsage usage() {
        return new HttpUsage(
                calls.sum(), requests.sum(), failures.sum(), cacheHits.sum(), guard.spentUnits(), refusedByQuota.sum());
    }

    /**
     * Asks the service.
     *
     * @param call what to ask
     * @param context deadline and cancellation
     * @return the answer; its status is a success or one that the call accepts
     * @throws SourceException if the service does not answer as it must
     * @throws io.flowcast.api.finding.RunStoppedException if the run was stopped
     */
    public HttpAnswer send(HttpCall call, RunContext context) {
        calls.increment();
        String doing = "asking " + settings.source() + " to " + call.operation();
        if (call.cacheFor().isZero() && call.cacheEmptyFor().isZero()) {
            context.stopIfAsked(doing);
            return fetch(call, doing, context);
        }
        HttpAnswer kept = cache.fresh(call.key());
        if (kept != null) {
            cacheHits.increment();
            return kept;
        }
        context.stopIfAsked(doing);
        return once(call, doing, context);
    }

    /** One of several threads that ask the same asks the service; if it fails for its own reasons, the next one does. */
    private HttpAnswer once(HttpCall call, String doing, RunContext context) {
        while (true) {
            CompletableFuture<HttpAnswer> mine = new CompletableFuture<>();
            CompletableFuture<HttpAnswer> others = underWay.putIfAbsent(call.key(), mine);
            if (others == null) {
                try {
                    HttpAnswer answer = lead(call, doing, context);
                    mine.complete(answer);
                    return answer;
                } catch (SourceException e) {
                    mine.completeExceptionally(new Failed(e, context.timeLeft(LONGEST_WAIT_FOR_OTHERS)));
                    throw e;
                } finally {
                    underWay.remove(call.key(), mine);
                    mine.cancel(false); // no answer and no failure of the service: the run was stopped
                }
            }
            HttpAnswer answer = follow(others, doing, context);
            if (answer != null) {
                cacheHits.increment();
                return answer;
            }
        }
    }

    /** The answer of another thread's call, or null if that thread gave up without asking to the end. */
    private @Nullable HttpAnswer follow(CompletableFuture<HttpAnswer> others, String doing, RunContext context) {
        try {
            return Waiting.get(others, LONGEST_WAIT_FOR_OTHERS, doing, context).from(HttpAnswer.Origin.CACHE);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failed failed && !worthAnother(failed, context)) {
                throw new SourceException(failed.failure.finding(), failed.failure);
            }
            return null;
        } catch (CancellationException | TimeoutException e) {
            return null;
        }
    }

    /** A run with little time gives up early; one with more of it need not share that. */
    private boolean worthAnother(Failed failed, RunContext context) {
        boolean hurried = failed.left.compareTo(settings.longestPause()) < 0;
        boolean longer = context.timeLeft(LONGEST_WAIT_FOR_OTHERS).compareTo(failed.left.plus(CLEARLY_LONGER)) > 0;
        return hurried && longer && OF_TIME.contains(failed.failure.finding().code());
    }

    /** How a call failed, and how much time its run had left. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        private final transient SourceException failure;
        private final transient Duration left;

        Failed(SourceException failure, Duration left) {
            super(failure);
            this.failure = failure;
            this.left = left;
        }
    }

    private HttpAnswer lead(HttpCall call, String doing, RunContext context) {
        HttpAnswer kept = cache.fresh(call.key()); // another thread may have kept it a moment ago
        if (kept == null) {
            kept = cache.fromSecond(call.key(), context.clock().instant());
        }
        if (kept != null) {
            cacheHits.increment();
            return kept;
        }
        try {
            return fetch(call, doing, context);
        } catch (SourceException e) {
            HttpAnswer stale = cache.stale(call.key());
            if (stale == null) {
                throw e;
            }
            cacheHits.increment();
            return stale;
        }
    }

    private HttpAnswer fetch(HttpCall call, String doing, RunContext context) {
        HttpTape tape = settings.tape();
        if (tape != null && tape.replays()) {
            return tape.find(settings, call);
        }
        for (int attempt = 1; ; attempt++) {
            Attempt.Result result = attempt(call, doing, context);
            if (result.answer() != null && result.verdict() != null) {
                keep(call, result.answer(), result.verdict(), tape, context);
                return result.answer();
            }
            Failure failure = Objects.requireNonNull(result.failure());
            if (attempt == settings.attempts() || !failure.again() || !(call.repeatable() || failure.unprocessed())) {
                throw failure.exception(settings, call);
            }
            Duration pause = pause(attempt, failure);
            if (pause.compareTo(settings.longestPause()) > 0 || pause.compareTo(context.timeLeft(pause)) > 0) {
                throw failure.exception(settings, call);
            }
            Waiting.pause(pause, doing, context);
        }
    }

    private Attempt.Result attempt(HttpCall call, String doing, RunContext context) {
        context.stopIfAsked(doing);
        Failure refused = guard.enter(call, doing, context);
        if (refused != null) {
            if (refused.code().equals("quota")) {
                refusedByQuota.increment();
            }
            return Attempt.Result.of(refused);
        }
        requests.increment();
        Guard.Outcome outcome = Guard.Outcome.UNKNOWN;
        long start = context.nanoTime();
        try {
            Attempt.Result result = Attempt.make(transport, settings, call, doing, context);
            Failure failure = result.failure();
            if (failure != null) {
                failures.increment();
                outcome = failure.counts() ? Guard.Outcome.FAILED : Guard.Outcome.UNKNOWN;
            } else {
                outcome = Guard.Outcome.ANSWERED;
            }
            return result;
        } finally {
            guard.leave(outcome, Math.max(0, context.nanoTime() - start));
        }
    }

    /** Jitter is no part of any answer, so it needs no seed. */
    private Duration pause(int attempt, Failure failure) {
        Duration asked = failure.retryAfter();
        if (asked != null) {
            return asked;
        }
        double mean = settings.firstPause().toNanos() * Math.pow(2, attempt - 1);
        long most = (long) Math.min(2 * mean, settings.longestPause().toNanos());
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most + 1));
    }

    private void keep(HttpCall call, HttpAnswer answer, Verdict verdict, @Nullable HttpTape tape, RunContext context) {
        if (tape != null) {
            tape.add(settings, call, answer);
        }
        boolean found = verdict.kind() == Verdict.Kind.GOOD && answer.status() < 300;
        Duration time = found ? call.cacheFor() : call.cacheEmptyFor();
        if (!time.isZero()) {
            cache.keep(call.key(), answer, time, context.clock().instant());
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
