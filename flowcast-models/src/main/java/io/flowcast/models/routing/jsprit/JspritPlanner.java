package io.flowcast.models.routing.jsprit;

import com.graphhopper.jsprit.core.algorithm.VehicleRoutingAlgorithm;
import com.graphhopper.jsprit.core.algorithm.box.Jsprit;
import com.graphhopper.jsprit.core.algorithm.state.StateManager;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.constraint.ConstraintManager;
import com.graphhopper.jsprit.core.problem.constraint.HardActivityConstraint.ConstraintsStatus;
import com.graphhopper.jsprit.core.problem.constraint.HardRouteConstraint;
import com.graphhopper.jsprit.core.problem.job.Shipment;
import com.graphhopper.jsprit.core.problem.misc.JobInsertionContext;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import com.graphhopper.jsprit.core.problem.solution.route.VehicleRoute;
import com.graphhopper.jsprit.core.problem.solution.route.activity.End;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TourActivity;
import com.graphhopper.jsprit.core.problem.vehicle.Vehicle;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.translate.PlanWriter;
import io.flowcast.models.routing.internal.translate.ProblemHash;
import io.flowcast.models.routing.internal.translate.Translation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Plans routes with jsprit 1.8, a ruin and recreate solver after Schrimpf, Schneider, Stamm-Wilbrandt and Dueck 2000 ("Record breaking
 * optimization results using the ruin and recreate principle", J. Computational Physics 159(2)).
 *
 * <p>It refuses with a finding what jsprit cannot express: optional stops, release times, limits of a route's distance or duration, time on
 * board, stops that both bring and take, loads beyond 2³¹, negative times. jsprit lets vehicles leave at the beginning of their shift; departures
 * are put as late as possible afterwards, so it may judge the cost of time too high while it searches.
 *
 * <p>One thread, whatever the context offers. A limit on iterations gives the same plan on every machine. Immutable and safe for several
 * threads.
 */
public final class JspritPlanner implements RoutePlanner {

    /** A planner; it has no settings. */
    public JspritPlanner() {}

    @Override
    public String name() {
        return "jsprit";
    }

    @Override
    public RoutePlan plan(RoutingProblem problem, StopWhen stopWhen, RunContext context) {
        Findings refusals = JspritRefusals.of(problem);
        Translation translation;
        try {
            translation = Translation.of(problem, context);
        } catch (InvalidInputException invalid) {
            throw new InvalidInputException(invalid.findings().and(refusals));
        }
        refusals.throwIfFatal();
        String hash = ProblemHash.of(translation, context);
        JspritRun run = new JspritRun(stopWhen, context);
        FlatProblem flat = translation.flat();
        if (flat.stops > 0 && flat.slots > 0) {
            search(translation, run, Streams.seed(context.seed(), "jsprit"));
        }
        PlanWriter writer = new PlanWriter(translation);
        VehicleRoutingProblemSolution best = run.best();
        if (best != null) {
            List<VehicleRoute> routes = new ArrayList<>(best.getRoutes());
            routes.sort(Comparator.comparingInt((VehicleRoute route) -> JspritProblem.type(route.getVehicle()))
                    .thenComparing(route -> route.getVehicle().getId()));
            routes.stream()
                    .filter(route -> !route.isEmpty())
                    .forEach(route -> writer.route(JspritProblem.type(route.getVehicle()), stops(flat, route)));
        }
        Map<String, String> parameters = Map.of(
                "iterations", Long.toString(stopWhen.iterations()),
                "iterationsWithoutImprovement", Long.toString(stopWhen.iterationsWithoutImprovement()),
                "targetCost", Double.toString(stopWhen.targetCost()),
                "time", String.valueOf(stopWhen.time()));
        Provenance provenance = Provenance.of("route", name(), parameters, hash, context);
        return writer.finish(run.iterations(), Findings.none(), run.trace(), provenance);
    }

    private static void search(Translation translation, JspritRun run, long seed) {
        try {
            VehicleRoutingProblem problem = new JspritProblem(translation, run::heartbeat).build();
            if (problem == null) {
                return;
            }
            StateManager states = new StateManager(problem);
            ConstraintManager constraints = new ConstraintManager(problem, states);
            FlatProblem flat = translation.flat();
            constraints.addConstraint(
                    (context, previous, added, next, departure) -> roads(flat, context, previous, added, next),
                    ConstraintManager.Priority.CRITICAL);
            constraints.addConstraint((HardRouteConstraint) context -> stopsLeft(flat, context));
            VehicleRoutingAlgorithm algorithm = Jsprit.Builder.newInstance(problem)
                    .setStateAndConstraintManager(states, constraints)
                    .addCoreStateAndConstraintStuff(true)
                    .setCustomAcceptor(run)
                    .setProperty(Jsprit.Parameter.THREADS, "1")
                    .setRandom(new Random(seed))
                    .buildAlgorithm();
            algorithm.setMaxIterations(run.maxIterations());
            algorithm.addTerminationCriterion(run);
            algorithm.addListener(run);
            algorithm.searchSolutions().forEach(run::consider);
        } catch (JspritRun.Stopped stopped) {
            // The run keeps the best plan so far.
        }
    }

    private static ConstraintsStatus roads(
            FlatProblem flat,
            JobInsertionContext context,
            TourActivity previous,
            TourActivity added,
            TourActivity next) {
        Vehicle vehicle = context.getNewVehicle();
        FlatTravel travel = flat.travel[flat.profile[JspritProblem.type(vehicle)]];
        boolean in = open(travel, previous, added);
        boolean home = next instanceof End;
        boolean out = (home && !vehicle.isReturnToDepot()) || open(travel, added, next);
        return in && out ? ConstraintsStatus.FULFILLED : ConstraintsStatus.NOT_FULFILLED;
    }

    private static boolean open(FlatTravel travel, TourActivity from, TourActivity to) {
        return travel.distanceMetres(
                        from.getLocation().getIndex(), to.getLocation().getIndex())
                < FlatTravel.UNREACHABLE;
    }

    private static boolean stopsLeft(FlatProblem flat, JobInsertionContext context) {
        int more = context.getJob() instanceof Shipment ? 2 : 1;
        int stops = context.getRoute().getActivities().size();
        return stops + more <= flat.maxStops[JspritProblem.type(context.getNewVehicle())];
    }

    /** Flat stops in driving order; the delivery of a shipment is the partner of the stop its job is named after. */
    private static List<Integer> stops(FlatProblem flat, VehicleRoute route) {
        List<Integer> stops = new ArrayList<>();
        for (TourActivity activity : route.getActivities()) {
            int stop = JspritProblem.stop(((TourActivity.JobActivity) activity).getJob());
            boolean second = flat.partner[stop] >= 0 && stops.contains(stop);
            stops.add(second ? flat.partner[stop] : stop);
        }
        return stops;
    }
}
