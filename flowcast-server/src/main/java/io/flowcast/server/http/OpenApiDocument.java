package io.flowcast.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the OpenAPI 3.1 document of a route table; the schemas come from the records the routes declare. */
public final class OpenApiDocument {

    private final RecordSchemas records;
    private final Map<String, JsonNode> shapes = new LinkedHashMap<>();

    private OpenApiDocument(Json json) {
        records = new RecordSchemas(json.mapper());
    }

    /**
     * Writes the document.
     *
     * @param routes the route table
     * @param json how the records look on the wire
     * @param version version of the server
     * @return JSON in UTF-8; the same for the same routes
     */
    public static byte[] write(List<Route> routes, Json json, String version) {
        OpenApiDocument writer = new OpenApiDocument(json);
        ObjectNode document = Json31.mapper().valueToTree(writer.document(routes, version));
        // As they are: the model would drop keywords it does not know.
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        schemas.setAll(writer.records.schemas());
        schemas.setAll(writer.shapes);
        return document.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    private OpenAPI document(List<Route> routes, String version) {
        Paths paths = new Paths();
        for (Route route : routes) {
            PathItem item = paths.computeIfAbsent(route.path(), path -> new PathItem());
            item.operation(PathItem.HttpMethod.valueOf(route.method().name()), operation(route));
        }
        List<Tag> tags = routes.stream()
                .map(Route::tag)
                .distinct()
                .map(tag -> new Tag().name(tag))
                .toList();
        return new OpenAPI(SpecVersion.V31)
                .openapi("3.1.0")
                .info(new Info()
                        .title("FlowCast")
                        .version(version)
                        .description(
                                "Plans goods that expire: forecast, orders, what to do with stock about to expire, trips, and"
                                        + " what it saves. Errors are `application/problem+json` (RFC 9457) with a stable"
                                        + " `code`. Authentication and rate limits are planned; `x-scope` and `x-rate-class`"
                                        + " say what they will ask for.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .tags(tags)
                .paths(paths);
    }

    private Operation operation(Route route) {
        Operation operation = new Operation()
                .operationId(route.operationId())
                .addTagsItem(route.tag())
                .summary(route.summary())
                .responses(responses(route));
        if (!route.description().isEmpty()) {
            operation.description(route.description());
        }
        for (Parameter<?> parameter : route.parameters()) {
            boolean inPath = parameter.place() == Parameter.Place.PATH;
            operation.addParametersItem(new io.swagger.v3.oas.models.parameters.Parameter()
                    .in(inPath ? "path" : "query")
                    .name(parameter.name())
                    .description(parameter.description())
                    .required(inPath)
                    .schema(parameter.schema()));
        }
        Route.Body request = route.request();
        if (request != null) {
            operation.requestBody(new RequestBody()
                    .description(request.description())
                    .required(true)
                    .content(content(request)));
        }
        operation.addExtension("x-scope", route.scope().label());
        operation.addExtension("x-rate-class", route.rateClass().name().toLowerCase(Locale.ROOT));
        return operation;
    }

    private ApiResponses responses(Route route) {
        ApiResponses responses = new ApiResponses();
        new TreeMap<>(route.responses())
                .forEach((status, body) -> responses.addApiResponse(
                        Integer.toString(status),
                        new ApiResponse().description(body.description()).content(content(body))));
        Map<Integer, List<ProblemType>> problems = route.problems().stream()
                .filter(problem -> !route.responses().containsKey(problem.status()))
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        problems.forEach(
                (status, types) -> responses.addApiResponse(Integer.toString(status), problem(types.stream())));
        responses.addApiResponse(
                "default",
                new ApiResponse()
                        .description("Any other problem; `code` says which.")
                        .content(problemContent()));
        return responses;
    }

    private ApiResponse problem(Stream<ProblemType> types) {
        String description = types.sorted()
                .map(type -> type.title() + " (`" + type.code() + "`)")
                .collect(Collectors.joining("; or: "));
        return new ApiResponse().description(description).content(problemContent());
    }

    private Content problemContent() {
        return new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(schema(Problem.class)));
    }

    private Content content(Route.Body body) {
        Content content = new Content();
        for (String mediaType : body.mediaTypes()) {
            content.addMediaType(mediaType, new MediaType().schema(schema(body)));
        }
        return content;
    }

    private Schema<?> schema(Route.Body body) {
        Class<?> type = body.type();
        Route.Shape shape = body.shape();
        if (type != null) {
            return schema(type);
        }
        return shape == null ? new StringSchema() : schema(shape);
    }

    /** Definitions of a schema become schemas of the document, for there they can be referred to. */
    private Schema<?> schema(Route.Shape shape) {
        try {
            String text = shape.schema().replace("\"#/$defs/", "\"" + RecordSchemas.REFERENCE + shape.name() + ".");
            ObjectNode root = (ObjectNode) Json31.mapper().readTree(text);
            JsonNode definitions = root.remove("$defs");
            if (definitions != null) {
                definitions
                        .properties()
                        .forEach(definition ->
                                shapes.put(shape.name() + "." + definition.getKey(), definition.getValue()));
            }
            shapes.put(shape.name(), root);
            return new JsonSchema().$ref(RecordSchemas.REFERENCE + shape.name());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the schema of " + shape.name() + " is not JSON", e);
        }
    }

    private Schema<?> schema(Class<?> type) {
        return new JsonSchema().$ref(RecordSchemas.REFERENCE + records.name(type));
    }
}
