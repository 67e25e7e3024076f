package io.flowcast.models.routing.internal.search;

import io.flowcast.models.routing.internal.data.FlatProblem;
import java.util.SplittableRandom;

/**
 * Simulated annealing: a plan that costs {@code d} more is accepted if {@code d < -T ln u} with u uniform in (0, 1).
 *
 * <p>The temperature falls exponentially, in units of the mean cost of a leg, so that one setting suits problems of any scale. Where
 * windows or roads in one direction bind the order of stops, it starts the higher, the more stops a route has: a long route whose order is
 * bound is left by dearer detours only. It ends the higher, the fewer
 * iterations there are for each stop, because a short search that is cold for its second half is stuck for that half. Source of the
 * rule: Christiaens and Vanden Berghe 2020, Transportation Science 54(2), Algorithm 1; there the temperatures are absolute, 100 to 1 on
 * instances whose legs cost about 100 at first, and iterations are many.
 */
final class Annealing {

    private static final double START = 1;
    /** Stops of a route at which the search starts hotter than that, where their order is bound, and how much hotter at most. */
    private static final double SHORT_ROUTE = 8;

    private static final double HOTTEST = 5;
    private static final double WARM = 0.1;
    private static final double END = 0.01;
    private static final double END_TIMED = 0.03;
    private static final double HIGHEST_END = 0.1;
    /** Iterations for each stop with which the search ends at the lowest temperature. */
    private static final double AMPLE = 1000;

    private final double legCost;
    private final double start;
    private final double lowestEnd;
    private final double stops;
    private final SplittableRandom random;
    private double temperature;

    /**
     * Annealing that has not begun.
     *
     * @param problem the problem
     * @param legCost mean cost of a leg at first
     * @param perRoute mean number of stops of a route at first
     * @param warm whether the search starts from a plan that somebody made: it is worth keeping, and the full heat would melt it
     * @param random what decides
     */
    Annealing(FlatProblem problem, double legCost, double perRoute, boolean warm, SplittableRandom random) {
        this.legCost = legCost;
        this.random = random;
        boolean bound = problem.timed || !problem.travel[0].symmetric();
        double hotter = bound ? Math.max(1, Math.min(HOTTEST, perRoute / SHORT_ROUTE)) : 1;
        start = START * hotter * (warm ? WARM : 1);
        lowestEnd = problem.timed ? END_TIMED : END;
        stops = Math.max(1, problem.customers);
        cool(0, 0);
    }

    /** Sets the temperature for a share of the search that is behind, and the iterations it took. */
    void cool(double progress, long iterations) {
        double perStop = progress > 0 ? iterations / progress / stops : AMPLE;
        double end = Math.min(HIGHEST_END, lowestEnd * Math.sqrt(Math.max(1, AMPLE / Math.max(1, perStop))));
        temperature = legCost * start * Math.pow(end / start, progress);
    }

    /** Whether to go on from a plan that costs {@code proposed} instead of {@code current}. */
    boolean accepts(long proposed, long current) {
        return proposed <= current || proposed < current - temperature * Math.log(1 - random.nextDouble());
    }
}
