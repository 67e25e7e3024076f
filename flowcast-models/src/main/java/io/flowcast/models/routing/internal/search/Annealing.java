package io.flowcast.models.routing.internal.search;

import java.util.SplittableRandom;

/**
 * Simulated annealing: a plan that costs {@code d} more is accepted if {@code d < -T ln u} with u uniform in (0, 1).
 *
 * <p>The temperature falls exponentially from {@code START} to {@code END} times the mean cost of a leg, so that one setting suits
 * problems of any scale. Source of the rule: Christiaens and Vanden Berghe 2020, Transportation Science 54(2), Algorithm 1; there
 * the temperatures are absolute, 100 to 1 on instances whose legs cost about 100 at first.
 */
final class Annealing {

    private static final double START = 1;
    private static final double END = 0.01;

    private final double legCost;
    private final SplittableRandom random;
    private double temperature;

    Annealing(double legCost, SplittableRandom random) {
        this.legCost = legCost;
        this.random = random;
        cool(0);
    }

    /** Sets the temperature for a share of the search that is behind. */
    void cool(double progress) {
        temperature = legCost * START * Math.pow(END / START, progress);
    }

    /** Whether to go on from a plan that costs {@code proposed} instead of {@code current}. */
    boolean accepts(long proposed, long current) {
        return proposed <= current || proposed < current - temperature * Math.log(1 - random.nextDouble());
    }
}
