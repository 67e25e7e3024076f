package io.flowcast.models.expiry.shelflife.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.finding.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemperatureTraceTest {
    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    private static final AgeingRate Q3 = new AgeingRate(new TemperatureLaw.Q10(3), 4);

    private static List<TemperatureReading> readings(double... hoursAndCelsius) {
        List<TemperatureReading> readings = new ArrayList<>();
        for (int i = 0; i < hoursAndCelsius.length; i += 2) {
            readings.add(new TemperatureReading(at(hoursAndCelsius[i]), hoursAndCelsius[i + 1]));
        }
        return readings;
    }

    private static Instant at(double hours) {
        return START.plus(Duration.ofSeconds(Math.round(hours * 3600)));
    }

    private static TemperatureTrace trace(double hours, double... hoursAndCelsius) {
        return TemperatureTrace.of(readings(hoursAndCelsius), START, at(hours), TraceSettings.standard());
    }

    /** Along a straight line of temperature the Q10 law has the integral (q(T2) - q(T1)) / (ln q10 / 10 (T2 - T1)). */
    @Test
    void aRampAgesAsItsIntegralSays() {
        TemperatureTrace ramp = trace(2, 0, 4, 2, 14);
        double expected = 2.0 / 24 * (3 - 1) / Math.log(3);
        assertThat(ramp.ageDays(Q3)).isCloseTo(expected, within(1e-10));
        assertThat(ramp.hoursOutside(0, 9)).isCloseTo(1, within(1e-9));
        assertThat(ramp.findings().isEmpty()).isTrue();
    }

    @Test
    void aSpikeIsLeftOutAndNamed() {
        TemperatureTrace spiked = trace(2, 0, 4, 0.25, 4, 0.5, 85, 0.75, 4, 1, 4, 2, 4);
        assertThat(spiked.spikes()).isEqualTo(1);
        assertThat(spiked.findings().count("temperature.spike")).isEqualTo(1);
        assertThat(spiked.findings().listed().get(0).place().path()).isEqualTo("2024-06-03T00:30:00Z");
        assertThat(spiked.ageDays(Q3)).isCloseTo(2.0 / 24, within(1e-12));
    }

    @Test
    void aGapCountsAtTheReferenceAndIsNamed() {
        TemperatureTrace gap = trace(10, 0, 14, 1, 14, 9, 14, 10, 14);
        assertThat(gap.gapHours()).isCloseTo(8, within(1e-9));
        assertThat(gap.findings().count("temperature.gap")).isEqualTo(1);
        assertThat(gap.ageDays(Q3)).isCloseTo((2 * 3 + 8) / 24.0, within(1e-9));
    }

    @Test
    void orderOfReadingsDoesNotMatter() {
        List<TemperatureReading> turned = new ArrayList<>(readings(0, 4, 1, 7, 2, 5));
        Collections.reverse(turned);
        assertThat(TemperatureTrace.of(turned, START, at(2), TraceSettings.standard())
                        .ageDays(Q3))
                .isEqualTo(trace(2, 0, 4, 1, 7, 2, 5).ageDays(Q3));
    }

    /** First order at the reference: what is left after an age of a is exp(-k a), whatever the way there. */
    @Test
    void qualityFollowsTheAge() {
        QualityLoss loss = new QualityLoss(ReactionOrder.FIRST, 60, 30, 0.05, Q3);
        TemperatureTrace warm = trace(2, 0, 14, 2, 14);
        assertThat(loss.quality(warm)).isCloseTo(60 * Math.exp(-0.05 * 6 / 24), within(1e-9));
        assertThat(loss.lifeDays(4)).isCloseTo(Math.log(2) / 0.05, within(1e-9));
        assertThat(loss.lifeDays(14)).isCloseTo(Math.log(2) / 0.15, within(1e-9));
        assertThat(loss.remainingDays(warm, 4)).isCloseTo(Math.log(2) / 0.05 - 0.25, within(1e-9));
        assertThat(loss.consumed(warm)).isCloseTo(0.25 / (Math.log(2) / 0.05), within(1e-9));
        assertThatThrownBy(() -> new QualityLoss(ReactionOrder.FIRST, 60, 80, -0, Q3))
                .hasMessageContaining("not reached");
    }

    /** Formula of Haynes (1971) with Ea / R = 10,000 K, worked by hand for two readings: T = 1e4 / -ln((e^(-1e4/T1) + e^(-1e4/T2)) / 2). */
    @Test
    void meanKineticTemperature() {
        double byHand = 1e4 / -Math.log((Math.exp(-1e4 / 275.15) + Math.exp(-1e4 / 281.15)) / 2) - 273.15;
        assertThat(MeanKineticTemperature.of(2, 8)).isCloseTo(byHand, within(1e-9));
        assertThat(MeanKineticTemperature.of(7.5, 7.5, 7.5)).isCloseTo(7.5, within(1e-9));
        assertThat(MeanKineticTemperature.of(new double[] {2, 8}, new double[] {3, 3}, 1e4 * AgeingRate.GAS_CONSTANT))
                .isCloseTo(byHand, within(1e-9));
        assertThat(MeanKineticTemperature.of(trace(2, 0, 6, 1, 6, 2, 6), 80_000))
                .isCloseTo(6, within(1e-9));
        assertThat(MeanKineticTemperature.of(trace(2, 0, 2, 2, 8), 80_000)).isBetween(5.0, 6.0);
        assertThatThrownBy(MeanKineticTemperature::of)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> MeanKineticTemperature.of(trace(9), 80_000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("temperature.no-readings");
    }
}
