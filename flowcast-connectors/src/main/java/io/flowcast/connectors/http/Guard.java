package io.flowcast.connectors.http;

import io.flowcast.api.run.RunContext;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Decides whether a request may be sent now: places, rate, quota, circuit. Safe for several threads. */
final class Guard {
    private final HttpSettings settings;
    private final Semaphore places;
    private final RateLimiter rate;
    private final CircuitBreaker breaker;
    private final AtomicLong spent = new AtomicLong();

    Guard(HttpSettings settings) {
        this.settings = settings;
        places = new Semaphore(settings.maxConcurrent(), true);
        rate = RateLimiter.of(
                settings.source(),
                RateLimiterConfig.custom()
                        .limitForPeriod(settings.requestsPerPeriod())
                        .limitRefreshPeriod(settings.period())
                        .build());
        breaker = CircuitBreaker.of(
                settings.source(),
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.breakerCalls())
                        .minimumNumberOfCalls(settings.breakerCalls())
                        .failureRateThreshold((float) (100 * settings.breakerFailureShare()))
                        .waitDurationInOpenState(settings.breakerPause())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    /** Waits for a place and for the rate; the failure if there is none in time. After null, {@link #leave} follows. */
    @Nullable
    Failure enter(HttpCall call, String doing, RunContext context) {
        if (!Waiting.acquire(places, context.timeLeft(settings.longestPause()), doing, context)) {
            return Failure.of(
                    "busy",
                    settings.maxConcurrent() + " requests are under way",
                    "Maybe the service is slow, or maxConcurrent is too small for so many callers.");
        }
        Failure failure = pastThePlaces(call, doing, context);
        if (failure != null) {
            places.release();
        }
        return failure;
    }

    private @Nullable Failure pastThePlaces(HttpCall call, String doing, RunContext context) {
        long wait = reserve(context.timeLeft(settings.longestPause()));
        if (wait < 0) {
            return Failure.of(
                    "rate",
                    settings.requestsPerPeriod() + " requests in " + settings.period(),
                    "Maybe too many callers share one key; the rate is kept so that the service does not lock it.");
        }
        boolean released = false;
        try {
            Waiting.pause(Duration.ofNanos(wait), doing, context);
            released = true;
        } finally {
            if (!released) {
                places.release(); // stopped while waiting: nobody else gives the place back
            }
        }
        if (!breaker.tryAcquirePermission()) {
            return Failure.of(
                    "circuit-open",
                    "no requests for up to " + settings.breakerPause(),
                    "Maybe the service is down: it failed too often just now and is left alone for a while.");
        }
        if (!spend(call.costUnits())) {
            breaker.releasePermission();
            return Failure.of(
                    "quota",
                    spent.get() + " of " + settings.quotaUnits() + " units are spent",
                    "Maybe the quota that was set for this source is too small for the work.");
        }
        return null;
    }

    /**
     * Nanoseconds to wait for one's turn, or less than zero if that is too long. Nothing is reserved then: the turns of
     * those who give up at once would keep everybody else waiting.
     */
    private long reserve(Duration atMost) {
        synchronized (rate) {
            rate.changeTimeoutDuration(atMost); // the rate limiter has one for all
            return rate.reservePermission();
        }
    }

    private boolean spend(int units) {
        while (true) {
            long before = spent.get();
            if (units > settings.quotaUnits() - before) {
                return false;
            }
            if (spent.compareAndSet(before, before + units)) {
                return true;
            }
        }
    }

    /** Gives the place back and tells the circuit how it went. */
    void leave(Outcome outcome, long nanos) {
        places.release();
        switch (outcome) {
            case ANSWERED -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            case FAILED -> breaker.onError(nanos, TimeUnit.NANOSECONDS, new IOException(settings.source()));
            case UNKNOWN -> breaker.releasePermission();
        }
    }

    long spentUnits() {
        return spent.get();
    }

    /** How a request went, from the side of the service. */
    enum Outcome {
        ANSWERED,
        FAILED,
        UNKNOWN
    }
}
