package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.routing.Violation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanExampleTest {
    @Test
    void theSampleBecomesAPlanThatWastesLessThanTheUsualWay() {
        SupplyPlan plan = PlanExample.plan(Path.of("data", "freshretail"));
        assertThat(plan.forecast().rows()).isEqualTo(641);
        assertThat(plan.trips())
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day.routes().violations())
                        .extracting(Violation::message)
                        .isEmpty());
        assertThat(plan.impact().savedWasteKilograms()).isPositive();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PlanExample.print(plan, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("orders", "days of trips");
    }
}
