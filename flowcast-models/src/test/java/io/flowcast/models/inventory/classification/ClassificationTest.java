package io.flowcast.models.inventory.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.models.inventory.classification.Classification.Movement;
import io.flowcast.models.inventory.classification.Classification.Policy;
import io.flowcast.models.inventory.classification.Classification.Steadiness;
import io.flowcast.models.inventory.classification.Classification.Value;
import org.junit.jupiter.api.Test;

class ClassificationTest {
    @Test
    void byShareOfTheValue() {
        assertThat(Classification.abc(new double[] {10, 500, 5, 300, 150, 0, 35}))
                .containsExactly(Value.C, Value.A, Value.C, Value.A, Value.B, Value.C, Value.C);
        assertThat(Classification.abc(new double[] {0, 0})).containsOnly(Value.C);
        assertThat(Classification.abc(new double[0])).isEmpty();
    }

    @Test
    void bySteadiness() {
        assertThat(Classification.xyz(new double[][] {{10, 11, 9, 10}, {1, 20, 12, 3}, {0, 0, 0, 9}, {0, 0}}))
                .containsExactly(Steadiness.X, Steadiness.Y, Steadiness.Z, Steadiness.Z);
    }

    @Test
    void byTurns() {
        assertThat(Classification.fsn(new double[] {100, 20, 4, 0, 5}, new double[] {10, 10, 10, 10, 0}))
                .containsExactly(Movement.FAST, Movement.SLOW, Movement.NON_MOVING, Movement.NON_MOVING, Movement.FAST);
    }

    @Test
    void everyClassGetsAPolicyWithAReason() {
        for (Value value : Value.values()) {
            for (Steadiness steadiness : Steadiness.values()) {
                for (Movement movement : Movement.values()) {
                    assertThat(Classification.advise(value, steadiness, movement)
                                    .reason())
                            .isNotBlank();
                }
            }
        }
        assertThat(Classification.advise(Value.A, Steadiness.X, Movement.FAST).policy())
                .isEqualTo(Policy.ORDER_UP_TO);
        assertThat(Classification.advise(Value.A, Steadiness.Z, Movement.SLOW).policy())
                .isEqualTo(Policy.ONE_FOR_ONE);
        assertThat(Classification.advise(Value.C, Steadiness.X, Movement.NON_MOVING)
                        .policy())
                .isEqualTo(Policy.ON_REQUEST);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> Classification.abc(new double[] {1, Double.NaN}))
                .hasMessageContaining("values[1]");
        assertThatThrownBy(() -> Classification.fsn(new double[] {1}, new double[] {1, 2}))
                .hasMessageContaining("averageStock");
        assertThatThrownBy(() -> Classification.xyz(new double[][] {{-1}})).hasMessageContaining("demand[0][0]");
    }
}
