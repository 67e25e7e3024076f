package io.flowcast.models.inventory.echelon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import io.flowcast.models.inventory.newsvendor.StockDecision;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SerialSystemTest {
    /** Snyder and Shen 2019, example 6.1: levels 6.49, 12.02, 22.71 and cost 47.65. */
    private final SerialSystem textbook =
            SerialSystem.of(new double[] {3, 2, 2}, new double[] {1, 1, 2}, 37.12, DemandLaws.normal(5, 1));

    @Test
    void textbookExample() {
        SerialPlan plan = textbook.best();
        assertThat(plan.echelonLevels()[0]).isCloseTo(6.49, within(0.03));
        assertThat(plan.echelonLevels()[1]).isCloseTo(12.02, within(0.03));
        assertThat(plan.echelonLevels()[2]).isCloseTo(22.71, within(0.03));
        assertThat(plan.cost()).isCloseTo(47.65, within(0.02));
        double[] local = plan.localLevels();
        assertThat(local[0] + local[1] + local[2]).isCloseTo(plan.echelonLevels()[2], within(1e-9));
    }

    @Test
    void aFinerGridChangesLittle() {
        double standard = textbook.best().cost();
        double fine = textbook.best(new SerialGrid(8000, 800, 1e-8, 1e-8, 1e-8, 1e-15, true))
                .cost();
        assertThat(standard).isCloseTo(fine, within(1e-3 * fine));
    }

    @Test
    void oneStageIsANewsvendor() {
        DemandLaw demand = DemandLaws.poisson(8);
        SerialPlan plan =
                SerialSystem.of(new double[] {2}, new double[] {1}, 18, demand).best();
        StockDecision newsvendor = new Newsvendor(2, 18).best(demand);
        assertThat(plan.echelonLevels()[0]).isEqualTo(newsvendor.level());
        assertThat(plan.cost()).isCloseTo(newsvendor.value(), within(1e-5));
    }

    @Test
    void noLevelsNearbyCostLess() {
        SerialSystem chain =
                SerialSystem.of(new double[] {1, 0.5, 0.25}, new double[] {1, 2, 1}, 20, DemandLaws.poisson(4));
        SerialGrid grid = SerialGrid.standard();
        SerialPlan best = chain.best(grid);
        assertThat(chain.cost(best.echelonLevels(), grid)).isCloseTo(best.cost(), within(1e-9));
        for (int j = 0; j < 3; j++) {
            for (int off : new int[] {-2, -1, 1, 2}) {
                double[] levels = best.echelonLevels();
                levels[j] += off;
                assertThat(chain.cost(levels, grid)).isGreaterThanOrEqualTo(best.cost() - 1e-9);
            }
        }
        double[] quick = chain.newsvendorLevels(0.5);
        for (int j = 0; j < 3; j++) {
            quick[j] = Math.rint(quick[j]);
        }
        assertThat(chain.cost(quick, grid)).isBetween(best.cost() - 1e-9, 1.03 * best.cost());
    }

    @Test
    void theCostIsThatOfASimulation() {
        double[] levels = {9, 21};
        SerialSystem chain = SerialSystem.of(new double[] {3, 1}, new double[] {1, 2}, 15, DemandLaws.poisson(6));
        SplittableRandom random = new SplittableRandom(9);
        DemandLaw demand = DemandLaws.poisson(6);
        // echelon 2 orders up to 21; what it has, less the demand of two periods, is what stage 1 may order up to
        double[] last = new double[3];
        double cost = 0;
        int periods = 300_000;
        for (int t = 0; t < periods; t++) {
            last[t % 3] = demand.quantile(1e-12 + (1 - 2e-12) * random.nextDouble());
            if (t < 3) {
                continue;
            }
            double before = last[(t + 1) % 3] + last[(t + 2) % 3];
            double arrived = levels[1] - before;
            double position = Math.min(levels[0], arrived);
            double net = position - last[t % 3];
            cost += 1 * arrived + 3 * net + (15 + 4) * Math.max(0, -net);
        }
        assertThat(cost / (periods - 3)).isCloseTo(chain.cost(levels, SerialGrid.standard()), within(0.25));
    }

    /** With one retailer the warehouse system is a chain; the chain's cost also holds what is on its way. */
    @Test
    void oneRetailerMakesAChain() {
        OneWarehouse warehouse = new OneWarehouse(1, 2, List.of(new OneWarehouse.Retailer(6, 1, 3, 15)));
        OneWarehouse.WarehousePlan plan = warehouse.best();
        SerialPlan chain = SerialSystem.of(new double[] {2, 1}, new double[] {1, 2}, 15, DemandLaws.poisson(6))
                .best();
        assertThat(plan.cost() + 1 * 6 * 1).isCloseTo(chain.cost(), within(1e-3 * chain.cost()));
        assertThat(plan.warehouseLevel()).isEqualTo((int) chain.localLevels()[1]);
        assertThat(plan.retailerLevels()[0]).isEqualTo((int) chain.localLevels()[0]);
    }

    @Test
    void severalRetailersAreThoseOfASimulation() {
        OneWarehouse model = new OneWarehouse(
                1, 2, List.of(new OneWarehouse.Retailer(2, 1, 2, 20), new OneWarehouse.Retailer(1, 1.5, 2, 20)));
        OneWarehouse.WarehousePlan plan = model.withWarehouse(6);
        // continuous time, unit demands, first come first served
        SplittableRandom random = new SplittableRandom(5);
        double[] rate = {2, 1};
        double[] lead = {1, 1.5};
        int n = 400_000;
        double[] arrivalOfUnit = new double[n]; // at the warehouse, for the k-th request
        double time = 0;
        double[] at = new double[n];
        int[] who = new int[n];
        for (int k = 0; k < n; k++) {
            time += -Math.log(1 - random.nextDouble()) / 3;
            at[k] = time;
            who[k] = random.nextDouble() < rate[0] / 3 ? 0 : 1;
            arrivalOfUnit[k] = time + 2; // the replacement ordered at this request
        }
        int[] level = plan.retailerLevels();
        double[][] ready = new double[2][n];
        int[] count = new int[2];
        int[] found = new int[2];
        for (int k = 0; k < n; k++) {
            double sent = k < 6 ? at[k] : Math.max(at[k], arrivalOfUnit[k - 6]);
            int i = who[k];
            ready[i][count[i]] = sent + lead[i];
            int served = count[i] - level[i];
            found[i] += served < 0 || ready[i][served] <= at[k] ? 1 : 0;
            count[i]++;
        }
        for (int i = 0; i < 2; i++) {
            assertThat(plan.fillRates()[i]).isCloseTo(found[i] / (double) count[i], within(0.01));
        }
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> SerialSystem.of(new double[0], new double[0], 1, DemandLaws.poisson(1)))
                .hasMessageContaining("holdingCosts");
        assertThatThrownBy(() -> SerialSystem.of(new double[] {1}, new double[] {-1}, 1, DemandLaws.poisson(1)))
                .hasMessageContaining("leadTimes[0]");
        assertThatThrownBy(() -> SerialSystem.of(new double[] {1}, new double[] {1}, Double.NaN, DemandLaws.poisson(1)))
                .hasMessageContaining("stockoutCost");
        assertThatThrownBy(() -> textbook.cost(new double[] {1, 2}, SerialGrid.standard()))
                .hasMessageContaining("echelonLevels");
    }
}
