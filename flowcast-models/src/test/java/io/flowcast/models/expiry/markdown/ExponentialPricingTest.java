package io.flowcast.models.expiry.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.distribution.Distribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ExponentialPricingTest {
    @ParameterizedTest
    @CsvFileSource(resources = "exponential.csv", numLinesToSkip = 1)
    void theClosedFormAgreesWithTheReference(
            double intensityTime, int units, double value, double price, double bound) {
        ExponentialPricing pricing = new ExponentialPricing(intensityTime, 1);
        assertThat(pricing.value(units, 1)).isCloseTo(value, within(1e-12));
        assertThat(pricing.price(units, 1)).isCloseTo(price, within(1e-12));
        assertThat(pricing.fluidBound(units, 1)).isCloseTo(bound, within(1e-12));
        // Time and intensity count together; a sensitivity of 2 halves all money.
        assertThat(new ExponentialPricing(intensityTime / 4, 2).value(units, 4)).isCloseTo(value / 2, within(1e-12));
    }

    /** A ladder of many prices over many short days comes close to the closed form from below. */
    @Test
    void theLadderApproachesTheClosedForm() {
        double intensity = 20;
        int days = 400;
        List<Double> prices = new ArrayList<>();
        for (int j = 0; j < 60; j++) {
            prices.add(4.5 - 0.06 * j);
        }
        List<Distribution> day = prices.stream()
                .map(p -> CountLaw.poisson().of(intensity / days * Math.exp(-p)))
                .toList();
        MarkdownProblem problem = new MarkdownProblem(5, prices, Collections.nCopies(days, day), false, 0, 0, 0, 0);
        double exact = new ExponentialPricing(intensity, 1).value(5, 1);
        assertThat(MarkdownDp.solve(problem).value()).isBetween(0.998 * exact, exact + 1e-9);
        assertThat(FluidBound.of(problem))
                .isBetween(exact, new ExponentialPricing(intensity, 1).fluidBound(5, 1) + 1e-9);
    }

    @Test
    void edges() {
        ExponentialPricing pricing = new ExponentialPricing(3, 1);
        assertThat(pricing.value(0, 1)).isZero();
        assertThat(pricing.value(5, 0)).isZero();
        assertThat(pricing.fluidBound(0, 1)).isZero();
        // Plenty of stock and demand: the series sums to e^(a t / e), no overflow.
        assertThat(new ExponentialPricing(1e4, 1).value(1_000_000, 1)).isCloseTo(1e4 / Math.E, within(1e-6));
        assertThatThrownBy(() -> pricing.price(0, 1)).hasMessageContaining("Maybe everything is sold");
        assertThatThrownBy(() -> new ExponentialPricing(-1, 1)).hasMessageContaining("intensity was -1");
        assertThatThrownBy(() -> pricing.value(1, Double.NaN)).hasMessageContaining("time was NaN");
    }
}
