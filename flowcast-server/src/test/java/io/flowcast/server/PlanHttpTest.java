package io.flowcast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.connectors.file.Scenario;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.models.Models;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan of the sample from its files to its parts, over HTTP. */
class PlanHttpTest {

    @RegisterExtension
    static final TestServer SERVER = new TestServer(Models.flowCast(new GreatCircleTravel())::plan);

    private static String planId;
    private static List<String> stages;

    @BeforeAll
    static void planTheSample() throws Exception {
        ApiClient client = SERVER.client();
        Scenario scenario = Samples.scenario();
        client.putJson("/v1/catalog", Samples.catalog(scenario)).expect(200);
        client.putJson("/v1/settings", Samples.settings(scenario)).expect(200);
        client.postCsv("/v1/imports/sales", Samples.file("sales.csv")).expect(201);
        client.postCsv("/v1/imports/lots", Samples.file("lots.csv")).expect(201);
        client.postCsv("/v1/imports/orders", Samples.file("open_orders.csv")).expect(201);
        client.postCsv("/v1/imports/temperatures", Samples.file("temperatures.csv"))
                .expect(201);
        JsonNode job = client.postJson("/v1/plans", "{\"asOf\":\"" + Samples.AS_OF + "\",\"horizonDays\":2}")
                .expect(202)
                .json();
        stages = new ArrayList<>();
        try (Events events = Events.of(client, job.get("jobId").asText(), 0)) {
            for (Events.Event event : events.rest()) {
                stages.add(
                        event.type().equals("progress")
                                ? event.data().at("/details/stage").asText()
                                : event.type());
            }
        }
        JsonNode done =
                client.get("/v1/jobs/" + job.get("jobId").asText()).expect(200).json();
        assertThat(done.get("state").asText()).as(done.toString()).isEqualTo("succeeded");
        planId = done.get("planId").asText();
    }

    @Test
    void tellsItsProgressStageByStage() {
        assertThat(stages).startsWith("queued", "running").endsWith("succeeded").contains("read", "forecast");
    }

    @Test
    void listsThePlan() throws Exception {
        JsonNode plan = SERVER.client().get("/v1/plans/" + planId).expect(200).json();
        assertThat(plan.get("asOf").asText()).isEqualTo(Samples.AS_OF.toString());
        JsonNode plans = SERVER.client().get("/v1/plans").expect(200).json().get("plans");
        assertThat(plans.get(0)).isEqualTo(plan);
        for (JsonNode path : plan.get("parts")) {
            assertThat(SERVER.client().get(path.asText()).status())
                    .as(path.asText())
                    .isEqualTo(200);
        }
    }

    @Test
    void givesEverySeriesItsForecastPageByPage() throws Exception {
        List<JsonNode> series = pages("forecast", "series", 100);
        assertThat(series).hasSizeGreaterThanOrEqualTo(500);
        assertThat(series.stream()
                        .map(s -> s.get("siteId") + "/" + s.get("productId"))
                        .distinct())
                .hasSameSizeAs(series);
        assertThat(series).allSatisfy(s -> {
            assertThat(s.get("days")).hasSize(2);
            assertThat(s.at("/days/0/date").asText()).isEqualTo(Samples.AS_OF.toString());
            assertThat(s.at("/days/0/quantilesUnits")).isNotEmpty();
        });
    }

    @Test
    void givesTheSameListWhateverTheSizeOfThePage() throws Exception {
        for (String[] part : new String[][] {
            {"orders", "orders"}, {"outlook", "outlook"}, {"expiry-actions", "decisions"}, {"findings", "listed"}
        }) {
            assertThat(
                            pages(part[0], part[1], 7).size() > 300
                                    ? pages(part[0], part[1], 97)
                                    : pages(part[0], part[1], 7))
                    .as(part[0])
                    .isEqualTo(pages(part[0], part[1], 1_000));
        }
    }

    @Test
    void decidesAboutEveryLotThatWasThere() throws Exception {
        List<JsonNode> decisions = pages("expiry-actions", "decisions", 1_000);
        long lots =
                decisions.stream().map(d -> d.get("lotId").asText()).distinct().count();
        assertThat(lots).isGreaterThan(1_000);
        assertThat(decisions).extracting(d -> d.at("/action/type").asText()).contains("keep");
    }

    @Test
    void ordersDrivesAndSaves() throws Exception {
        assertThat(pages("orders", "orders", 1_000)).isNotEmpty().allSatisfy(order -> {
            long units = order.get("quantityUnits").asLong();
            assertThat(units % order.get("casePackUnits").asLong()).isZero();
        });
        assertThat(pages("routes", "days", 10)).isNotEmpty();
        JsonNode impact = SERVER.client()
                .get("/v1/plans/" + planId + "/impact")
                .expect(200)
                .json();
        assertThat(impact.at("/plan/demandUnits").asDouble()).isPositive();
        assertThat(impact.get("factors")).isNotEmpty();
        JsonNode provenance = SERVER.client()
                .get("/v1/plans/" + planId + "/provenance")
                .expect(200)
                .json();
        assertThat(provenance.get("dataHash").asText()).isNotBlank();
    }

    @Test
    void showsAPageForPeople() throws Exception {
        ApiClient.Answer report =
                SERVER.client().get("/v1/plans/" + planId + "/report").expect(200);
        assertThat(report.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(report.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(report.text()).startsWithIgnoringCase("<!doctype html>").contains("</html>");
    }

    private static List<JsonNode> pages(String part, String list, int limit) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = SERVER.client()
                    .get("/v1/plans/" + planId + "/" + part + "?limit=" + limit + next)
                    .expect(200)
                    .json();
            assertThat(page.get(list).size()).isLessThanOrEqualTo(limit);
            page.get(list).forEach(items::add);
            next = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : "";
        } while (!next.isEmpty());
        return items;
    }
}
