package io.flowcast.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EqualFillTest {
    @Test
    void aFigureIsReadBetweenTheNeighbouringLevels() {
        EqualFill.Position position = EqualFill.find(new double[] {0.95, 0.80, 0.90}, 0.92);
        assertThat(position).isNotNull();
        assertThat(position.lower()).isEqualTo(2);
        assertThat(position.upper()).isEqualTo(0);
        assertThat(position.read(10, 20)).isCloseTo(14, within(1e-9));
    }

    @Test
    void aSweepThatDoesNotReachTheFillRateSaysSo() {
        assertThat(EqualFill.find(new double[] {0.7, 0.8}, 0.9)).isNull();
        assertThat(EqualFill.find(new double[] {0.7, 0.8}, 0.6)).isNull();
    }

    @Test
    void equalLevelsDoNotDivideByZero() {
        EqualFill.Position position = EqualFill.find(new double[] {0.9, 0.9}, 0.9);
        assertThat(position).isNotNull();
        assertThat(position.read(5, 7)).isEqualTo(5);
    }
}
