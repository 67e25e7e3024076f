package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.Visit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingExampleTest {
    @Test
    void oneVanServesAllAndTakesTheYoghurtAlong() {
        RoutePlan plan = RoutingExample.plan();
        assertThat(plan.feasible()).isTrue();
        assertThat(plan.routes()).hasSize(1);
        List<String> order =
                plan.routes().get(0).visits().stream().map(Visit::stopId).toList();
        assertThat(order).hasSize(5);
        assertThat(order.indexOf("take yoghurt")).isLessThan(order.indexOf("bring yoghurt"));
        // Store 3 closes at seven, the yoghurt is at store 1: depot, 1, 2, 3, depot is the shortest such way, 21 km.
        assertThat(plan.distanceMetres()).isEqualTo(21_000);
    }

    @Test
    void thePrintedPlanNamesEachStopWithItsTime() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RoutingExample.print(RoutingExample.plan(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("21.0 km", "06:00  store 1", "bring yoghurt");
    }
}
