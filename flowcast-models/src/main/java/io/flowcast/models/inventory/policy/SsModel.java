package io.flowcast.models.inventory.policy;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.newsvendor.Newsvendor;

/**
 * The (s,S) policy under periodic review with backorders: the (R,s,S) policy, with the demand between two reviews and the
 * demand from an order to the end of the review in which it can first be corrected.
 *
 * @param fixedCost K of an order, at least 0
 * @param holdingCost h of a unit left at the end of a review, above 0
 * @param stockoutCost p of a unit short at the end of a review, above 0
 * @param reviewDemand demand from review to review, whole numbers of at least 0
 * @param protectionDemand demand over the lead time and a review, whole numbers of at least 0
 */
public record SsModel(
        double fixedCost, double holdingCost, double stockoutCost, DemandLaw reviewDemand, DemandLaw protectionDemand) {
    private static final double TAIL = 1e-14;
    private static final int LONGEST = 1 << 22;

    /** Checks the numbers and that demand is whole. */
    public SsModel {
        Require.nonNegative("fixedCost", fixedCost);
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        if (!reviewDemand.discrete() || !protectionDemand.discrete()) {
            throw new IllegalArgumentException("demand must be whole numbers");
        }
        Require.positive("mean of reviewDemand", reviewDemand.mean());
    }

    /**
     * Orders that arrive at once.
     *
     * @param fixedCost of an order, at least 0
     * @param holdingCost of a unit left at the end of a period, above 0
     * @param stockoutCost of a unit short at the end of a period, above 0
     * @param demand of a period, whole numbers of at least 0
     * @return the model
     */
    public static SsModel withoutLeadTime(double fixedCost, double holdingCost, double stockoutCost, DemandLaw demand) {
        return new SsModel(fixedCost, holdingCost, stockoutCost, demand, demand);
    }

    /**
     * The best policy.
     *
     * @return the policy with its cost per review
     */
    public SsPolicy best() {
        return best(new SsSolver());
    }

    /**
     * The best policy, with a solver whose arrays are used again.
     *
     * @param solver of this thread
     * @return the policy with its cost per review
     */
    public SsPolicy best(SsSolver solver) {
        double[] review = masses(reviewDemand);
        LevelCosts costs = new LevelCosts(this, review);
        double bottom = protectionDemand.quantile(new Newsvendor(holdingCost, stockoutCost).criticalRatio());
        return solver.best(review, costs::at, fixedCost, (int) bottom);
    }

    /**
     * Cost of a policy.
     *
     * @param reorderPoint s, whole
     * @param orderUpTo S, whole, above s
     * @return cost per review
     */
    public double cost(double reorderPoint, double orderUpTo) {
        Require.whole("reorderPoint", reorderPoint);
        Require.whole("orderUpTo", orderUpTo);
        double[] review = masses(reviewDemand);
        LevelCosts costs = new LevelCosts(this, review);
        return new SsSolver().cost(review, costs::at, fixedCost, (int) reorderPoint, (int) orderUpTo);
    }

    private static double[] masses(DemandLaw law) {
        double end = law.quantile(1 - TAIL);
        if (!(end < LONGEST)) {
            throw new IllegalArgumentException("demand of up to " + end + " is too large for a table; scale it down");
        }
        double[] masses = new double[(int) end + 1];
        for (int k = 0; k < masses.length; k++) {
            masses[k] = law.mass(k);
        }
        return masses;
    }

    /** One-period costs by running sums of the distribution function: leftover(y + 1) = leftover(y) + F(y). */
    private static final class LevelCosts {
        private final double holding;
        private final double stockout;
        private final double mean;
        private final double[] leftover;

        LevelCosts(SsModel model, double[] review) {
            holding = model.holdingCost;
            stockout = model.stockoutCost;
            mean = model.protectionDemand.mean();
            double[] masses =
                    model.protectionDemand.equals(model.reviewDemand) ? review : masses(model.protectionDemand);
            leftover = new double[masses.length + 1];
            double below = 0;
            for (int k = 0; k < masses.length; k++) {
                below += masses[k];
                leftover[k + 1] = leftover[k] + below;
            }
        }

        double at(int y) {
            int last = leftover.length - 1;
            double left = y <= 0 ? 0 : y <= last ? leftover[y] : leftover[last] + (y - last);
            return holding * left + stockout * Math.max(0, mean - y + left);
        }
    }

    /**
     * The power approximation of Ehrhardt and Mosier (1984) for demand of any shape; no table is made.
     *
     * @param fixedCost of an order, above 0
     * @param holdingCost of a unit per period, above 0
     * @param stockoutCost of a unit short per period, above 0
     * @param mean of the demand of a period, above 0
     * @param deviation standard deviation of the demand of a period, above 0
     * @return s and S (not rounded)
     */
    public static double[] powerApproximation(
            double fixedCost, double holdingCost, double stockoutCost, double mean, double deviation) {
        Require.positive("fixedCost", fixedCost);
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        Require.positive("mean", mean);
        Require.positive("deviation", deviation);
        double variation = deviation / mean;
        double quantity = 1.3
                * Math.pow(mean, 0.494)
                * Math.pow(fixedCost / holdingCost, 0.506)
                * Math.pow(1 + variation * variation, 0.116);
        double z = Math.sqrt(quantity / deviation * (holdingCost / stockoutCost));
        double s = 0.973 * mean + deviation * (0.183 / z + 1.063 - 2.192 * z);
        return new double[] {s, s + quantity};
    }
}
