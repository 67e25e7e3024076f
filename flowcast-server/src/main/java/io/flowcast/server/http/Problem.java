package io.flowcast.server.http;

import java.util.List;

/**
 * An error as it leaves the server (RFC 9457, {@code application/problem+json}).
 *
 * @param type URI of the kind of problem, {@code urn:flowcast:problem:} and the code
 * @param title short text that is the same for every occurrence
 * @param status HTTP status
 * @param detail what happened this time
 * @param instance URI of this occurrence, made of the request's id
 * @param code stable code of the kind of problem
 * @param requestId the request's id, as in the log of the server
 * @param errors what is wrong with the request, as far as it can be said part by part
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
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
