package io.flowcast.api.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactorsTest {
    private static Factor factor(String id, double value, @Nullable Double low, @Nullable Double high) {
        return new Factor(id, value, "kgCO2e/kg", "made up for tests", "2024", low, high);
    }

    @Test
    void whereAnIdOccursTwiceTheLastCounts() {
        Factors factors =
                Factors.of(List.of(factor("a", 1, null, null), factor("b", 2, null, null), factor("a", 3, null, null)));
        assertThat(factors.find("a")).map(Factor::value).hasValue(3.0);
        assertThat(factors.find("c")).isEmpty();
        assertThat(factors.all()).extracting(Factor::id).containsExactly("a", "b");
    }

    @Test
    void aFactorLiesInItsRange() {
        assertThat(factor("a", 2, 1.0, 3.0).low()).isEqualTo(1);
        assertThat(factor("a", -2, null, -1.0).high()).isEqualTo(-1);
        assertThat(factor("a", 2, 2.0, 2.0).value()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> factor("a", 2, 3.0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> factor("a", 2, null, 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> factor("a", 2, 3.0, 1.0));
    }
}
