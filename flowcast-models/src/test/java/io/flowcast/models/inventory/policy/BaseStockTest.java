package io.flowcast.models.inventory.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BaseStockTest {
    private static double draw(DemandLaw law, SplittableRandom random) {
        return law.quantile(1e-12 + (1 - 2e-12) * random.nextDouble());
    }

    /** Orders every third period, arriving at the start of the second period after, seen period by period. */
    @Test
    void measuresAreThoseOfASimulation() {
        DemandLaw period = DemandLaws.poisson(5);
        int leadTime = 2;
        int review = 3;
        double level = 30;
        BaseStock model = BaseStock.of(period, leadTime, review);
        SplittableRandom random = new SplittableRandom(11);
        double[] arriving = new double[leadTime + 1];
        double position = level;
        double net = level;
        double asked = 0;
        double served = 0;
        double held = 0;
        double waiting = 0;
        int positive = 0;
        int calm = 0;
        int cycles = 0;
        int periods = 300_000;
        for (int t = 0; t < periods; t++) {
            if (t % review == 0) {
                arriving[(t + leadTime) % arriving.length] = level - position;
                position = level;
            }
            net += arriving[t % arriving.length];
            arriving[t % arriving.length] = 0;
            double d = draw(period, random);
            asked += d;
            served += Math.max(0, Math.min(d, net));
            net -= d;
            position -= d;
            held += Math.max(0, net);
            waiting += Math.max(0, -net);
            positive += net > 0 ? 1 : 0;
            if (t % review == (leadTime + review - 1) % review) {
                cycles++;
                calm += net >= 0 ? 1 : 0;
            }
        }
        assertThat(model.fillRate(level)).isCloseTo(served / asked, within(0.004));
        assertThat(model.onHand(level)).isCloseTo(held / periods, within(0.05));
        assertThat(model.backorders(level)).isCloseTo(waiting / periods, within(0.02));
        assertThat(model.readyRate(level)).isCloseTo(positive / (double) periods, within(0.004));
        assertThat(model.cycleService(level)).isCloseTo(calm / (double) cycles, within(0.006));
    }

    @Test
    void levelsReachTheirTargets() {
        BaseStock model = BaseStock.of(DemandLaws.negativeBinomialOfMoments(4, 3), 2, 2);
        for (double target : new double[] {0.5, 0.9, 0.99}) {
            double fill = model.levelForFillRate(target);
            assertThat(model.fillRate(fill)).isGreaterThanOrEqualTo(target);
            assertThat(model.fillRate(fill - 1)).isLessThan(target);
            double ready = model.levelForReadyRate(target);
            assertThat(model.readyRate(ready)).isGreaterThanOrEqualTo(target);
            assertThat(model.readyRate(ready - 1)).isLessThan(target);
            double cycle = model.levelForCycleService(target);
            assertThat(model.cycleService(cycle)).isGreaterThanOrEqualTo(target);
        }
        double best = model.bestLevel(1, 9);
        for (double off : new double[] {-2, -1, 1, 2}) {
            assertThat(model.cost(best + off, 1, 9)).isGreaterThanOrEqualTo(model.cost(best, 1, 9));
        }
    }

    @Test
    void aRandomLeadTimeIsAMixture() {
        DemandLaw period = DemandLaws.poisson(5);
        DemandLaw law = LeadTimeDemand.of(period, new double[] {0, 0.25, 0.5, 0.25}, 1);
        assertThat(law.mean()).isCloseTo(15, within(1e-12));
        assertThat(law.variance()).isCloseTo(15 + 25 * 0.5, within(1e-9)); // E[T] s^2 + d^2 Var[T]
        assertThat(LeadTimeDemand.normal(5, Math.sqrt(5), 3, Math.sqrt(0.5)).variance())
                .isCloseTo(law.variance(), within(1e-9));
        assertThat(LeadTimeDemand.safetyStock(DemandLaws.normal(100, 15), 0.95)).isCloseTo(24.6728, within(1e-4));
    }

    @Test
    void lostSalesFollowErlang() {
        LostSalesBaseStock model = new LostSalesBaseStock(2, 1.5);
        // B(4, 3) = (3^4/4!) / sum of 3^k/k!
        assertThat(model.lostShare(4)).isCloseTo(3.375 / (1 + 3 + 4.5 + 4.5 + 3.375), within(1e-12));
        assertThat(model.lostShare(0)).isEqualTo(1);
        int best = model.bestLevel(1, 20);
        for (int s = 0; s < 20; s++) {
            assertThat(model.cost(s, 1, 20)).isGreaterThanOrEqualTo(model.cost(best, 1, 20));
        }
        int level = model.levelForFillRate(0.95);
        assertThat(model.fillRate(level)).isGreaterThanOrEqualTo(0.95);
        assertThat(model.fillRate(level - 1)).isLessThan(0.95);
        assertThat(new LostSalesBaseStock(2, 0).lostShare(1)).isZero();
    }

    @Test
    void anAssortmentServesMoreThanEqualService() {
        List<AssortmentService.Item> items = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 40; i++) {
            items.add(new AssortmentService.Item(
                    i % 2 == 0 ? DemandLaws.poisson(1 + 20 * random.nextDouble()) : DemandLaws.normal(60, 5 + i),
                    1 + 30 * random.nextDouble(),
                    1));
        }
        AssortmentService model = new AssortmentService(items);
        double[] equal =
                items.stream().mapToDouble(i -> i.demand().quantile(0.9)).toArray();
        double money = 0;
        double missing = 0;
        double asked = 0;
        for (int i = 0; i < equal.length; i++) {
            money += items.get(i).unitCost() * equal[i];
            missing += items.get(i).demand().loss(equal[i]);
            asked += items.get(i).demand().mean();
        }
        AssortmentService.ServiceLevels best = model.within(money);
        assertThat(best.investment()).isLessThanOrEqualTo(money * (1 + 1e-9));
        assertThat(best.fillRate()).isGreaterThan(1 - missing / asked);
        AssortmentService.ServiceLevels cheap = model.reaching(best.fillRate());
        assertThat(cheap.fillRate()).isGreaterThanOrEqualTo(best.fillRate() - 1e-12);
        assertThat(cheap.investment()).isLessThan(money * 1.01);
        assertThat(model.within(0).levels()).containsOnly(0);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> new LostSalesBaseStock(0, 1)).hasMessageContaining("demandRate");
        assertThatThrownBy(() -> BaseStock.of(DemandLaws.poisson(3), -1, 1)).hasMessageContaining("leadTime");
        assertThatThrownBy(() -> BaseStock.of(DemandLaws.poisson(3), 1, 1).levelForFillRate(1))
                .hasMessageContaining("target");
        assertThatThrownBy(() -> new AssortmentService(List.of())).hasMessageContaining("mean demand");
    }
}
