package io.flowcast.server.http;

import org.jspecify.annotations.Nullable;

/** One thing that is wrong with a request. */
public record FieldError(
        @Doc("JSON Pointer (RFC 6901) into the body, such as `/horizonDays`.") @Nullable
        String pointer,

        @Doc("Name of the path or query parameter.") @Nullable
        String parameter,

        @Doc("Name of the header field.") @Nullable String header,

        @Doc("What is wrong with it, and what would be right.")
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
