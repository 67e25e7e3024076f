package io.flowcast.models.inventory.lotsizing;

import io.flowcast.models.inventory.internal.Require;

/**
 * Steady demand and a supplier that is up for an exponential time (rate a) and down for another (rate b); what is asked
 * during a stockout is lost. With psi = a / (a + b) (1 - exp(-(a + b) Q / d)), the chance that an order meets a supplier that
 * is down, the cost is (K + h Q^2 / (2 d) + p d psi / b) / (Q / d + psi / b) (Berk and Arreola-Risa 1994; Snyder 2014: psi
 * without its exponential gives a closed form).
 *
 * @param fixedCost K of each order, at least 0
 * @param holdingCost h of a unit per unit of time, above 0
 * @param stockoutCost p of a unit lost, above 0
 * @param demandRate d in units per unit of time, above 0
 * @param disruptionRate a per unit of time, above 0
 * @param recoveryRate b per unit of time, above 0
 */
public record DisruptedEoq(
        double fixedCost,
        double holdingCost,
        double stockoutCost,
        double demandRate,
        double disruptionRate,
        double recoveryRate) {
    private static final double FINE = 1e-12;

    /** Checks the numbers. */
    public DisruptedEoq {
        Require.nonNegative("fixedCost", fixedCost);
        Require.positive("holdingCost", holdingCost);
        Require.positive("stockoutCost", stockoutCost);
        Require.positive("demandRate", demandRate);
        Require.positive("disruptionRate", disruptionRate);
        Require.positive("recoveryRate", recoveryRate);
    }

    /**
     * The quantity of the least cost.
     *
     * @return the quantity with its cost
     */
    public LotSize best() {
        return best(FINE * approximate().quantity());
    }

    /**
     * The quantity of the least cost by golden section between a tenth of the approximate quantity and ten times as much.
     *
     * @param tolerance width of the last bracket, in units, above 0
     * @return the quantity with its cost
     */
    public LotSize best(double tolerance) {
        double start = approximate().quantity();
        double quantity = GoldenSection.minimum(this::cost, start / 10, start * 10, tolerance);
        return new LotSize(quantity, cost(quantity));
    }

    /**
     * The quantity of the least approximate cost.
     *
     * @return the quantity with its approximate cost, h Q
     */
    public LotSize approximate() {
        double share = disruptionRate / (disruptionRate + recoveryRate);
        double part = share * demandRate * holdingCost;
        double root = Math.sqrt(part * part
                + 2
                        * holdingCost
                        * recoveryRate
                        * (fixedCost * demandRate * recoveryRate + demandRate * demandRate * stockoutCost * share));
        double quantity = (root - part) / (holdingCost * recoveryRate);
        return new LotSize(quantity, holdingCost * quantity);
    }

    /**
     * Cost of a quantity.
     *
     * @param quantity above 0
     * @return cost per unit of time
     */
    public double cost(double quantity) {
        double down = -Math.expm1(-(disruptionRate + recoveryRate) * quantity / demandRate);
        return cost(quantity, disruptionRate / (disruptionRate + recoveryRate) * down);
    }

    /**
     * Approximate cost of a quantity, as if the supplier's state at an order did not depend on the last one.
     *
     * @param quantity above 0
     * @return cost per unit of time
     */
    public double approximateCost(double quantity) {
        return cost(quantity, disruptionRate / (disruptionRate + recoveryRate));
    }

    private double cost(double quantity, double psi) {
        Require.positive("quantity", quantity);
        double paid = fixedCost
                + holdingCost * quantity * quantity / (2 * demandRate)
                + stockoutCost * demandRate * psi / recoveryRate;
        return paid / (quantity / demandRate + psi / recoveryRate);
    }
}
