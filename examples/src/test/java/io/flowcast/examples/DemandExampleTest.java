package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.demand.DemandForecast;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemandExampleTest {
    private final DemandForecast forecast = DemandExample.forecast();

    @Test
    void aSoldOutSaturdayIsNotTakenForASlowOne() {
        double saturday = forecast.mean(0, 5);
        // 20 sold in a third of the day's demand: about 60 were wanted, and 20 would be the mistake.
        assertThat(saturday).isGreaterThan(40);
        assertThat(forecast.mean(0, 0)).isBetween(24.0, 38.0);
    }

    @Test
    void theWeekIsLessUncertainThanItsDaysAddedUp() {
        double days = 0;
        for (int step = 0; step < 7; step++) {
            days += forecast.quantile(0, step, 0.95);
        }
        assertThat(forecast.sum(0, 0, 7).quantile(0.95)).isLessThan(days);
    }

    @Test
    void theForecastIsPrintedDayByDay() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DemandExample.print(forecast, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("2024-06-17", "2024-06-23", "week ");
    }
}
