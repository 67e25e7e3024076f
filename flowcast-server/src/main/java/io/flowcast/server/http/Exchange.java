package io.flowcast.server.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** What every request has in common: its id, the checks that follow from the route table, JSON in and out. */
public final class Exchange {

    static final String REQUEST_ID_HEADER = "X-Request-Id";
    private static final String REQUEST_ID = "flowcast.request-id";
    private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MAXIMUM_JSON_BYTES = 1_000_000;

    private final Json json;

    /** Makes the helper of all handlers. */
    public Exchange(Json json) {
        this.json = json;
    }

    /** The id of a request: the caller's own if it has a harmless form, otherwise a new one. */
    public static String requestId(Context context) {
        String known = context.attribute(REQUEST_ID);
        if (known != null) {
            return known;
        }
        String given = context.header(REQUEST_ID_HEADER);
        String id = given != null && REQUEST_ID_FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        context.attribute(REQUEST_ID, id);
        return id;
    }

    /** Answers with JSON. */
    public void reply(Context context, int status, Object value) {
        context.status(status).contentType("application/json").result(json.write(value));
    }

    /** Answers with JSON under a media type of its own. */
    public void reply(Context context, int status, String mediaType, Object value) {
        context.status(status).contentType(mediaType).result(json.write(value));
    }

    /** Answers with a problem. */
    public void reply(Context context, Problem problem) {
        context.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(json.write(problem));
    }

    /** Reads a JSON body of at most a megabyte. */
    public <T> T body(Context context, Class<T> type) throws IOException {
        return json.read(bytes(context, MAXIMUM_JSON_BYTES), type);
    }

    /** Reads a body into memory. */
    public byte[] bytes(Context context, int limit) throws IOException {
        try (InputStream in = new ByteLimit(context.req().getInputStream(), limit)) {
            return in.readAllBytes();
        }
    }

    /** Refuses what the declaration of the route does not foresee, before the handler sees it. */
    static void check(Route route, Context context) {
        Set<String> known = new HashSet<>();
        route.parameters().forEach(parameter -> known.add(parameter.name()));
        List<FieldError> unknown = new TreeSet<>(context.queryParamMap().keySet())
                .stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> FieldError.ofParameter(name, "The parameter is unknown."))
                        .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    ProblemType.PARAMETER_INVALID, "There are parameters this route does not know.", unknown, Map.of());
        }
        Route.Body request = route.request();
        if (request != null) {
            checkMediaType(request, context);
        }
    }

    private static void checkMediaType(Route.Body request, Context context) {
        String expected = String.join(", ", request.mediaTypes());
        String type = mediaType(context);
        if (!request.mediaTypes().contains(type)) {
            throw new ProblemException(
                    ProblemType.MEDIA_TYPE_UNSUPPORTED,
                    "The Content-Type must be one of: " + expected + ".",
                    List.of(FieldError.ofHeader(Header.CONTENT_TYPE, "Must be one of: " + expected + ".")),
                    Map.of("Accept-Post", expected));
        }
        String encoding = context.header(Header.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemType.MEDIA_TYPE_UNSUPPORTED,
                    "The body must not be encoded.",
                    List.of(FieldError.ofHeader(Header.CONTENT_ENCODING, "Must be left out.")),
                    Map.of(Header.ACCEPT_ENCODING, "identity"));
        }
    }

    /** The media type of the body without its parameters, in lower case; empty if none is given. */
    public static String mediaType(Context context) {
        String type = context.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
