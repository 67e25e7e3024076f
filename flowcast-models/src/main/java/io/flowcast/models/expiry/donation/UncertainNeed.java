package io.flowcast.models.expiry.donation;

import java.util.Arrays;

/**
 * What a recipient on a route will ask for, known only on arrival.
 *
 * @param amounts possible needs in units, rising, at least 0
 * @param probabilities how likely each is; at least 0, together 1
 */
public record UncertainNeed(long[] amounts, double[] probabilities) {
    /** Checks and copies the arguments. */
    public UncertainNeed {
        amounts = amounts.clone();
        probabilities = probabilities.clone();
        if (amounts.length == 0 || amounts.length != probabilities.length) {
            throw new IllegalArgumentException("need has " + amounts.length + " amounts and " + probabilities.length
                    + " probabilities. Maybe a column is missing.");
        }
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] < 0 || (i > 0 && amounts[i] <= amounts[i - 1])) {
                throw new IllegalArgumentException("amounts must rise and not be negative, were "
                        + Arrays.toString(amounts) + ". Maybe they are not sorted.");
            }
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1 + 1e-9)) {
                throw new IllegalArgumentException("probabilities must lie between 0 and 1, were "
                        + Arrays.toString(probabilities) + ". Maybe they are percentages.");
            }
            sum += probabilities[i];
        }
        if (Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException(
                    "probabilities must add up to 1, were " + sum + ". Maybe some amounts are missing.");
        }
    }

    /**
     * Possible needs.
     *
     * @return a copy, rising
     */
    @Override
    public long[] amounts() {
        return amounts.clone();
    }

    /**
     * How likely each need is.
     *
     * @return a copy
     */
    @Override
    public double[] probabilities() {
        return probabilities.clone();
    }

    int size() {
        return amounts.length;
    }

    long amount(int i) {
        return amounts[i];
    }

    double probability(int i) {
        return probabilities[i];
    }

    double mean() {
        double mean = 0;
        for (int i = 0; i < amounts.length; i++) {
            mean += probabilities[i] * amounts[i];
        }
        return mean;
    }

    /** Standard deviation over mean; 0 for a need that is certain. */
    double variation() {
        double mean = mean();
        double variance = 0;
        for (int i = 0; i < amounts.length; i++) {
            variance += probabilities[i] * (amounts[i] - mean) * (amounts[i] - mean);
        }
        return mean > 0 ? Math.sqrt(variance) / mean : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UncertainNeed need
                && Arrays.equals(amounts, need.amounts)
                && Arrays.equals(probabilities, need.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(amounts) + Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
        return "UncertainNeed[" + Arrays.toString(amounts) + ", " + Arrays.toString(probabilities) + "]";
    }
}
