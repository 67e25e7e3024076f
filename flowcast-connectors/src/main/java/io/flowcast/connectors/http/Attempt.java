package io.flowcast.connectors.http;

import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request and what its outcome means. Stateless. */
final class Attempt {
    private static final int SHOWN = 160;
    private static final Duration GRACE = Duration.ofMillis(250);

    /** What came of an attempt: exactly one of the two. */
    record Result(
            @Nullable HttpAnswer answer,
            @Nullable Verdict verdict,
            @Nullable Failure failure) {
        static Result of(Failure failure) {
            return new Result(null, null, failure);
        }
    }

    private Attempt() {}

    static Result make(Transport transport, HttpSettings settings, HttpCall call, String doing, RunContext context) {
        Duration timeout = context.timeLeft(settings.answerTimeout());
        Transport.Sent sent;
        try {
            sent = transport.send(call, timeout);
        } catch (Credential.NoTokenException e) {
            return Result.of(Failure.of(
                    "key-refused",
                    String.valueOf(e.getMessage()),
                    "Maybe the sign-in that gives the token has run out."));
        }
        boolean done = false;
        try {
            // OkHttp keeps the timeout itself; the grace is for the case that its own clock is late.
            Transport.Raw raw = Waiting.get(sent.answer(), timeout.plus(GRACE), doing, context);
            done = true;
            return judge(masked(raw, settings), call, context.clock().instant());
        } catch (TimeoutException e) {
            return Result.of(slow(timeout, e, settings));
        } catch (ExecutionException e) {
            done = true;
            return Result.of(unsent(Objects.requireNonNullElse(e.getCause(), e), timeout, settings));
        } finally {
            if (!done) {
                sent.cancel().run();
            }
        }
    }

    /** A service that repeats the key in its answer must not carry it into caches and messages. */
    private static Transport.Raw masked(Transport.Raw raw, HttpSettings settings) {
        Credential credential = settings.credential();
        return credential == null
                ? raw
                : new Transport.Raw(
                        raw.status(),
                        credential.mask(raw.contentType()),
                        raw.retryAfter(),
                        raw.location() == null ? null : credential.mask(raw.location()),
                        credential.mask(raw.body()));
    }

    private static Result judge(Transport.Raw raw, HttpCall call, Instant now) {
        if (!call.accepts(raw.status())) {
            return Result.of(status(raw, now));
        }
        String type = raw.contentType().toLowerCase(Locale.ROOT);
        if (raw.status() != 204
                && !call.expectedType().isEmpty()
                && !type.isEmpty()
                && !sameType(type, call.expectedType())) {
            return Result.of(Failure.broken(
                    "wrong-type",
                    raw.contentType() + ": " + excerpt(raw.body()),
                    "Maybe a proxy or a sign-in page answered instead of the service.",
                    null));
        }
        HttpAnswer answer = new HttpAnswer(raw.status(), raw.contentType(), raw.body(), now, HttpAnswer.Origin.SERVICE);
        Verdict verdict = call.inspect(answer);
        String said = verdict.detail().isEmpty() ? excerpt(raw.body()) : verdict.detail();
        return switch (verdict.kind()) {
            case GOOD, EMPTY -> new Result(answer, verdict, null);
            case BUSY ->
                Result.of(new Failure(
                        "busy",
                        said,
                        "Maybe too much was asked in a short time.",
                        true,
                        true,
                        false,
                        RetryAfter.parse(raw.retryAfter(), now),
                        null));
            case BROKEN ->
                Result.of(Failure.broken(
                        "broken-answer",
                        said,
                        "Maybe the answer was cut off, or the service has changed its format.",
                        null));
            case KEY_REFUSED -> Result.of(keyRefused(said));
            case REFUSED -> Result.of(refused(said));
        };
    }

    /** {@code application/problem+json} is JSON too. */
    private static boolean sameType(String type, String expected) {
        String media = type.split(";", 2)[0].strip();
        int slash = expected.indexOf('/');
        return media.equals(expected) || media.endsWith("+" + expected.substring(slash + 1));
    }

    private static Failure status(Transport.Raw raw, Instant now) {
        int status = raw.status();
        String said = "HTTP " + status + ": " + excerpt(raw.body());
        Duration after = RetryAfter.parse(raw.retryAfter(), now);
        if (status >= 300 && status < 400) {
            return Failure.of(
                    "redirect",
                    "HTTP " + status + (raw.location() == null ? "" : " to " + raw.location()),
                    "Maybe the service has moved: set its new address. Redirects are not followed, as the key would go"
                            + " along.");
        }
        return switch (status) {
            case 401, 403, 407 -> keyRefused(said);
            case 404, 410 -> Failure.of("not-found", said, "Maybe the address of the service or the name is wrong.");
            case 408, 425 -> new Failure("timeout", said, "Maybe the line is slow.", true, false, true, after, null);
            case 429 ->
                new Failure("busy", said, "Maybe too much was asked in a short time.", true, true, false, after, null);
            default ->
                status >= 500
                        ? new Failure(
                                "unavailable",
                                said,
                                "Maybe the service is down or overloaded.",
                                status != 501 && status != 505,
                                false,
                                true,
                                after,
                                null)
                        : refused(said);
        };
    }

    private static Failure keyRefused(String said) {
        return Failure.of(
                "key-refused", said, "Maybe the key is wrong, has run out, or is not allowed to use this service.");
    }

    private static Failure refused(String said) {
        return Failure.of(
                "refused", said, "Maybe a value that was asked for does not exist or lies outside its range.");
    }

    /** Where the run left less time than the service may take, the service is not to blame. */
    private static Failure slow(Duration timeout, Throwable e, HttpSettings settings) {
        boolean hurried = timeout.compareTo(settings.answerTimeout()) < 0;
        return new Failure(
                "timeout",
                "no answer in " + timeout.toMillis() + " ms",
                hurried ? "Maybe the run has too little time left." : "Maybe the service or the line is slow.",
                true,
                false,
                !hurried,
                null,
                e);
    }

    private static Failure unsent(Throwable e, Duration timeout, HttpSettings settings) {
        if (e instanceof Transport.TooLargeException) {
            return new Failure(
                    "too-large",
                    String.valueOf(e.getMessage()),
                    "Maybe more was asked for at once than fits, or something else answers at this address.",
                    false,
                    false,
                    true,
                    null,
                    e);
        }
        if (e instanceof InterruptedIOException) {
            return slow(timeout, e, settings); // also OkHttp's "timeout" and SocketTimeoutException
        }
        if (e instanceof UnknownHostException) {
            return Failure.broken(
                    "unreachable", settings.base().getHost(), "Maybe there is no network, or the name is wrong.", e);
        }
        if (e instanceof SSLException) {
            return Failure.broken(
                    "unreachable",
                    settings.base().getHost() + ": " + e.getMessage(),
                    "Maybe a proxy changes the connection, or the machine's list of authorities is old.",
                    e);
        }
        if (e instanceof IOException) {
            return Failure.broken(
                    "unreachable",
                    settings.base().getHost() + ": " + e.getMessage(),
                    "Maybe the service is down or the line was cut.",
                    e);
        }
        throw new IllegalStateException("a request to " + settings.source() + " failed by our own fault", e);
    }

    private static String excerpt(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 4 * SHOWN), StandardCharsets.UTF_8)
                .strip()
                .replaceAll("\\s+", " ");
        return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
    }
}
