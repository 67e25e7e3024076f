package io.flowcast.core.feature;

import java.util.Set;

/**
 * What counts as an anomaly.
 *
 * @param falseAlarms share of rows without any anomaly that may be found to have one of each kind, above 0 and at most 0.5
 * @param leastFactor a level shift is at least this factor, up or down, above 1
 * @param explainedBy names of covariates, for example promotion or holiday; a cell at which one of them differs from its usual value in the row is never an anomaly
 */
public record AnomalyOptions(double falseAlarms, double leastFactor, Set<String> explainedBy) {
    /** Checks and copies the arguments. */
    public AnomalyOptions {
        if (!(falseAlarms > 0 && falseAlarms <= 0.5)) {
            throw new IllegalArgumentException("falseAlarms must lie above 0 and at most at 0.5, was " + falseAlarms);
        }
        if (!(leastFactor > 1)) {
            throw new IllegalArgumentException("leastFactor must be above 1, was " + leastFactor);
        }
        explainedBy = Set.copyOf(explainedBy);
    }

    /**
     * One false alarm in a hundred rows, shifts from a factor of 1.5 on, nothing explained.
     *
     * @return the options
     */
    public static AnomalyOptions standard() {
        return new AnomalyOptions(0.01, 1.5, Set.of());
    }

    /**
     * These options with explanations.
     *
     * @param covariates names of covariates
     * @return a copy
     */
    public AnomalyOptions explainedBy(String... covariates) {
        return new AnomalyOptions(falseAlarms, leastFactor, Set.of(covariates));
    }
}
