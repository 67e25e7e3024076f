package io.flowcast.api.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpiryWordsTest {
    @Test
    void demandGrowsAsThePriceFallsByItsElasticity() {
        MarkdownRule rule = new MarkdownRule(List.of(0.25, 0.5), -2, 0.05);
        assertThat(rule.demandFactor(0)).isEqualTo(1);
        assertThat(rule.demandFactor(0.5)).isCloseTo(4, within(1e-12)); // (1 - 0.5)^-2
        assertThat(MarkdownRule.none().demandFactor(0.99)).isEqualTo(1);
        assertThat(new MarkdownRule(List.of(), -0.0, 0).demandFactor(0.5)).isEqualTo(1);
    }

    @Test
    void demandStaysFiniteHoweverDeepTheDiscount() {
        MarkdownRule steep = new MarkdownRule(List.of(), -99, 0);
        assertThat(steep.demandFactor(Math.nextDown(1.0))).isEqualTo(Double.MAX_VALUE);
        for (double bad : new double[] {1, 1.5, -0.1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> steep.demandFactor(bad));
        }
    }

    @Test
    void theLadderRisesBetweenNothingAndEverything() {
        for (List<Double> bad : List.of(
                List.of(0.0), List.of(1.0), List.of(-0.1), List.of(0.3, 0.3), List.of(0.5, 0.2), List.of(Double.NaN))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new MarkdownRule(bad, -1, 0));
        }
        for (double bad : new double[] {0.1, -100, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new MarkdownRule(List.of(), bad, 0));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpiryAction.Markdown(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpiryAction.Markdown(0));
    }

    @Test
    void theCheapestPathwayIsTheBetterOneOfEquals() {
        Map<Pathway, Double> cost = new HashMap<>();
        for (Pathway pathway : Pathway.values()) {
            cost.put(pathway, 0.1);
        }
        assertThat(new DisposalRule(cost).cheapest()).isEqualTo(Pathway.FEED);
        cost.put(Pathway.LANDFILL, -0.1);
        DisposalRule rule = new DisposalRule(cost);
        assertThat(rule.cheapest()).isEqualTo(Pathway.LANDFILL);
        cost.clear();
        assertThat(rule.costPerKilogram()).hasSize(Pathway.values().length);
        assertThatIllegalArgumentException().isThrownBy(() -> new DisposalRule(Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DisposalRule(Map.of(Pathway.FEED, Double.POSITIVE_INFINITY)));
    }

    @Test
    void readingsAreSortedByTime() {
        Instant noon = Instant.parse("2024-06-12T12:00:00Z");
        TemperatureReading first = new TemperatureReading(noon, 4);
        TemperatureReading second = new TemperatureReading(noon.plusSeconds(1), 9);
        assertThat(new TemperatureHistory("s", List.of(second, first)).readings())
                .containsExactly(first, second);
        assertThat(TemperatureHistory.none("s").readings()).isEmpty();
        for (double bad : new double[] {-273.15, 1000, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TemperatureReading(noon, bad));
        }
    }
}
