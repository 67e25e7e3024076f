package io.flowcast.server.http;

/** Every kind of error an answer can carry. The code is part of the interface: it is never renamed. */
public enum ProblemType {
    /** The body is not the format it says it is. */
    BODY_MALFORMED("request.body.malformed", 400, "The body cannot be read"),
    /** The body is well-formed, and a field of it is unknown, missing or out of range. */
    BODY_INVALID("request.body.invalid", 422, "The body does not fit"),
    /** A path or query parameter is unknown, doubled or out of range. */
    PARAMETER_INVALID("request.parameter.invalid", 400, "A parameter does not fit"),
    /** A header has a value that cannot be used. */
    HEADER_INVALID("request.header.invalid", 400, "A header does not fit"),
    /** Not HTTP as it should be. */
    REQUEST_MALFORMED("request.malformed", 400, "The request cannot be read"),
    /** The request was meant for another host. */
    HOST_MISDIRECTED("request.host.misdirected", 421, "This server does not answer for that host"),
    /** No such path, or no such thing under it. */
    NOT_FOUND("resource.not-found", 404, "There is nothing here"),
    /** The path exists and does not know the method. */
    METHOD_NOT_ALLOWED("request.method.not-allowed", 405, "The method is not allowed here"),
    /** The client was too slow. */
    TIMEOUT("request.timeout", 408, "The request took too long"),
    /** The state of the thing forbids it. */
    CONFLICT("resource.conflict", 409, "The current state forbids this"),
    /** The body is larger than the limit. */
    BODY_TOO_LARGE("request.body.too-large", 413, "The body is too large"),
    /** The path or the header fields are larger than the limit. */
    HEADER_TOO_LARGE("request.header.too-large", 431, "The header is too large"),
    /** The media type or encoding of the body is not one the route takes. */
    MEDIA_TYPE_UNSUPPORTED("request.media-type.unsupported", 415, "The media type is not supported here"),
    /** The content of an import has errors, listed as findings; nothing was imported. */
    IMPORT_REJECTED("import.rejected", 422, "The import was rejected"),
    /** A defect of the server. The log has more under the request's id. */
    INTERNAL("server.internal", 500, "The server failed"),
    /** The server cannot do it now and may later. */
    UNAVAILABLE("server.unavailable", 503, "The server cannot do this now");

    private final String code;
    private final int status;
    private final String title;

    ProblemType(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** Stable code, such as {@code request.body.invalid}. */
    public String code() {
        return code;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Short text that is the same for every occurrence. */
    public String title() {
        return title;
    }
}
