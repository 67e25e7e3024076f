package io.flowcast.models.inventory.echelon;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import io.flowcast.models.inventory.newsvendor.Newsvendor;
import java.util.List;

/**
 * One warehouse, several retailers, one-for-one orders, Poisson demand, first come first served: exact. Of the b units the
 * warehouse owes, those owed to one retailer are binomial with its share of the demand, so that what a retailer waits for is
 * that number and the demand of its own lead time (Simon 1971; Axsater 1990). Given the warehouse's level each retailer is a
 * newsvendor; all warehouse levels are tried, as the cost may have several valleys.
 */
public final class OneWarehouse {
    private static final double TAIL = 1e-12;
    private static final double MOST_WORK = 2e9;
    private static final int MOST = 20_000;

    private final double holdingCost;
    private final double leadTime;
    private final List<Retailer> retailers;
    private final double totalRate;

    /**
     * One retailer.
     *
     * @param demandRate in units per unit of time, above 0
     * @param leadTime from the warehouse, at least 0
     * @param holdingCost of a unit on hand per unit of time, above 0
     * @param stockoutCost of a unit waiting per unit of time, above 0
     */
    public record Retailer(double demandRate, double leadTime, double holdingCost, double stockoutCost) {
        /** Checks the numbers. */
        public Retailer {
            Require.positive("demandRate", demandRate);
            Require.nonNegative("leadTime", leadTime);
            Require.positive("holdingCost", holdingCost);
            Require.positive("stockoutCost", stockoutCost);
        }
    }

    /**
     * Levels of all.
     *
     * @param warehouseLevel units the warehouse has in stock and on order, less what it owes
     * @param retailerLevels the same of each retailer
     * @param fillRates chance that a unit finds stock at each retailer
     * @param cost expected per unit of time; what is on its way to the retailers is left out, as no level changes it
     */
    public record WarehousePlan(int warehouseLevel, int[] retailerLevels, double[] fillRates, double cost) {}

    /**
     * A system.
     *
     * @param holdingCost of a unit on hand in the warehouse per unit of time, at least 0
     * @param leadTime to the warehouse, at least 0
     * @param retailers at least one
     */
    public OneWarehouse(double holdingCost, double leadTime, List<Retailer> retailers) {
        this.holdingCost = Require.nonNegative("holdingCost", holdingCost);
        this.leadTime = Require.nonNegative("leadTime", leadTime);
        this.retailers = List.copyOf(retailers);
        totalRate = retailers.stream().mapToDouble(Retailer::demandRate).sum();
        Require.positive("demandRate of all retailers", totalRate);
    }

    /**
     * The best levels.
     *
     * @return the plan of the least cost
     */
    public WarehousePlan best() {
        int most = highestUseful();
        double work = retailers.size() * Math.pow(most, 3) / 6;
        if (work > MOST_WORK) {
            throw new IllegalArgumentException("demand of up to " + most + " over the lead time of the warehouse for "
                    + retailers.size() + " retailers takes too long for all levels; try some with withWarehouse");
        }
        WarehousePlan best = withWarehouse(0);
        for (int level = 1; level <= most; level++) {
            WarehousePlan next = withWarehouse(level);
            best = next.cost < best.cost ? next : best;
        }
        return best;
    }

    /** Above this level nobody ever waits for the warehouse. */
    private int highestUseful() {
        double most = leadTime == 0 ? 0 : warehouseDemand().quantile(1 - TAIL);
        if (most > MOST) {
            throw new IllegalArgumentException(
                    "demand over the lead time of up to " + most + " is too large for a table");
        }
        return (int) most;
    }

    private DemandLaw warehouseDemand() {
        return DemandLaws.poisson(totalRate * leadTime);
    }

    /**
     * The best levels of the retailers with a given level of the warehouse.
     *
     * @param level of the warehouse, at least 0
     * @return the plan
     */
    public WarehousePlan withWarehouse(int level) {
        Require.nonNegative("level", level);
        DemandLaw demand = warehouseDemand();
        int most = Math.max(level, highestUseful());
        double[] owed = new double[most - level + 1];
        for (int b = 1; b < owed.length; b++) {
            owed[b] = demand.mass(level + b);
        }
        owed[0] = demand.cdf(level);
        double cost = holdingCost * demand.leftover(level);
        int n = retailers.size();
        int[] levels = new int[n];
        double[] fill = new double[n];
        for (int i = 0; i < n; i++) {
            Retailer retailer = retailers.get(i);
            DemandLaw waiting = waiting(owed, retailer);
            Newsvendor model = new Newsvendor(retailer.holdingCost, retailer.stockoutCost);
            levels[i] = (int) Math.max(0, waiting.quantile(model.criticalRatio()));
            fill[i] = waiting.cdf(levels[i] - 1);
            cost += model.cost(waiting, levels[i]);
        }
        return new WarehousePlan(level, levels, fill, cost);
    }

    /** What a retailer waits for: its part of what the warehouse owes, and the demand of its own lead time. */
    private DemandLaw waiting(double[] owed, Retailer retailer) {
        double share = retailer.demandRate / totalRate;
        double[] part = new double[owed.length];
        double[] binomial = new double[owed.length]; // of b trials
        binomial[0] = 1;
        for (int b = 0; b < owed.length; b++) {
            if (b > 0) {
                for (int j = b; j >= 1; j--) {
                    binomial[j] = binomial[j] * (1 - share) + binomial[j - 1] * share;
                }
                binomial[0] *= 1 - share;
            }
            for (int j = 0; j <= b; j++) {
                part[j] += owed[b] * binomial[j];
            }
        }
        double total = 0;
        for (double p : part) {
            total += p;
        }
        for (int j = 0; j < part.length; j++) {
            part[j] /= total;
        }
        DemandLaw own = DemandLaws.poisson(retailer.demandRate * retailer.leadTime);
        return DemandLaws.sum(List.of(DemandLaws.table(0, part), own));
    }
}
