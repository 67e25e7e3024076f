package io.flowcast.server.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.connectors.result.PlanJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be read of a plan: a part as it is kept, or one of its lists page by page. */
enum PlanPart {
    FORECAST("forecast", "forecast", "series", "How much will sell, by series and day"),
    ORDERS("orders", "orders", "orders", "What to order"),
    OUTLOOK("outlook", "orders", "outlook", "What is expected of each item"),
    EXPIRY_ACTIONS("expiry-actions", "expiry-actions", "decisions", "What to do with each lot"),
    ROUTES("routes", "routes", "days", "Who drives where, day by day"),
    IMPACT("impact", "impact", null, "What the plan saves against its baseline"),
    FINDINGS("findings", "findings", "listed", "Everything that was found or assumed"),
    PROVENANCE("provenance", "provenance", null, "What made the plan, down to the data");

    /** Lists that have a path of their own and are left out of the other page of their part. */
    private static final List<String> SEPARATE = List.of("orders", "outlook");

    static final String NEXT_CURSOR = "nextCursor";

    private final String path;
    private final String part;
    private final @Nullable String list;
    private final String summary;

    PlanPart(String path, String part, @Nullable String list, String summary) {
        this.path = path;
        this.part = part;
        this.list = list;
        this.summary = summary;
    }

    /** Last segment of the path. */
    String path() {
        return path;
    }

    /** Name of the part as it is kept. */
    String part() {
        return part;
    }

    /** The list that is read page by page, or null for a part that is read as a whole. */
    @Nullable
    String list() {
        return list;
    }

    /** One line about it. */
    String summary() {
        return summary;
    }

    /** Takes the lists out of a page that it does not show. */
    ObjectNode without(ObjectNode page) {
        if (list != null) {
            SEPARATE.stream().filter(name -> !name.equals(list)).forEach(page::remove);
        }
        return page;
    }

    /** The JSON schema of an answer: that of the part, less what a page leaves out, and with the cursor. */
    String schema(ObjectMapper mapper) {
        try {
            ObjectNode schema = (ObjectNode) mapper.readTree(PlanJson.schema(part));
            schema.remove("$schema");
            if (list == null) {
                return schema.toString();
            }
            ObjectNode properties = without((ObjectNode) schema.get("properties"));
            properties
                    .putObject(NEXT_CURSOR)
                    .put("type", "string")
                    .put("description", "Asks for the next page; left out on the last one.");
            ArrayNode required = mapper.createArrayNode();
            for (JsonNode name : schema.withArray("required")) {
                if (properties.has(name.asText())) {
                    required.add(name);
                }
            }
            schema.set("required", required);
            return schema.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of part " + part + " is not JSON", e);
        }
    }
}
