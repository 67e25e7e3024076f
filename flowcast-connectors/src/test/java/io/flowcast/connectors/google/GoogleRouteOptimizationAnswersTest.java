package io.flowcast.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.Visit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of answers that are wrong or warn. */
class GoogleRouteOptimizationAnswersTest extends ToursFixture {
    private static ObjectNode visit(ObjectNode answer, int k) {
        return (ObjectNode) answer.path("routes").get(0).path("visits").get(k);
    }

    /** What a wrong answer changes, and what the finding names. */
    private static void spoil(String how, ObjectNode answer) {
        ObjectNode route = (ObjectNode) answer.path("routes").get(0);
        ArrayNode visits = (ArrayNode) route.path("visits");
        switch (how) {
            case "unknown shipment" -> visit(answer, 1).put("shipmentIndex", 17);
            case "negative shipment" -> visit(answer, 1).put("shipmentIndex", -1);
            case "half a shipment" -> visit(answer, 1).put("shipmentIndex", 1.5);
            case "unknown alternative" -> visit(answer, 0).put("visitRequestIndex", 1);
            case "unknown vehicle" -> route.put("vehicleIndex", 2);
            case "another vehicle" -> route.put("vehicleIndex", 1);
            case "vehicle twice" -> route.put("vehicleIndex", 1).remove("vehicleLabel");
            case "wrong label" -> visit(answer, 0).put("shipmentLabel", "B");
            case "out of order" -> visits.insert(0, visits.remove(1));
            case "served twice" -> visits.add(visits.get(1).deepCopy());
            case "forgotten" -> visits.remove(1);
            case "served and skipped" -> answer.withArray("skippedShipments").addObject();
            case "unknown skipped" ->
                answer.withArray("skippedShipments").addObject().put("index", 9);
            case "pickup" -> visit(answer, 0).put("isPickup", true);
            case "no time" -> visit(answer, 0).remove("startTime");
            case "no moment" -> visit(answer, 0).put("startTime", "soon");
            case "early end" -> route.put("vehicleEndTime", DAY + "00:00:01Z");
            case "too late" -> {
                ((ObjectNode) visits.get(1)).put("startTime", DAY + "09:00:00Z");
                route.put("vehicleEndTime", DAY + "09:30:00Z");
                visits.add(visits.remove(0));
                ((ObjectNode) visits.get(1)).put("startTime", DAY + "09:01:00Z");
            }
            case "overloaded" -> {
                JsonNode other = answer.path("routes").get(1).path("visits").get(0);
                ((ObjectNode) other).put("startTime", DAY + "09:00:00Z");
                visits.add(other);
                route.put("vehicleEndTime", DAY + "09:30:00Z");
                ((ArrayNode) answer.path("routes")).remove(1);
            }
            case "no list" -> answer.put("routes", "none");
            case "nothing" -> answer.removeAll();
            default -> throw new IllegalArgumentException(how);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unknown shipment, shipmentIndex",
        "negative shipment, shipmentIndex",
        "half a shipment, shipmentIndex",
        "unknown alternative, visitRequestIndex",
        "unknown vehicle, vehicleIndex",
        "another vehicle, van/1 was expected",
        "vehicle twice, a vehicle has two routes",
        "wrong label, shipmentLabel",
        "out of order, out of order",
        "served twice, served twice",
        "forgotten, neither served nor skipped",
        "served and skipped, skipped that is served",
        "unknown skipped, index",
        "pickup, isPickup",
        "no time, startTime",
        "no moment, startTime",
        "early end, ends before",
        "too late, outside its windows",
        "overloaded, massGrams of 20",
        "no list, routes",
        "nothing, neither served nor skipped"
    })
    void aWrongAnswerIsAnErrorAndNeverAPlan(String how, String told) {
        RoutingProblem problem = base(van(2, 20).build())
                .stop(stop("A", 1).windows(new TimeWindow(0, 100)).build())
                .stop(stop("B", 3).build())
                .stop(stop("C", 4).build())
                .build();
        google.mangle = answer -> {
            spoil(how, answer);
            return answer;
        };

        assertThatThrownBy(() -> plan(problem))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("source.broken-answer")
                .hasMessageContaining(told);
    }

    @Test
    void whatTheServiceSaysOfTimesAndCostsIsReckonedAnew() {
        RoutingProblem problem =
                base(van(1, 10).build()).stop(stop("A", 1).build()).build();
        google.mangle = answer -> {
            visit(answer, 0).put("startTime", DAY + "00:00:02Z"); // before it can be there
            ((ObjectNode) answer.path("metrics")).put("totalCost", 1e9);
            return answer;
        };

        RoutePlan plan = plan(problem);

        assertThat(plan.routes().get(0).visits()).containsExactly(new Visit("A", 10, 10, 70));
        assertThat(plan.cost()).isEqualTo(200);
    }

    @Test
    void aShipmentDeliveredFirstOrNeverIsAnError() {
        RoutingProblem problem = base(van(1, 5).build())
                .shipment(new Shipment(
                        "S", Stop.at("P", 3).build(), Stop.at("Q", 1).build(), List.of(5L), Long.MAX_VALUE))
                .build();
        List<Consumer<ObjectNode>> faults = List.of(
                answer -> ((ArrayNode) answer.path("routes").get(0).path("visits")).remove(0),
                answer -> ((ArrayNode) answer.path("routes").get(0).path("visits")).remove(1));
        for (Consumer<ObjectNode> fault : faults) {
            google.mangle = answer -> {
                fault.accept(answer);
                return answer;
            };
            assertThatThrownBy(() -> plan(problem))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("source.broken-answer")
                    .hasMessageContaining("deliver");
        }
    }

    @Test
    void warningsOfTheServiceAreFindings() {
        RoutingProblem problem =
                base(van(1, 10).build()).stop(stop("A", 1).build()).build();
        google.mangle = answer -> {
            ((ObjectNode) answer.path("routes").get(0)).put("hasTrafficInfeasibilities", true);
            answer.putArray("validationErrors")
                    .addObject()
                    .put("displayName", "UNUSUAL")
                    .put("errorMessage", "so large");
            return answer;
        };

        RoutePlan plan = plan(problem);

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.findings().listed())
                .extracting(Finding::code)
                .containsExactly("routing.traffic-breaks-plan", "routing.warning-of-google");
    }
}
