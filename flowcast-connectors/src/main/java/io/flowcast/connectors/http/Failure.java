package io.flowcast.connectors.http;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One failed attempt: what to tell, whether another attempt makes sense, and whether the service is to blame.
 *
 * @param code last part of the finding's code
 * @param value what came back
 * @param cause a likely cause; begins with "Maybe"
 * @param again whether the same call may succeed later
 * @param unprocessed whether the service surely did nothing, so that even an unsafe call may be repeated
 * @param counts whether it counts against the service in the circuit breaker
 * @param retryAfter pause that the service asked for, or {@code null}
 * @param below the failure below, without any key, or {@code null}
 */
record Failure(
        String code,
        String value,
        String cause,
        boolean again,
        boolean unprocessed,
        boolean counts,
        @Nullable Duration retryAfter,
        @Nullable Throwable below) {
    static Failure of(String code, String value, String cause) {
        return new Failure(code, value, cause, false, false, false, null, null);
    }

    /** The service did not answer as it must. */
    static Failure broken(String code, String value, String cause, @Nullable Throwable below) {
        return new Failure(code, value, cause, true, false, true, null, below);
    }

    SourceException exception(HttpSettings settings, HttpCall call) {
        Credential credential = settings.credential();
        String shown = credential == null ? value : credential.mask(value);
        String path = call.operation() + " " + call.key();
        return new SourceException(
                new Finding(
                        "source." + code,
                        Severity.ERROR,
                        Place.of(settings.source(), credential == null ? path : credential.mask(path)),
                        "answer",
                        shown,
                        cause),
                below != null && speaksOf(credential, below) ? null : below);
    }

    private static boolean speaksOf(@Nullable Credential credential, Throwable below) {
        if (credential == null) {
            return false;
        }
        for (Throwable t = below; t != null; t = t.getCause()) {
            String text = String.valueOf(t);
            if (!credential.mask(text).equals(text)) {
                return true;
            }
        }
        return false;
    }
}
