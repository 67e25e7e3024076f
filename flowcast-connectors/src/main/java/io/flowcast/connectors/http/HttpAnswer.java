package io.flowcast.connectors.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What an outside service answered.
 *
 * @param status status code
 * @param contentType media type as it was sent; may be empty
 * @param body the body, decompressed; not to be changed, as a cache may hold it
 * @param fetchedAt when the service gave it, also if it comes from a cache
 * @param origin where it comes from
 */
public record HttpAnswer(int status, String contentType, byte[] body, Instant fetchedAt, Origin origin) {
    /** Where an answer comes from. */
    public enum Origin {
        /** The service itself, now. */
        SERVICE,
        /** A cache: the service gave it before. */
        CACHE,
        /** A recording. */
        TAPE
    }

    /**
     * The body as text.
     *
     * @return the body read as UTF-8; what is no UTF-8 becomes a replacement character
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    HttpAnswer from(Origin value) {
        return new HttpAnswer(status, contentType, body, fetchedAt, value);
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + contentType + ", " + body.length + " bytes, " + origin;
    }
}
