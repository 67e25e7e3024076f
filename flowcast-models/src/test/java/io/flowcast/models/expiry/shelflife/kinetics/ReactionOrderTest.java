package io.flowcast.models.expiry.shelflife.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

class ReactionOrderTest {
    /** Closed forms of Labuza (1984), table 1: Q0 - kt, Q0 e^-kt, 1 / (1/Q0 + kt). */
    @Test
    void usualOrdersHaveTheirClosedForms() {
        assertThat(ReactionOrder.ZERO.quality(10, 0.5, 4)).isCloseTo(8, within(1e-12));
        assertThat(ReactionOrder.FIRST.quality(10, 0.5, 4)).isCloseTo(10 * Math.exp(-2), within(1e-12));
        assertThat(ReactionOrder.SECOND.quality(10, 0.5, 4)).isCloseTo(1 / (0.1 + 2), within(1e-12));
        assertThat(ReactionOrder.ZERO.quality(10, 0.5, 40)).isZero();
        assertThat(ReactionOrder.FIRST.timeTo(10, 0, 0.5)).isInfinite();
        assertThat(ReactionOrder.FIRST.timeTo(10, 5, -0.5)).isZero();
        assertThat(ReactionOrder.ZERO.timeTo(10, 0, 0.5)).isCloseTo(20, within(1e-12));
    }

    @Property(tries = 100)
    void anyOrderSolvesItsEquation(
            @ForAll @DoubleRange(min = -1, max = 3) double n,
            @ForAll @DoubleRange(min = 0.5, max = 20) double initial,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        ReactionOrder order = new ReactionOrder(n);
        // a speed at which no more than a part is lost within the time
        double rate = 0.4 * share * Math.pow(initial, 1 - n);
        double[] q = {initial};
        FirstOrderDifferentialEquations equation = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 1;
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] slope) {
                slope[0] = -rate * Math.pow(y[0], n);
            }
        };
        new DormandPrince853Integrator(1e-9, 1, 1e-11, 1e-11).integrate(equation, 0, q, 1, q);
        assertThat(order.quality(initial, rate, 1)).isCloseTo(q[0], within(1e-8 * initial));
    }

    @Property(tries = 200)
    void timeToALimitIsTheInverseOfQuality(
            @ForAll @DoubleRange(min = -1, max = 3) double n,
            @ForAll @DoubleRange(min = 0.5, max = 20) double initial,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double left,
            @ForAll @DoubleRange(min = 0.01, max = 2) double rate) {
        ReactionOrder order = new ReactionOrder(n);
        double time = order.timeTo(initial, left * initial, rate);
        assertThat(order.quality(initial, rate, time)).isCloseTo(left * initial, within(1e-7 * initial));
    }

    @Test
    void argumentsAreNamed() {
        assertThatThrownBy(() -> ReactionOrder.FIRST.quality(0, 1, 1)).hasMessageContaining("initial");
        assertThatThrownBy(() -> ReactionOrder.FIRST.quality(1, Double.NaN, 1)).hasMessageContaining("rate");
        assertThatThrownBy(() -> ReactionOrder.FIRST.quality(1, 1, -1)).hasMessageContaining("time");
        assertThatThrownBy(() -> new ReactionOrder(Double.NaN)).hasMessageContaining("n must");
    }
}
