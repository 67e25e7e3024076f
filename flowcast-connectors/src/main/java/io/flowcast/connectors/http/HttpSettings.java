package io.flowcast.connectors.http;

import io.flowcast.api.store.ByteCache;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an outside service is reached. Every figure has a default that a careful company would keep.
 *
 * @param source name of the service for messages and results, for example {@code openweathermap}
 * @param base address of the service, {@code https} or, for services on one's own machines, {@code http}
 * @param credential the key, or {@code null} where none is needed
 * @param userAgent how FlowCast introduces itself
 * @param connectTimeout how long a connection may take
 * @param answerTimeout how long one request may take from the first to the last byte; the run's deadline shortens it
 * @param attempts how often a call that may be repeated is tried, at least 1
 * @param firstPause mean pause before the second attempt; each further pause is twice as long, all with full jitter
 * @param longestPause longest pause, also where the service asks for a longer one: the call fails then at once
 * @param maxAnswerBytes largest decompressed answer
 * @param maxConcurrent requests at once
 * @param requestsPerPeriod requests in each period, the rate that the service allows for the key
 * @param period length of the period
 * @param quotaUnits units that may be spent in all over the life of the source; {@link Long#MAX_VALUE} for no limit
 * @param breakerCalls requests over which failures are counted
 * @param breakerFailureShare share of failures from which no more is asked for a while, above 0 and at most 1
 * @param breakerPause how long nothing is asked then
 * @param cacheBytes memory for answers that may be kept, 0 for none
 * @param staleIfError how long beyond its time a kept answer may stand in when the service fails; zero for not at all
 * @param secondCache a further cache behind the memory, or {@code null}
 * @param tape where calls are recorded to or replayed from, or {@code null}
 */
public record HttpSettings(
        String source,
        URI base,
        @Nullable Credential credential,
        String userAgent,
        Duration connectTimeout,
        Duration answerTimeout,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        long maxAnswerBytes,
        int maxConcurrent,
        int requestsPerPeriod,
        Duration period,
        long quotaUnits,
        int breakerCalls,
        double breakerFailureShare,
        Duration breakerPause,
        long cacheBytes,
        Duration staleIfError,
        @Nullable ByteCache secondCache,
        @Nullable HttpTape tape) {
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Checks the arguments. */
    public HttpSettings {
        that(source.matches("[a-z0-9-]+"), "source must be lower case words joined by dashes, was '" + source + "'");
        that(
                base.getHost() != null && ("https".equals(base.getScheme()) || "http".equals(base.getScheme())),
                "base must be an http or https address with a host, was '" + base + "'");
        that(
                base.getRawQuery() == null && base.getRawFragment() == null && base.getRawUserInfo() == null,
                "base must have no user, query or fragment. Maybe a key was written into the address of " + source);
        above("connectTimeout", connectTimeout);
        above("answerTimeout", answerTimeout);
        that(attempts >= 1, "attempts must be at least 1, was " + attempts);
        above("firstPause", firstPause);
        above("longestPause", longestPause);
        that(longestPause.compareTo(LONGEST) <= 0, "longestPause must be at most a year, was " + longestPause);
        that(
                maxAnswerBytes >= 1 && maxAnswerBytes < Integer.MAX_VALUE - 16,
                "maxAnswerBytes must lie between 1 and 2 GB, was " + maxAnswerBytes);
        that(maxConcurrent >= 1, "maxConcurrent must be at least 1, was " + maxConcurrent);
        that(requestsPerPeriod >= 1, "requestsPerPeriod must be at least 1, was " + requestsPerPeriod);
        above("period", period);
        that(quotaUnits >= 0, "quotaUnits must not be negative, was " + quotaUnits);
        that(breakerCalls >= 1, "breakerCalls must be at least 1, was " + breakerCalls);
        that(
                breakerFailureShare > 0 && breakerFailureShare <= 1,
                "breakerFailureShare must lie above 0 and up to 1, was " + breakerFailureShare);
        above("breakerPause", breakerPause);
        that(cacheBytes >= 0, "cacheBytes must not be negative, was " + cacheBytes);
        that(
                !staleIfError.isNegative() && staleIfError.compareTo(LONGEST) <= 0,
                "staleIfError must lie between zero and a year, was " + staleIfError);
        Objects.requireNonNull(userAgent, "userAgent");
    }

    private static void that(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static void above(String name, Duration value) {
        that(!value.isNegative() && !value.isZero(), name + " must be above zero, was " + value);
    }

    /**
     * Settings with the defaults.
     *
     * @param source name of the service for messages
     * @param base address of the service
     * @return a builder
     */
    public static Builder builder(String source, URI base) {
        return new Builder(source, base);
    }

    /** Builds {@link HttpSettings}. */
    public static final class Builder {
        private final String source;
        private URI base;
        private @Nullable Credential credential;
        private String userAgent = "FlowCast";
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration answerTimeout = Duration.ofSeconds(20);
        private int attempts = 4;
        private Duration firstPause = Duration.ofMillis(200);
        private Duration longestPause = Duration.ofSeconds(30);
        private long maxAnswerBytes = 16L << 20;
        private int maxConcurrent = 8;
        private int requestsPerPeriod = 50;
        private Duration period = Duration.ofSeconds(1);
        private long quotaUnits = Long.MAX_VALUE;
        private int breakerCalls = 20;
        private double breakerFailureShare = 0.5;
        private Duration breakerPause = Duration.ofSeconds(30);
        private long cacheBytes = 32L << 20;
        private Duration staleIfError = Duration.ZERO;
        private @Nullable ByteCache secondCache;
        private @Nullable HttpTape tape;

        private Builder(String source, URI base) {
            this.source = source;
            this.base = base;
        }

        /**
         * Sets the address.
         *
         * @param value address of the service
         * @return this builder
         */
        public Builder base(URI value) {
            base = value;
            return this;
        }

        /**
         * Sets the key.
         *
         * @param value the key and where it is sent, or {@code null} for none
         * @return this builder
         */
        public Builder credential(@Nullable Credential value) {
            credential = value;
            return this;
        }

        /**
         * Sets how FlowCast introduces itself; some services ask for an address that they can write to.
         *
         * @param value the header User-Agent
         * @return this builder
         */
        public Builder userAgent(String value) {
            userAgent = value;
            return this;
        }

        /**
         * Sets how long to wait for the service.
         *
         * @param connect for a connection
         * @param answer for one request from the first to the last byte
         * @return this builder
         */
        public Builder timeouts(Duration connect, Duration answer) {
            connectTimeout = connect;
            answerTimeout = answer;
            return this;
        }

        /**
         * Sets what happens after a failure.
         *
         * @param times how often a call is tried in all
         * @param first mean pause before the second attempt
         * @param longest longest pause
         * @return this builder
         */
        public Builder attempts(int times, Duration first, Duration longest) {
            attempts = times;
            firstPause = first;
            longestPause = longest;
            return this;
        }

        /**
         * Sets the largest answer.
         *
         * @param bytes bytes after decompression
         * @return this builder
         */
        public Builder maxAnswerBytes(long bytes) {
            maxAnswerBytes = bytes;
            return this;
        }

        /**
         * Sets how many requests may run at once.
         *
         * @param requests at least 1
         * @return this builder
         */
        public Builder maxConcurrent(int requests) {
            maxConcurrent = requests;
            return this;
        }

        /**
         * Sets the rate that the service allows.
         *
         * @param requests requests in each period
         * @param each length of the period
         * @return this builder
         */
        public Builder rate(int requests, Duration each) {
            requestsPerPeriod = requests;
            period = each;
            return this;
        }

        /**
         * Limits what may be spent.
         *
         * @param units units over the life of the source
         * @return this builder
         */
        public Builder quota(long units) {
            quotaUnits = units;
            return this;
        }

        /**
         * Sets when a failing service is left alone.
         *
         * @param calls requests over which failures are counted
         * @param failureShare share of failures
         * @param pause how long it is left alone
         * @return this builder
         */
        public Builder breaker(int calls, double failureShare, Duration pause) {
            breakerCalls = calls;
            breakerFailureShare = failureShare;
            breakerPause = pause;
            return this;
        }

        /**
         * Sets the memory for answers that may be kept.
         *
         * @param bytes memory, 0 for none
         * @return this builder
         */
        public Builder cacheBytes(long bytes) {
            cacheBytes = bytes;
            return this;
        }

        /**
         * Lets kept answers stand in when the service fails.
         *
         * @param value how long beyond their time
         * @return this builder
         */
        public Builder staleIfError(Duration value) {
            staleIfError = value;
            return this;
        }

        /**
         * Sets a further cache behind the memory.
         *
         * @param value the cache, or {@code null}
         * @return this builder
         */
        public Builder secondCache(@Nullable ByteCache value) {
            secondCache = value;
            return this;
        }

        /**
         * Records calls or replays them.
         *
         * @param value the tape, or {@code null}
         * @return this builder
         */
        public Builder tape(@Nullable HttpTape value) {
            tape = value;
            return this;
        }

        /**
         * The settings.
         *
         * @return immutable settings
         * @throws IllegalArgumentException if a value makes no sense
         */
        public HttpSettings build() {
            return new HttpSettings(
                    source,
                    base,
                    credential,
                    userAgent,
                    connectTimeout,
                    answerTimeout,
                    attempts,
                    firstPause,
                    longestPause,
                    maxAnswerBytes,
                    maxConcurrent,
                    requestsPerPeriod,
                    period,
                    quotaUnits,
                    breakerCalls,
                    breakerFailureShare,
                    breakerPause,
                    cacheBytes,
                    staleIfError,
                    secondCache,
                    tape);
        }
    }
}
