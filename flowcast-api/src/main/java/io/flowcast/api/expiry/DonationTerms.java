package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import java.util.List;

/**
 * What giving costs and brings to the giver, as the user's accountant says: data, not advice, and never a reason to give
 * what is not safe.
 *
 * @param costPerKilogram what it costs to hand over a kilogram, transport not planned here included
 * @param valuePerKilogram what a kilogram given is worth apart from tax, for example fees that a food bank pays;
 *     avoided disposal is not part of it
 * @param relief tax relief
 * @param fairness how goods are shared between recipients
 * @param standings weights and past shares of recipients; who is not named has weight 1 and no past
 */
public record DonationTerms(
        double costPerKilogram,
        double valuePerKilogram,
        TaxRelief relief,
        Fairness fairness,
        List<RecipientStanding> standings) {
    /** Checks and copies the arguments. */
    public DonationTerms {
        Require.nonNegative("costPerKilogram", costPerKilogram);
        Require.nonNegative("valuePerKilogram", valuePerKilogram);
        Require.present("relief", relief);
        Require.present("fairness", fairness);
        standings = List.copyOf(standings);
    }

    /**
     * Terms without tax relief; goods are shared by max-min of fill rates among recipients that are all alike.
     *
     * @param costPerKilogram what it costs to hand over a kilogram
     * @param valuePerKilogram what a kilogram given is worth
     */
    public DonationTerms(double costPerKilogram, double valuePerKilogram) {
        this(costPerKilogram, valuePerKilogram, TaxRelief.none(), Fairness.standard(), List.of());
    }

    /**
     * What giving a unit brings before tax relief.
     *
     * @param massGramsPerUnit mass of the unit
     * @return value less cost
     */
    public double valueBeforeRelief(double massGramsPerUnit) {
        return (valuePerKilogram - costPerKilogram) * massGramsPerUnit / 1000;
    }

    /**
     * What giving a unit brings, as long as the relief is not used up.
     *
     * @param massGramsPerUnit mass of the unit
     * @param purchaseCostPerUnit what it cost
     * @param unitPrice its full price
     * @return value and relief less cost
     */
    public double valueOfUnit(double massGramsPerUnit, double purchaseCostPerUnit, double unitPrice) {
        return valueBeforeRelief(massGramsPerUnit) + relief.ofUnit(massGramsPerUnit, purchaseCostPerUnit, unitPrice);
    }

    /**
     * Tax that giving saves: rate times a base, and the base of a unit is a sum per kilogram, of cost and of price, not more
     * than a multiple of its cost. Two laws as data, in their simplest case:
     *
     * <ul>
     *   <li>cost plus half the margin, at most twice the cost, at a rate of 21 %: {@code perKilogram = 0, shareOfCost = 0.5,
     *       shareOfPrice = 0.5, maxShareOfCost = 2, rate = 0.21};
     *   <li>60 % of the cost: {@code perKilogram = 0, shareOfCost = 1, shareOfPrice = 0, maxShareOfCost = 1, rate = 0.6}.
     * </ul>
     *
     * @param perKilogram part of the base that goes by mass
     * @param shareOfCost part of the base that goes by purchase cost
     * @param shareOfPrice part of the base that goes by full price
     * @param maxShareOfCost limit of the base as a multiple of purchase cost; {@link Double#MAX_VALUE} for none
     * @param rate tax saved per base, from 0 to 1
     * @param maxPerPlan most relief that one plan can bring, what is left of a yearly limit; {@link Double#MAX_VALUE} for
     *     no limit
     */
    public record TaxRelief(
            double perKilogram,
            double shareOfCost,
            double shareOfPrice,
            double maxShareOfCost,
            double rate,
            double maxPerPlan) {
        /** Checks the arguments. */
        public TaxRelief {
            Require.nonNegative("perKilogram", perKilogram);
            Require.nonNegative("shareOfCost", shareOfCost);
            Require.nonNegative("shareOfPrice", shareOfPrice);
            Require.nonNegative("maxShareOfCost", maxShareOfCost);
            Require.fraction("rate", rate);
            Require.nonNegative("maxPerPlan", maxPerPlan);
        }

        /**
         * No relief.
         *
         * @return relief of nothing
         */
        public static TaxRelief none() {
            return new TaxRelief(0, 0, 0, Double.MAX_VALUE, 0, Double.MAX_VALUE);
        }

        /**
         * Relief for one unit, while the limit of the plan is not reached.
         *
         * @param massGramsPerUnit mass of the unit
         * @param purchaseCostPerUnit what it cost
         * @param unitPrice its full price
         * @return money, at least 0
         */
        public double ofUnit(double massGramsPerUnit, double purchaseCostPerUnit, double unitPrice) {
            if (rate == 0) {
                return 0;
            }
            double base = perKilogram * massGramsPerUnit / 1000
                    + shareOfCost * purchaseCostPerUnit
                    + shareOfPrice * unitPrice;
            return rate * Math.min(base, Math.min(Double.MAX_VALUE, maxShareOfCost * purchaseCostPerUnit));
        }
    }
}
