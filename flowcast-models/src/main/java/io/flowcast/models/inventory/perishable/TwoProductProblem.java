package io.flowcast.models.inventory.perishable;

/**
 * Two products that expire, of which the first can stand in for the second: what customers of B do not find, each of them takes of A, if there is any left, with a
 * probability (Hendrix, Ortega, Haijema, Buisman and Garcia 2019, "On computing optimal policies in perishable inventory control using value iteration", Computational and
 * Mathematical Methods 1(4)). Orders arrive before the next period's sales; the oldest goods go first; unmet demand is lost. Immutable.
 *
 * @param lifeA periods a unit of A can be sold in, from 1 to 5
 * @param lifeB the same of B
 * @param maxOrderA largest order of A, from 0 to 60
 * @param maxOrderB the same of B
 * @param demandA probability of 0, 1, 2, ... customers who want A; adds up to 1
 * @param demandB the same of B
 * @param substitution probability that a customer of B who finds none takes A, in [0, 1]
 * @param costA what A costs; {@code holding} and {@code perOrder} count too
 * @param costB what B costs; a customer of B who takes A is no lost sale
 * @param priceA earned for a unit of A sold, to whomever; finite
 * @param priceB earned for a unit of B sold; finite
 * @param discount weight of the next period, above 0; 1 asks for the least cost per period
 */
public record TwoProductProblem(
        int lifeA,
        int lifeB,
        int maxOrderA,
        int maxOrderB,
        double[] demandA,
        double[] demandB,
        double substitution,
        AgeCosts costA,
        AgeCosts costB,
        double priceA,
        double priceB,
        double discount) {
    /** Checks and copies the arguments. */
    public TwoProductProblem {
        within("lifeA", lifeA, 1, 5);
        within("lifeB", lifeB, 1, 5);
        within("maxOrderA", maxOrderA, 0, 60);
        within("maxOrderB", maxOrderB, 0, 60);
        demandA = checked("demandA", demandA);
        demandB = checked("demandB", demandB);
        if (!(substitution >= 0 && substitution <= 1)) {
            throw new IllegalArgumentException("substitution must lie between 0 and 1, was " + substitution);
        }
        if (!Double.isFinite(priceA) || !Double.isFinite(priceB)) {
            throw new IllegalArgumentException("priceA and priceB must be finite, were " + priceA + " and " + priceB);
        }
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("discount must lie above 0 and at most at 1, was " + discount);
        }
        double states = Math.pow(maxOrderA + 1.0, lifeA) * Math.pow(maxOrderB + 1.0, lifeB);
        if (states > AgeGrid.MOST_STATES) {
            throw new IllegalArgumentException(
                    "lives and largest orders make " + states + " states, more than " + AgeGrid.MOST_STATES);
        }
    }

    /**
     * Demand of A.
     *
     * @return a copy
     */
    @Override
    public double[] demandA() {
        return demandA.clone();
    }

    /**
     * Demand of B.
     *
     * @return a copy
     */
    @Override
    public double[] demandB() {
        return demandB.clone();
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must lie between " + least + " and " + most + ", was " + value);
        }
    }

    private static double[] checked(String name, double[] demand) {
        double sum = 0;
        for (double p : demand) {
            if (!(p >= 0 && p <= 1 + 1e-9)) {
                throw new IllegalArgumentException(name + " must hold probabilities, was " + p);
            }
            sum += p;
        }
        if (!(Math.abs(sum - 1) <= 1e-9)) {
            throw new IllegalArgumentException(name + " must add up to 1, was " + sum);
        }
        return demand.clone();
    }
}
