package io.flowcast.models.inventory.policy;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.ArrayList;
import java.util.List;

/**
 * Order up to S at every review, the (R,S) policy with backorders. An order placed now is in effect from the end of the lead
 * time L to the end of the next review's, L + R; the net stock after L + i steps is S less the demand of L + i steps. Without
 * a review period (R = 0) it is the one-for-one policy under continuous review.
 */
public final class BaseStock {
    private static final int LONGEST_REVIEW = 10_000;

    private final List<DemandLaw> demand;

    /**
     * A policy by the laws of its demands, which need not be sums of equal periods.
     *
     * @param demand over the lead time and i steps more, for i = 0 .. R
     */
    public BaseStock(List<DemandLaw> demand) {
        this.demand = List.copyOf(demand);
        if (demand.isEmpty()) {
            throw new IllegalArgumentException("demand must not be empty");
        }
    }

    /**
     * Independent periods of one law.
     *
     * @param period demand of a period
     * @param leadTime in periods, at least 0
     * @param review periods between two orders, at least 0
     * @return the policy
     */
    public static BaseStock of(DemandLaw period, double leadTime, int review) {
        Require.nonNegative("leadTime", leadTime);
        checkedReview(review);
        List<DemandLaw> demand = new ArrayList<>();
        for (int i = 0; i <= review; i++) {
            demand.add(DemandLaws.sum(period, leadTime + i));
        }
        return new BaseStock(demand);
    }

    /**
     * The next steps of a forecast.
     *
     * @param forecast of all rows
     * @param row of the item
     * @param leadTime in steps, at least 0
     * @param review steps between two orders, at least 0
     * @return the policy
     */
    public static BaseStock of(DemandForecast forecast, int row, int leadTime, int review) {
        Require.nonNegative("leadTime", leadTime);
        checkedReview(review);
        List<DemandLaw> demand = new ArrayList<>();
        for (int i = 0; i <= review; i++) {
            demand.add(LeadTimeDemand.of(forecast, row, leadTime + i));
        }
        return new BaseStock(demand);
    }

    private static void checkedReview(int review) {
        if (Require.nonNegative("review", review) > LONGEST_REVIEW) {
            throw new IllegalArgumentException("review must be at most " + LONGEST_REVIEW + ", was " + review);
        }
    }

    private DemandLaw last() {
        return demand.get(demand.size() - 1);
    }

    private int from() {
        return demand.size() == 1 ? 0 : 1;
    }

    /**
     * Chance that no unit is short at the end of a cycle.
     *
     * @param level S
     * @return P(demand over lead time and review &le; S)
     */
    public double cycleService(double level) {
        return last().cdf(level);
    }

    /**
     * Share of the demand that is served from stock: 1 - (n(S; L + R) - n(S; L)) / demand of a review, with n the loss. Under
     * continuous review the chance that a unit finds stock.
     *
     * @param level S
     * @return fill rate; 1 where nothing is asked
     */
    public double fillRate(double level) {
        if (demand.size() == 1) {
            return readyRate(level);
        }
        double asked = last().mean() - demand.get(0).mean();
        double missing = last().loss(level) - demand.get(0).loss(level);
        return asked <= 0 ? 1 : Math.max(0, Math.min(1, 1 - missing / asked));
    }

    /**
     * Share of the steps that end with stock on hand.
     *
     * @param level S
     * @return mean of P(demand over L + i &lt; S) over the steps of a review
     */
    public double readyRate(double level) {
        double sum = 0;
        for (int i = from(); i < demand.size(); i++) {
            DemandLaw law = demand.get(i);
            sum += law.cdf(level) - law.mass(level);
        }
        return sum / (demand.size() - from());
    }

    /**
     * Mean stock on hand at the end of a step.
     *
     * @param level S
     * @return units
     */
    public double onHand(double level) {
        double sum = 0;
        for (int i = from(); i < demand.size(); i++) {
            sum += demand.get(i).leftover(level);
        }
        return sum / (demand.size() - from());
    }

    /**
     * Mean units waiting at the end of a step.
     *
     * @param level S
     * @return units
     */
    public double backorders(double level) {
        double sum = 0;
        for (int i = from(); i < demand.size(); i++) {
            sum += demand.get(i).loss(level);
        }
        return sum / (demand.size() - from());
    }

    /**
     * Expected cost per step.
     *
     * @param level S
     * @param holdingCost of a unit on hand at the end of a step, at least 0
     * @param stockoutCost of a unit waiting at the end of a step, at least 0
     * @return cost
     */
    public double cost(double level, double holdingCost, double stockoutCost) {
        Require.nonNegative("holdingCost", holdingCost);
        Require.nonNegative("stockoutCost", stockoutCost);
        return holdingCost * onHand(level) + stockoutCost * backorders(level);
    }

    /**
     * The level of the least cost: the least S at which the mean over the steps of P(demand &le; S) reaches p / (p + h).
     *
     * @param holdingCost h of a unit on hand at the end of a step, above 0
     * @param stockoutCost p of a unit waiting at the end of a step, above 0
     * @return the level
     */
    public double bestLevel(double holdingCost, double stockoutCost) {
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        double ratio = stockoutCost / (stockoutCost + holdingCost);
        return Search.least(
                last(),
                s -> {
                    double sum = 0;
                    for (int i = from(); i < demand.size(); i++) {
                        sum += demand.get(i).cdf(s);
                    }
                    return sum / (demand.size() - from());
                },
                ratio,
                last().quantile(ratio));
    }

    /**
     * The least level of a cycle service.
     *
     * @param target in (0, 1)
     * @return the level
     */
    public double levelForCycleService(double target) {
        return last().quantile(Require.inside("target", target));
    }

    /**
     * The least level of a fill rate.
     *
     * @param target in (0, 1)
     * @return the level, at least 0
     */
    public double levelForFillRate(double target) {
        Require.inside("target", target);
        return atLeastNothing(this::fillRate, target);
    }

    /**
     * The least level of a ready rate.
     *
     * @param target in (0, 1)
     * @return the level, at least 0
     */
    public double levelForReadyRate(double target) {
        Require.inside("target", target);
        return atLeastNothing(this::readyRate, target);
    }

    private double atLeastNothing(java.util.function.DoubleUnaryOperator measure, double target) {
        if (measure.applyAsDouble(0) >= target) {
            return 0;
        }
        return Math.max(0, Search.least(last(), measure, target, last().quantile(target)));
    }
}
