package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.RemainingLife;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExpiryExampleTest {
    private final ExpiryPlan plan = ExpiryExample.plan();

    @Test
    void aWarmNightTakesDaysFromTheLabel() {
        LocalDate today = LocalDate.of(2024, 6, 17);
        RemainingLife life = ExpiryExample.remainingLife(today);
        assertThat(life.labelDate()).isEqualTo(today.plusDays(3));
        // Ten hours at 18 degrees with q10 = 3 age it as 4.65 times as many hours at 4 degrees: two days of five are
        // gone.
        assertThat(life.consumedFraction()).isBetween(0.4, 0.6);
        assertThat(life.lastSaleDate()).isBeforeOrEqualTo(today.plusDays(3));
    }

    @Test
    void everyBoxHasADecisionAndNotAllAreKept() {
        assertThat(plan.decisions().stream()
                        .mapToLong(LotDecision::quantityUnits)
                        .sum())
                .isEqualTo(140);
        assertThat(plan.decisions())
                .anySatisfy(decision -> assertThat(decision.action()).isNotInstanceOf(ExpiryAction.Keep.class));
    }

    @Test
    void theFoodBankGetsNoMoreThanItCanTake() {
        long given = plan.decisions().stream()
                .filter(decision -> decision.action() instanceof ExpiryAction.Donate)
                .mapToLong(LotDecision::quantityUnits)
                .sum();
        assertThat(given).isLessThanOrEqualTo(50);
    }

    @Test
    void theDecisionsArePrinted() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ExpiryExample.print(plan, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("lot 7", "to be sold by");
    }
}
