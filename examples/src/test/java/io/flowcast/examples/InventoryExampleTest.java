package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.ItemOutlook;
import io.flowcast.api.inventory.OrderLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

class InventoryExampleTest {
    private final InventoryPlan plan = InventoryExample.plan();

    @Test
    void ordersAreWholeTraysOnOrderDaysAndTodaysIsFirm() {
        assertThat(plan.orders()).isNotEmpty().allSatisfy(order -> {
            assertThat(order.quantityUnits() % 6).isZero();
            assertThat(order.orderOn().getDayOfWeek()).isNotEqualTo(DayOfWeek.SUNDAY);
            assertThat(order.arriveOn()).isEqualTo(order.orderOn().plusDays(1));
        });
        assertThat(plan.orders().get(0).firm()).isTrue();
    }

    @Test
    void theOrderForSaturdayKnowsThatSoldOutSaturdaysWereGoodOnes() {
        OrderLine friday = plan.orders().stream()
                .filter(order -> order.orderOn().getDayOfWeek() == DayOfWeek.FRIDAY)
                .findFirst()
                .orElseThrow();
        // About 60 are wanted on a Saturday; 20 were sold before they ran out.
        assertThat(friday.quantityUnits()).isGreaterThan(36);
    }

    @Test
    void unitsBalance() {
        ItemOutlook week = plan.outlook().get(0);
        assertThat(week.openingUnits() + week.arrivingUnits())
                .isCloseTo(week.salesUnits() + week.wasteUnits() + week.closingUnits(), within(1e-6));
    }

    @Test
    void theOrdersArePrintedWithTheirReasons() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InventoryExample.print(plan, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("order ", "foreseen", "expected: demand");
    }
}
