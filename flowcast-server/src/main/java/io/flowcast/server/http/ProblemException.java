package io.flowcast.server.http;

import java.util.List;
import java.util.Map;

/** Ends the handling of a request with a problem. Its texts are written for the caller and hold nothing internal. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    /** A problem that is not about one part of the request. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), Map.of());
    }

    /** A problem with the parts of the request that are wrong and with header fields for the answer. */
    public ProblemException(ProblemType type, String detail, List<FieldError> errors, Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    /** A problem with one part of the request. */
    public static ProblemException of(ProblemType type, FieldError error) {
        return new ProblemException(type, error.detail(), List.of(error), Map.of());
    }

    /** The thing that the path names does not exist. */
    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no " + what + " " + id + ".");
    }

    /** The kind of problem. */
    public ProblemType type() {
        return type;
    }

    /** What is wrong with the request, part by part. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Header fields that belong to the answer. */
    public Map<String, String> headers() {
        return headers;
    }
}
