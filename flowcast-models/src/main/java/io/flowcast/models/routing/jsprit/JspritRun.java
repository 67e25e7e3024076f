package io.flowcast.models.routing.jsprit;

import com.graphhopper.jsprit.core.algorithm.SearchStrategy;
import com.graphhopper.jsprit.core.algorithm.acceptor.SolutionAcceptor;
import com.graphhopper.jsprit.core.algorithm.listener.IterationEndsListener;
import com.graphhopper.jsprit.core.algorithm.listener.IterationStartsListener;
import com.graphhopper.jsprit.core.algorithm.termination.PrematureAlgorithmTermination;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import io.flowcast.api.routing.CostPoint;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.run.RunContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches one run of jsprit: accepts plans, keeps the best, reports progress, and ends it.
 *
 * <p>A plan is accepted if it costs less than the current one plus a threshold that starts at 3 % of the first plan's cost and halves
 * each time 15 % of the run are over: jsprit's own rule (Schrimpf et al. 2000) with its parameters, but by the share of the run that is
 * over, so that it also fits runs that are limited by time.
 *
 * <p>jsprit asks for the end only between iterations, which can take seconds; so the travel costs beat a heart, which ends the run by an
 * exception that never leaves this package.
 */
final class JspritRun
        implements SolutionAcceptor, PrematureAlgorithmTermination, IterationStartsListener, IterationEndsListener {

    /** Ends a run in the middle of an iteration. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private static final double FIRST_THRESHOLD = 0.03;
    private static final double HALF_LIFE = 0.15;
    private static final int BEATS_BETWEEN_LOOKS = 1 << 12;

    private final StopWhen stopWhen;
    private final RunContext context;
    private final long start;
    private final long timeNanos;
    private @Nullable VehicleRoutingProblemSolution best;
    private final List<CostPoint> trace = new ArrayList<>();
    private double firstCost = Double.NaN;
    private long iterations;
    private long improvedAt;
    private int beats;

    JspritRun(StopWhen stopWhen, RunContext context) {
        this.stopWhen = stopWhen;
        this.context = context;
        start = context.nanoTime();
        timeNanos = stopWhen.time() == null ? Long.MAX_VALUE : stopWhen.time().toNanos();
    }

    @Nullable
    VehicleRoutingProblemSolution best() {
        return best;
    }

    long iterations() {
        return iterations;
    }

    /** The better plans, by jsprit's own cost, which punishes stops left out. */
    List<CostPoint> trace() {
        return trace;
    }

    int maxIterations() {
        return (int) Math.min(Integer.MAX_VALUE, stopWhen.iterations());
    }

    /** Called by every request for a travel cost. */
    void heartbeat() {
        if (++beats >= BEATS_BETWEEN_LOOKS) {
            beats = 0;
            if (context.shouldStop() || outOfTime()) {
                throw new Stopped();
            }
        }
    }

    /** A limit on time ends the search, but not before there is a first plan. */
    private boolean outOfTime() {
        return best != null && timeNanos < Long.MAX_VALUE && context.nanoTime() - start >= timeNanos;
    }

    private double progress() {
        double share = stopWhen.iterations() == Long.MAX_VALUE ? 0 : (double) iterations / stopWhen.iterations();
        return timeNanos == Long.MAX_VALUE ? share : Math.max(share, (double) (context.nanoTime() - start) / timeNanos);
    }

    @Override
    public boolean acceptSolution(
            Collection<VehicleRoutingProblemSolution> solutions, VehicleRoutingProblemSolution proposed) {
        if (solutions.isEmpty()) {
            solutions.add(proposed);
            return true;
        }
        VehicleRoutingProblemSolution current = solutions.iterator().next();
        if (Double.isNaN(firstCost)) {
            firstCost = current.getCost();
        }
        double threshold = FIRST_THRESHOLD * firstCost * Math.pow(0.5, progress() / HALF_LIFE);
        if (proposed.getCost() < current.getCost() + threshold) {
            solutions.remove(current);
            solutions.add(proposed);
            return true;
        }
        return false;
    }

    @Override
    public boolean isPrematureBreak(SearchStrategy.DiscoveredSolution discovered) {
        return context.shouldStop()
                || outOfTime()
                || iterations - improvedAt >= stopWhen.iterationsWithoutImprovement()
                || (best != null && best.getUnassignedJobs().isEmpty() && best.getCost() <= stopWhen.targetCost());
    }

    @Override
    public void informIterationStarts(
            int iteration, VehicleRoutingProblem problem, Collection<VehicleRoutingProblemSolution> solutions) {
        solutions.forEach(this::consider);
    }

    @Override
    public void informIterationEnds(
            int iteration, VehicleRoutingProblem problem, Collection<VehicleRoutingProblemSolution> solutions) {
        iterations = iteration;
        solutions.forEach(this::consider);
        double cost = best == null ? 0 : best.getCost();
        long total = stopWhen.iterations() == Long.MAX_VALUE ? 0 : stopWhen.iterations();
        context.progress().report("route", iteration, total, "cost " + cost);
    }

    /** Keeps a plan if it is the best so far. */
    void consider(VehicleRoutingProblemSolution solution) {
        VehicleRoutingProblemSolution known = best;
        if (known == null || solution.getCost() < known.getCost()) {
            best = VehicleRoutingProblemSolution.copyOf(solution);
            improvedAt = iterations;
            trace.add(new CostPoint(
                    iterations,
                    (context.nanoTime() - start) / 1e9,
                    solution.getCost(),
                    solution.getUnassignedJobs().size()));
        }
    }
}
