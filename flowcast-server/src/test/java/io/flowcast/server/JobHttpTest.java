package io.flowcast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.run.RunContext;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How jobs begin, are followed, end and survive. What they do does not matter here: each does what the seed of its request
 * says.
 */
class JobHttpTest {

    /** Goes on until it is asked to stop. */
    private static final long ENDLESS = 1;
    /** Goes on until it is asked to stop the first time, and finds nothing to plan the second time. */
    private static final long INTERRUPTED = 2;
    /** Breaks. */
    private static final long DEFECT = 3;
    /** Finds nothing to plan. */
    private static final long NOTHING = 4;

    private static final Map<Long, CountDownLatch> BEGUN = new ConcurrentHashMap<>();

    @RegisterExtension
    static final TestServer SERVER = new TestServer(JobHttpTest::work);

    private static SupplyPlan work(PlanRequest request, RunContext context) {
        context.progress().report("first", 1, 2, "a line with \"quotes\" and\na break");
        boolean again = BEGUN.computeIfAbsent(context.seed(), seed -> new CountDownLatch(1))
                        .getCount()
                == 0;
        BEGUN.get(context.seed()).countDown();
        if (context.seed() == DEFECT) {
            throw new IllegalStateException("a secret inside");
        }
        boolean waits = context.seed() == ENDLESS || (context.seed() == INTERRUPTED && !again);
        while (waits) {
            Thread.onSpinWait();
            context.stopIfAsked("waiting");
        }
        throw new InvalidInputException(Findings.of(new Finding(
                "history.empty",
                Severity.FATAL,
                Place.of("history"),
                "rows",
                "0",
                "Maybe no sales were imported yet.")));
    }

    @Test
    void tellsWhyThereIsNoPlan() throws Exception {
        JsonNode job = start(NOTHING);

        try (Events events = Events.of(SERVER.client(), id(job), 0)) {
            assertThat(events.status()).isEqualTo(200);
            assertThat(events.header("Content-Type")).startsWith("text/event-stream");
            List<Events.Event> all = events.rest();
            assertThat(all).extracting(Events.Event::type).first().isEqualTo("queued");
            assertThat(all).extracting(Events.Event::type).last().isEqualTo("failed");
            assertThat(all).extracting(Events.Event::type).contains("running", "progress");
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).id()).isEqualTo(i + 1);
                assertThat(all.get(i).data().has("at")).isTrue();
            }
            assertThat(all)
                    .anySatisfy(event -> assertThat(
                                    event.data().at("/details/message").asText())
                            .contains("\"quotes\""));
        }

        JsonNode failed = SERVER.client().get("/v1/jobs/" + id(job)).expect(200).json();
        assertThat(failed.get("state").asText()).isEqualTo("failed");
        assertThat(failed.get("errorCode").asText()).isEqualTo("job.invalid-input");
        assertThat(failed.get("errorDetail").asText()).contains("history.empty", "Maybe no sales were imported yet.");
        assertThat(failed.has("planId")).isFalse();
        SERVER.client().get("/v1/plans/" + id(job)).problem(404, "resource.not-found");
    }

    @Test
    void keepsADefectToItself() throws Exception {
        JsonNode job = start(DEFECT);
        try (Events events = Events.of(SERVER.client(), id(job), 0)) {
            events.await("failed");
        }

        ApiClient.Answer answer = SERVER.client().get("/v1/jobs/" + id(job)).expect(200);

        assertThat(answer.json().get("errorCode").asText()).isEqualTo("server.internal");
        assertThat(answer.text()).doesNotContain("secret", "IllegalState");
        SERVER.client().get("/health/ready").expect(200);
    }

    @Test
    void resumesAfterTheLastEventAndHasNothingAfterTheEnd() throws Exception {
        JsonNode job = start(NOTHING);
        int last;
        try (Events events = Events.of(SERVER.client(), id(job), 0)) {
            last = events.await("failed").id();
        }

        try (Events events = Events.of(SERVER.client(), id(job), 2)) {
            assertThat(events.rest()).extracting(Events.Event::id).first().isEqualTo(3);
        }
        try (Events events = Events.of(SERVER.client(), id(job), last)) {
            assertThat(events.status()).isEqualTo(204);
        }
        for (String strange : List.of("x", "-1", "99999999999")) {
            HttpRequest request = HttpRequest.newBuilder(SERVER.client().uri("/v1/jobs/" + id(job) + "/events"))
                    .header("Last-Event-ID", strange)
                    .build();
            SERVER.client().send(request).problem(400, "request.header.invalid");
        }
    }

    @Test
    void endsAJobThatRunsAndOneThatWaits() throws Exception {
        JsonNode running = start(ENDLESS);
        JsonNode waiting = start(NOTHING);
        try (Events events = Events.of(SERVER.client(), id(running), 0)) {
            events.await("running");

            assertThat(SERVER.client()
                            .delete("/v1/jobs/" + id(waiting))
                            .expect(200)
                            .json()
                            .get("state")
                            .asText())
                    .isEqualTo("cancelled");
            JsonNode asked = SERVER.client()
                    .delete("/v1/jobs/" + id(running))
                    .expect(202)
                    .json();
            assertThat(asked.get("cancelRequested").asBoolean()).isTrue();

            events.await("cancelled");
            assertThat(events.next()).isEmpty();
        }
        SERVER.client().delete("/v1/jobs/" + id(running)).expect(200);
        SERVER.client().delete("/v1/jobs/" + id(waiting)).expect(200);
    }

    @Test
    void doesNotEndWhatHasEnded() throws Exception {
        JsonNode job = start(NOTHING);
        try (Events events = Events.of(SERVER.client(), id(job), 0)) {
            events.await("failed");
        }

        SERVER.client().delete("/v1/jobs/" + id(job)).problem(409, "resource.conflict");
    }

    @Test
    void takesAJobUpAgainAfterARestart() throws Exception {
        JsonNode job = start(INTERRUPTED);
        assertThat(BEGUN.computeIfAbsent(INTERRUPTED, seed -> new CountDownLatch(1))
                        .await(30, TimeUnit.SECONDS))
                .isTrue();

        SERVER.restart();

        try (Events events = Events.of(SERVER.client(), id(job), 0)) {
            assertThat(events.rest())
                    .extracting(Events.Event::type)
                    .filteredOn(type -> !type.equals("progress"))
                    .containsExactly("queued", "running", "queued", "running", "failed");
        }
        assertThat(SERVER.client()
                        .get("/v1/jobs/" + id(job))
                        .expect(200)
                        .json()
                        .get("attempts")
                        .asInt())
                .isEqualTo(1);
    }

    private static JsonNode start(long seed) throws Exception {
        ApiClient.Answer answer = SERVER.client()
                .postJson("/v1/plans", "{\"asOf\":\"2024-06-12\",\"horizonDays\":7,\"seed\":" + seed + "}")
                .expect(202);
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/jobs/" + answer.json().get("jobId").asText());
        return answer.json();
    }

    private static String id(JsonNode job) {
        return job.get("jobId").asText();
    }
}
