package io.flowcast.server.http;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, such as {@code /horizonDays}
 * @param parameter name of the path or query parameter
 * @param header name of the header field
 * @param detail what is wrong with it, and what would be right
 */
public record FieldError(
        @Nullable String pointer,
        @Nullable String parameter,
        @Nullable String header,
        String detail) {

    /** An error in the body. */
    public static FieldError at(String pointer, String detail) {
        return new FieldError(pointer, null, null, detail);
    }

    /** An error in a path or query parameter. */
    public static FieldError ofParameter(String name, String detail) {
        return new FieldError(null, name, null, detail);
    }

    /** An error in a header field. */
    public static FieldError ofHeader(String name, String detail) {
        return new FieldError(null, null, name, detail);
    }
}
