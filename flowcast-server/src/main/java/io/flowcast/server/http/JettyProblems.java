package io.flowcast.server.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes problems for requests that break before any route sees them, such as malformed HTTP. */
final class JettyProblems implements Request.Handler {

    private final Json json;

    JettyProblems(Json json) {
        this.json = json;
    }

    /** The problem that stands for a status; statuses that the server does not use become the nearest one. */
    static ProblemType typeOf(int status) {
        ProblemType other = status >= 400 && status < 500 ? ProblemType.REQUEST_MALFORMED : ProblemType.INTERNAL;
        return switch (status) {
            case 400, 501, 505 -> ProblemType.REQUEST_MALFORMED;
            case 414 -> ProblemType.HEADER_TOO_LARGE;
            default ->
                Arrays.stream(ProblemType.values())
                        .filter(type -> type.status() == status)
                        .findFirst()
                        .orElse(other);
        };
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ProblemType type = typeOf(response.getStatus());
        response.setStatus(type.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(body(type, json)), callback);
        return true;
    }

    /** Writes a failure of the virtual machine, if nothing has been written yet. */
    static void write(HttpServletResponse response, Json json) {
        if (response.isCommitted()) {
            return;
        }
        try {
            response.reset();
            response.setStatus(ProblemType.INTERNAL.status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(body(ProblemType.INTERNAL, json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] body(ProblemType type, Json json) {
        return json.write(Problem.of(
                type, type.title() + ".", List.of(), UUID.randomUUID().toString()));
    }
}
