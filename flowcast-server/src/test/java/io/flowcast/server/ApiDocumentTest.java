package io.flowcast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.server.http.ProblemType;
import io.flowcast.server.http.RateClass;
import io.flowcast.server.http.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The document, the router and the route table say the same. */
class ApiDocumentTest {

    @RegisterExtension
    static final TestServer SERVER = new TestServer((request, context) -> {
        throw new InvalidInputException(Findings.none());
    });

    @Test
    void documentsEveryRouteAndNothingElse() {
        Set<String> declared = SERVER.server().routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document().get("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        assertThat(documented).isEqualTo(declared);
        assertThat(declared).hasSizeGreaterThan(20);
    }

    @Test
    void answersEveryDocumentedPath() throws Exception {
        for (Route route : SERVER.server().routes()) {
            if (!route.method().name().equals("GET") || route.rateClass() == RateClass.STREAM) {
                continue;
            }
            String path = route.path()
                    .replace("{asset}", "swagger-ui.css")
                    .replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000");
            ApiClient.Answer answer = SERVER.client().get(path);
            if (path.contains("00000000")) {
                answer.problem(404, "resource.not-found");
            } else {
                answer.expect(200);
            }
        }
    }

    @Test
    void isSelfContained() {
        List<String> references = new ArrayList<>();
        document().findValuesAsText("$ref").forEach(references::add);
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/components/schemas/");
            String name = reference.substring("#/components/schemas/".length());
            assertThat(document().at("/components/schemas").has(name))
                    .as(reference)
                    .isTrue();
        });
        assertThat(document().get("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void namesEveryOperationOnceWithSubjectSummaryAndProblems() {
        Set<String> ids = new HashSet<>();
        for (JsonNode path : document().get("paths")) {
            for (JsonNode operation : path) {
                assertThat(ids.add(operation.get("operationId").asText())).isTrue();
                assertThat(operation.get("summary").asText()).isNotBlank().doesNotEndWith(".");
                assertThat(operation.get("tags")).hasSize(1);
                assertThat(operation.get("x-rate-class").asText()).isNotBlank();
                JsonNode responses = operation.get("responses");
                assertThat(responses.at("/default/content").has("application/problem+json"))
                        .isTrue();
                for (Map.Entry<String, JsonNode> response : responses.properties()) {
                    assertThat(response.getValue().get("description").asText()).isNotBlank();
                    if (response.getKey().startsWith("4") || response.getKey().startsWith("5")) {
                        assertThat(response.getValue().get("content").has("application/problem+json"))
                                .as(operation.get("operationId") + " " + response.getKey())
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void tellsWhatMustBeThere() {
        JsonNode start = document().at("/components/schemas/PlanStart");
        assertThat(texts(start.get("required"))).containsExactlyInAnyOrder("asOf", "horizonDays");
        assertThat(start.at("/properties/asOf/format").asText()).isEqualTo("date");
        assertThat(start.at("/properties/seed/format").asText()).isEqualTo("int64");
        JsonNode product = document().at("/components/schemas/Product");
        assertThat(texts(product.get("required"))).contains("id", "storage", "shelfLife");
        JsonNode site = document().at("/components/schemas/Site");
        assertThat(site.at("/properties/zone/type").asText()).isEqualTo("string");
        assertThat(site.at("/properties/currency/type").asText()).isEqualTo("string");
    }

    @Test
    void givesEveryProblemACodeOfItsOwn() {
        Set<String> codes = new HashSet<>();
        for (ProblemType type : ProblemType.values()) {
            assertThat(codes.add(type.code())).isTrue();
            assertThat(type.code()).matches("[a-z-]+(\\.[a-z-]+)+");
            assertThat(type.status()).isBetween(400, 599);
        }
    }

    @Test
    void showsThePagesWithoutTheNetwork() throws Exception {
        String page = SERVER.client().get("/docs").expect(200).text();
        assertThat(page).doesNotContain("http://", "https://");
        for (String asset : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js", "favicon-32x32.png")) {
            assertThat(page.contains("/docs/" + asset)).as(asset).isTrue();
            SERVER.client().get("/docs/" + asset).expect(200);
        }
        SERVER.client().get("/docs/index.html").problem(404, "resource.not-found");
    }

    private static JsonNode document() {
        return SERVER.client().document();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
