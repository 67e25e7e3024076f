package io.flowcast.models.inventory.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.policy.DualSourcing.DualIndex;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DualSourcingTest {
    private static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();

    /** Plays the rule as it is told, order by order. */
    private static double played(DualSourcing model, double fastLevel, double slowLevel, int periods) {
        SplittableRandom random = new SplittableRandom(99);
        double[] due = new double[periods + model.slowLead() + 1];
        double net = slowLevel;
        double paid = 0;
        for (int t = 0; t < periods; t++) {
            net += due[t];
            double soon = net;
            double all = net;
            for (int s = t + 1; s <= t + model.slowLead(); s++) {
                soon += s <= t + model.fastLead() ? due[s] : 0;
                all += due[s];
            }
            double fast = Math.max(0, fastLevel - soon);
            double slow = Math.max(0, slowLevel - all - fast);
            if (model.fastLead() == 0) {
                net += fast;
            } else {
                due[t + model.fastLead()] += fast;
            }
            if (model.slowLead() == 0) {
                net += slow;
            } else {
                due[t + model.slowLead()] += slow;
            }
            net -= model.demand().quantile(random.nextDouble());
            paid += model.premium() * fast
                    + model.holdingCost() * Math.max(0, net)
                    + model.stockoutCost() * Math.max(0, -net);
        }
        return paid / periods;
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 2", "1, 2, 5", "0, 1, 1", "2, 6, 10"})
    void costsWhatItIsSaidToAndNeighboursCostMore(int fastLead, int slowLead, double premium) {
        DualSourcing model = new DualSourcing(DemandLaws.poisson(10), fastLead, slowLead, premium, 1, 19);
        DualIndex rule = model.best(CONTEXT);
        double cost = played(model, rule.fastLevel(), rule.slowLevel(), 60_000);
        assertThat(cost).isCloseTo(rule.cost(), within(0.03 * rule.cost()));
        assertThat(rule.cost()).isLessThan(1.01 * Math.min(rule.slowOnly(), rule.fastOnly()));
        for (int far = -3; far <= 3; far += 6) {
            assertThat(played(model, rule.fastLevel() + far, rule.slowLevel() + far, 60_000))
                    .isGreaterThan(cost);
            assertThat(played(model, rule.fastLevel(), Math.max(rule.fastLevel(), rule.slowLevel() + 2 * far), 60_000))
                    .isGreaterThan(0.995 * cost);
        }
    }

    @Test
    void limitsAreOneSupplier() {
        DualIndex dear = new DualSourcing(DemandLaws.poisson(10), 0, 3, 1e4, 1, 19).best(CONTEXT);
        assertThat(dear.cost()).isCloseTo(dear.slowOnly(), within(0.06 * dear.slowOnly()));
        assertThat(dear.fastShare()).isLessThan(1e-4);
        DualIndex free = new DualSourcing(DemandLaws.normal(50, 10), 1, 4, 0, 1, 19).best(CONTEXT);
        assertThat(free.cost()).isCloseTo(free.fastOnly(), within(0.03 * free.fastOnly()));
        DualIndex same = new DualSourcing(DemandLaws.poisson(10), 2, 2, 3, 1, 19).best(CONTEXT);
        assertThat(same.cost()).isCloseTo(same.slowOnly(), within(0.03 * same.slowOnly()));
        DualIndex nothing = new DualSourcing(DemandLaws.point(0), 0, 3, 1, 1, 19).best(CONTEXT);
        assertThat(nothing.cost()).isZero();
        assertThat(new DualSourcing(DemandLaws.poisson(10), 0, 3, 1, 1, 19).best(CONTEXT))
                .isEqualTo(new DualSourcing(DemandLaws.poisson(10), 0, 3, 1, 1, 19).best(CONTEXT));
    }

    @Test
    void refusesBadNumbers() {
        assertThatThrownBy(() -> new DualSourcing(DemandLaws.poisson(1), 3, 2, 1, 1, 1))
                .hasMessageContaining("slowLead");
        assertThatThrownBy(() -> new DualSourcing(DemandLaws.poisson(1), 0, 2, -1, 1, 1))
                .hasMessageContaining("premium");
        assertThatThrownBy(() -> new DualSourcing(DemandLaws.poisson(1), 0, 2, 1, 0, 1))
                .hasMessageContaining("holdingCost");
        assertThatThrownBy(() -> new DualSourcing(DemandLaws.poisson(1), 0, 2, 1, 1, Double.NaN))
                .hasMessageContaining("stockoutCost");
    }
}
