package io.flowcast.server.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint, declared once for the router, the document and the tests.
 *
 * @param method HTTP method
 * @param path path with its parameters in braces
 * @param operationId unique name of the operation, in camel case
 * @param tag subject under which the document lists it
 * @param summary one line
 * @param description more, in Markdown; may be empty
 * @param scope what a caller must be allowed to do
 * @param rateClass how much work a request is
 * @param parameters path and query parameters; others are refused
 * @param request what the body holds, or null where there is none
 * @param responses what comes back, by status
 * @param problems what can go wrong beyond what can go wrong everywhere
 * @param handler what does it
 */
public record Route(
        HandlerType method,
        String path,
        String operationId,
        String tag,
        String summary,
        String description,
        Scope scope,
        RateClass rateClass,
        List<Parameter<?>> parameters,
        @Nullable Body request,
        Map<Integer, Body> responses,
        Set<ProblemType> problems,
        Handler handler) {

    /**
     * The content of a request or a response.
     *
     * @param description what it is
     * @param mediaTypes media types it comes in; none where there is no content
     * @param type record that JSON of it is read into or written from; null for text and streams
     * @param shape JSON that is not written from a record
     */
    public record Body(
            String description,
            List<String> mediaTypes,
            @Nullable Class<?> type,
            @Nullable Shape shape) {

        Body(String description, List<String> mediaTypes, @Nullable Class<?> type) {
            this(description, mediaTypes, type, null);
        }

        /** Keeps its own copy of the list. */
        public Body {
            mediaTypes = List.copyOf(mediaTypes);
        }
    }

    /**
     * The shape of JSON that is not written from a record.
     *
     * @param name its name in the document
     * @param schema a JSON schema, draft 2020-12; its definitions stand under {@code $defs}
     */
    public record Shape(String name, String schema) {}

    /** Keeps its own copies of the collections. */
    public Route {
        Objects.requireNonNull(handler, "handler");
        parameters = List.copyOf(parameters);
        responses = Map.copyOf(responses);
        problems = Set.copyOf(problems);
    }

    /** Starts the declaration of a route that reads. */
    public static Builder get(String path, String operationId) {
        return new Builder(HandlerType.GET, path, operationId);
    }

    /** Starts the declaration of a route that brings something in or starts something. */
    public static Builder post(String path, String operationId) {
        return new Builder(HandlerType.POST, path, operationId);
    }

    /** Starts the declaration of a route that replaces something. */
    public static Builder put(String path, String operationId) {
        return new Builder(HandlerType.PUT, path, operationId);
    }

    /** Starts the declaration of a route that removes or ends something. */
    public static Builder delete(String path, String operationId) {
        return new Builder(HandlerType.DELETE, path, operationId);
    }

    /** Collects the parts of a declaration. */
    public static final class Builder {

        private static final String JSON = "application/json";

        private final HandlerType method;
        private final String path;
        private final String operationId;
        private final List<Parameter<?>> parameters = new ArrayList<>();
        private final Map<Integer, Body> responses = new LinkedHashMap<>();
        private final Set<ProblemType> problems = EnumSet.noneOf(ProblemType.class);
        private String tag = "";
        private String summary = "";
        private String description = "";
        private Scope scope = Scope.NONE;
        private RateClass rateClass = RateClass.FREE;
        private @Nullable Body request;

        private Builder(HandlerType method, String path, String operationId) {
            this.method = method;
            this.path = path;
            this.operationId = operationId;
        }

        /** Subject and one line about it. */
        public Builder about(String subject, String line) {
            this.tag = subject;
            this.summary = line;
            return this;
        }

        /** More about it, in Markdown. */
        public Builder description(String markdown) {
            this.description = markdown;
            return this;
        }

        /** What a caller must be allowed to do, and how much work it is. */
        public Builder needs(Scope needed, RateClass work) {
            this.scope = needed;
            this.rateClass = work;
            return this;
        }

        /** Adds parameters. */
        public Builder with(Parameter<?>... more) {
            parameters.addAll(List.of(more));
            return this;
        }

        /** The body is JSON of this record. */
        public Builder takes(Class<?> type, String what) {
            this.request = new Body(what, List.of(JSON), type);
            return this;
        }

        /** The body is a stream of one of these media types. */
        public Builder takesStream(String what, String... mediaTypes) {
            this.request = new Body(what, List.of(mediaTypes), null);
            return this;
        }

        /** Answers with JSON of this record. */
        public Builder gives(int status, Class<?> type, String what) {
            responses.put(status, new Body(what, List.of(JSON), type));
            return this;
        }

        /** Answers with JSON of a shape that a schema gives. */
        public Builder givesShaped(int status, String name, String schema, String what) {
            responses.put(status, new Body(what, List.of(JSON), null, new Shape(name, schema)));
            return this;
        }

        /** Answers with something that is not JSON of a record. */
        public Builder givesText(int status, String mediaType, String what) {
            responses.put(status, new Body(what, List.of(mediaType), null));
            return this;
        }

        /** Answers without content. */
        public Builder givesNothing(int status, String what) {
            responses.put(status, new Body(what, List.of(), null));
            return this;
        }

        /** Answers one kind of problem with more than a problem usually has. */
        public Builder givesProblem(ProblemType problem, Class<?> type) {
            responses.put(
                    problem.status(),
                    new Body(problem.title() + " (`" + problem.code() + "`)", List.of(Problem.MEDIA_TYPE), type));
            return this;
        }

        /** Names problems that this route can end in. */
        public Builder fails(ProblemType... more) {
            problems.addAll(List.of(more));
            return this;
        }

        /** Ends the declaration. */
        public Route handledBy(Handler handler) {
            if (!parameters.isEmpty()) {
                problems.add(ProblemType.PARAMETER_INVALID);
            }
            if (request != null) {
                problems.add(ProblemType.BODY_MALFORMED);
                problems.add(ProblemType.BODY_TOO_LARGE);
                problems.add(ProblemType.MEDIA_TYPE_UNSUPPORTED);
                if (request.type() != null) {
                    problems.add(ProblemType.BODY_INVALID);
                }
            }
            return new Route(
                    method,
                    path,
                    operationId,
                    tag,
                    summary,
                    description,
                    scope,
                    rateClass,
                    parameters,
                    request,
                    responses,
                    problems,
                    handler);
        }
    }
}
