package io.flowcast.models.inventory.policy;

import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.lotsizing.BackorderEoq;
import io.flowcast.models.inventory.lotsizing.Eoq;
import io.flowcast.models.inventory.newsvendor.Newsvendor;

/**
 * The (r,Q) policy under continuous review with backorders. The inventory position is uniform on (r, r + Q], so that the cost
 * is (K d + sum of g(y) over the position) / Q with g the newsvendor cost against the lead-time demand; the sum is a
 * difference of second losses (Hadley and Whitin 1963; Zheng 1992). Lead-time demand may be continuous or whole numbers.
 *
 * @param fixedCost K of each order, above 0
 * @param holdingCost h of a unit per unit of time, above 0
 * @param stockoutCost p of a unit short per unit of time, above 0
 * @param demandRate d in units per unit of time, above 0
 * @param leadTimeDemand demand from an order to its arrival
 */
public record ReorderQuantity(
        double fixedCost, double holdingCost, double stockoutCost, double demandRate, DemandLaw leadTimeDemand) {
    private static final int STEPS = 500;
    private static final int MOST_ROUNDS = 100_000;
    private static final double FINE = 1e-13;
    /** Up to so many units are added one by one. */
    private static final double FEW_UNITS = 10_000;

    private static final double MOST_UNITS = 300_000;

    /** Checks the numbers. */
    public ReorderQuantity {
        Require.positive("fixedCost", fixedCost);
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        Require.positive("demandRate", demandRate);
    }

    private double g(double level) {
        return holdingCost * leadTimeDemand.leftover(level) + stockoutCost * leadTimeDemand.loss(level);
    }

    private double newsvendorLevel() {
        return leadTimeDemand.quantile(new Newsvendor(holdingCost, stockoutCost).criticalRatio());
    }

    /**
     * Expected cost of a policy.
     *
     * @param reorderPoint r; a whole number if demand is
     * @param orderQuantity Q above 0; a whole number if demand is
     * @return cost per unit of time
     */
    public double cost(double reorderPoint, double orderQuantity) {
        checked(reorderPoint, orderQuantity);
        double top = reorderPoint + orderQuantity;
        double held = leadTimeDemand.secondLeftover(top) - leadTimeDemand.secondLeftover(reorderPoint);
        double missing = leadTimeDemand.secondLoss(reorderPoint) - leadTimeDemand.secondLoss(top);
        return (fixedCost * demandRate + holdingCost * held + stockoutCost * missing) / orderQuantity;
    }

    private void checked(double reorderPoint, double orderQuantity) {
        Require.finite("reorderPoint", reorderPoint);
        Require.positive("orderQuantity", orderQuantity);
        if (leadTimeDemand.discrete()) {
            Require.whole("reorderPoint", reorderPoint);
            Require.whole("orderQuantity", orderQuantity);
        }
    }

    /**
     * Share of the demand served from stock, 1 - (n(r) - n(r + Q)) / Q with n the loss.
     *
     * @param reorderPoint r
     * @param orderQuantity Q above 0
     * @return fill rate; the share of the time with stock as well, if units are asked one at a time
     */
    public double fillRate(double reorderPoint, double orderQuantity) {
        checked(reorderPoint, orderQuantity);
        double missing = leadTimeDemand.loss(reorderPoint) - leadTimeDemand.loss(reorderPoint + orderQuantity);
        return Math.max(0, Math.min(1, 1 - missing / orderQuantity));
    }

    /**
     * Chance that a cycle passes without a stockout.
     *
     * @param reorderPoint r
     * @return P(lead-time demand &le; r)
     */
    public double cycleService(double reorderPoint) {
        return leadTimeDemand.cdf(reorderPoint);
    }

    /**
     * The least reorder point whose fill rate reaches a target.
     *
     * @param orderQuantity Q above 0
     * @param target in (0, 1)
     * @return the reorder point; a whole number if demand is
     */
    public double reorderPointForFillRate(double orderQuantity, double target) {
        Require.inside("target", target);
        return Search.least(leadTimeDemand, r -> fillRate(r, orderQuantity), target, newsvendorLevel());
    }

    /**
     * The reorder point of the least cost for a quantity.
     *
     * @param orderQuantity Q above 0
     * @return the reorder point
     */
    public double bestReorderPoint(double orderQuantity) {
        if (leadTimeDemand.discrete()) {
            checked(0, orderQuantity);
            return orderQuantity > FEW_UNITS
                    ? bestWindow(orderQuantity)
                    : byUnits(orderQuantity, false).reorderPoint();
        }
        return bestReorderPoint(orderQuantity, 0);
    }

    /**
     * The reorder point of the least cost for a quantity, where demand is continuous: bisection for g(r) = g(r + Q) on
     * [S - 5 Q, S] with S the newsvendor level.
     *
     * @param orderQuantity Q above 0
     * @param tolerance difference of g at which to stop, or 0 for the last digits by regula falsi
     * @return the reorder point
     */
    public double bestReorderPoint(double orderQuantity, double tolerance) {
        Require.positive("orderQuantity", orderQuantity);
        Require.nonNegative("tolerance", tolerance);
        double high = newsvendorLevel();
        if (tolerance == 0) {
            return Search.root(r -> g(r) - g(r + orderQuantity), high - orderQuantity, high, FINE);
        }
        double low = high - 5 * orderQuantity;
        double r = 0.5 * (low + high);
        for (int i = 0; i < STEPS; i++) {
            double here = g(r);
            double top = g(r + orderQuantity);
            if (Math.abs(here - top) <= tolerance) {
                break;
            }
            if (here < top) {
                high = r;
            } else {
                low = r;
            }
            double middle = 0.5 * (low + high);
            if (middle == r) {
                break;
            }
            r = middle;
        }
        return r;
    }

    /**
     * The best policy: the quantity is right when g(r(Q)) equals the cost (Zheng 1992); with whole numbers, one unit after
     * the other joins the cheaper end while it costs less than the average (Federgruen and Zheng 1992).
     *
     * @return the policy with its cost
     */
    public ReorderPolicy best() {
        if (leadTimeDemand.discrete()) {
            return byUnits(Double.POSITIVE_INFINITY, true);
        }
        double low = 0;
        double high = new Eoq(fixedCost, holdingCost, demandRate).best().quantity();
        while (tooSmall(high)) {
            low = high;
            high *= 2;
        }
        double quantity = Search.root(this::excess, low > 0 ? low : 1e-3 * high, high, FINE);
        double r = bestReorderPoint(quantity);
        return new ReorderPolicy(r, quantity, cost(r, quantity));
    }

    private boolean tooSmall(double quantity) {
        return excess(quantity) < 0;
    }

    /** What the ends of the range cost more than the average; rises with the quantity. */
    private double excess(double quantity) {
        double r = bestReorderPoint(quantity);
        return g(r) - cost(r, quantity);
    }

    /** The best r of a large whole quantity: where moving the window r + 1 .. r + Q up by one costs more. */
    private double bestWindow(double orderQuantity) {
        double high = newsvendorLevel();
        double low = high - orderQuantity - 1;
        while (high - low > 1) {
            double middle = Math.floor(low + 0.5 * (high - low));
            if (g(middle + orderQuantity + 1) > g(middle + 1)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private ReorderPolicy byUnits(double most, boolean stopAtBest) {
        double level = newsvendorLevel();
        double r = level - 1;
        double quantity = 1;
        double sum = fixedCost * demandRate + g(level);
        while (quantity < most) {
            double below = g(r);
            double above = g(r + quantity + 1);
            double next = Math.min(below, above);
            if (stopAtBest && (sum + next) / (quantity + 1) > sum / quantity) {
                break;
            }
            if (quantity >= MOST_UNITS) {
                throw new IllegalArgumentException("the best quantity is beyond " + MOST_UNITS
                        + " units; scale demand down or take a continuous law: " + this);
            }
            sum += next;
            quantity++;
            if (below < above) {
                r--;
            }
        }
        return new ReorderPolicy(r, quantity, sum / quantity);
    }

    /**
     * Expected-inventory-level approximation with a cost p of a unit short, whatever the time: r = F^-1(1 - Q h / (p d)) and
     * Q = sqrt(2 d (K + p n(r)) / h) in turn (Hadley and Whitin 1963, section 4-2).
     *
     * @param tolerance change of r and Q at which to stop, above 0
     * @return the policy with its approximate cost
     * @throws IllegalArgumentException if the quantity is so large that no reorder point is best, or nothing converges
     */
    public ReorderPolicy expectedInventoryLevel(double tolerance) {
        Require.positive("tolerance", tolerance);
        double quantity = new Eoq(fixedCost, holdingCost, demandRate).best().quantity();
        double r = 0;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            double ratio = 1 - quantity * holdingCost / (stockoutCost * demandRate);
            if (!(ratio > 0)) {
                throw new IllegalArgumentException("stockoutCost is too low for the approximation: 1 - Q h / (p d) is "
                        + ratio + " at Q = " + quantity);
            }
            double nextPoint = leadTimeDemand.quantile(ratio);
            double missing = leadTimeDemand.loss(nextPoint);
            double nextQuantity = Math.sqrt(2 * demandRate * (fixedCost + stockoutCost * missing) / holdingCost);
            boolean done =
                    i > 0 && Math.abs(nextQuantity - quantity) <= tolerance && Math.abs(nextPoint - r) <= tolerance;
            quantity = nextQuantity;
            r = nextPoint;
            if (done) {
                double cost = holdingCost * (r - leadTimeDemand.mean() + quantity / 2)
                        + fixedCost * demandRate / quantity
                        + stockoutCost * demandRate * missing / quantity;
                return new ReorderPolicy(r, quantity, cost);
            }
        }
        throw new IllegalArgumentException("expected inventory level does not converge to " + tolerance);
    }

    /**
     * The quantity of the EOQ with backorders and the best reorder point for it; at most 12.5 percent above the optimum
     * (Zheng 1992).
     *
     * @param tolerance of the reorder point as in {@link #bestReorderPoint(double, double)}, at least 0
     * @return the policy with its exact cost
     */
    public ReorderPolicy backorderEoq(double tolerance) {
        double quantity = new BackorderEoq(fixedCost, holdingCost, stockoutCost, demandRate)
                .best()
                .quantity();
        double r = bestReorderPoint(quantity, tolerance);
        return new ReorderPolicy(r, quantity, cost(r, quantity));
    }

    /**
     * The quantity of the EOQ and the newsvendor level as reorder point.
     *
     * @return the policy with its exact cost
     */
    public ReorderPolicy eoqWithSafetyStock() {
        double quantity = new Eoq(fixedCost, holdingCost, demandRate).best().quantity();
        double r = newsvendorLevel();
        return new ReorderPolicy(r, quantity, cost(r, quantity));
    }

    /**
     * Loss-function approximation for continuous demand: n(r) = h Q / (h + p) and Q = sqrt(2 (K d + (h + p) n2(r)) / h) in
     * turn (Snyder and Shen 2019, section 5.3.4).
     *
     * @param tolerance change of r and Q at which to stop, above 0
     * @return the policy with its exact cost
     * @throws IllegalArgumentException if nothing converges
     */
    public ReorderPolicy lossFunction(double tolerance) {
        Require.positive("tolerance", tolerance);
        double both = holdingCost + stockoutCost;
        double quantity = new Eoq(fixedCost, holdingCost, demandRate).best().quantity();
        double r = 0;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            double nextPoint = levelOfLoss(holdingCost * quantity / both);
            double second = leadTimeDemand.secondLoss(nextPoint);
            double nextQuantity = Math.sqrt(2 * (fixedCost * demandRate + both * second) / holdingCost);
            boolean done =
                    i > 0 && Math.abs(nextQuantity - quantity) <= tolerance && Math.abs(nextPoint - r) <= tolerance;
            quantity = nextQuantity;
            r = nextPoint;
            if (done) {
                return new ReorderPolicy(r, quantity, cost(r, quantity));
            }
        }
        throw new IllegalArgumentException("loss function does not converge to " + tolerance);
    }

    private double levelOfLoss(double loss) {
        double low = leadTimeDemand.mean() - loss; // the loss is at least the mean less the level
        double step = Math.max(Math.sqrt(leadTimeDemand.variance()), FINE * Math.max(1, Math.abs(low)));
        double high = low + step;
        while (leadTimeDemand.loss(high) > loss) {
            low = high;
            step *= 2;
            high += step;
        }
        for (int i = 0; i < STEPS; i++) {
            double middle = 0.5 * (low + high);
            if (middle == low || middle == high) {
                break;
            }
            if (leadTimeDemand.loss(middle) > loss) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
