package io.flowcast.server.http;

import java.util.List;

/** An error as it leaves the server (RFC 9457, {@code application/problem+json}). */
public record Problem(
        @Doc("URI of the kind of problem, `urn:flowcast:problem:` and the code.")
        String type,

        @Doc("Short text that is the same for every occurrence.")
        String title,

        @Doc("HTTP status.") int status,
        @Doc("What happened this time.") String detail,

        @Doc("URI of this occurrence, made of the request's id.")
        String instance,

        @Doc("Stable code of the kind of problem.") String code,

        @Doc("The request's id, as in the log of the server.")
        String requestId,

        @Doc("What is wrong with the request, as far as it can be said part by part.")
        List<FieldError> errors) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String URN = "urn:flowcast:problem:";

    /** Keeps its own copy of the errors. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** Describes one occurrence. */
    public static Problem of(ProblemType type, String detail, List<FieldError> errors, String requestId) {
        return new Problem(
                URN + type.code(),
                type.title(),
                type.status(),
                detail,
                "urn:flowcast:request:" + requestId,
                type.code(),
                requestId,
                errors);
    }
}
