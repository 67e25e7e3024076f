package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.DataHash;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.Set;
import java.util.TreeSet;

/** A hash of all that a routing problem says, for provenance. */
public final class ProblemHash {

    private ProblemHash() {}

    /**
     * Hash of the records and of the travel between the places they use.
     *
     * @param translation the problem
     * @param context asked about cancellation now and then
     * @return the hash in the form {@code algorithm:hex}
     */
    public static String of(Translation translation, RunContext context) {
        RoutingProblem problem = translation.problem();
        DataHash hash = new DataHash().add(problem.dimensions().toString());
        problem.depots().forEach(depot -> hash.add(depot.toString()));
        for (VehicleType type : problem.vehicleTypes()) {
            add(hash, type.toString(), type.skills());
        }
        for (Stop stop : Translation.allStops(problem)) {
            context.stopIfAsked("reading stops");
            add(hash, stop.toString(), stop.requiredSkills());
        }
        problem.shipments()
                .forEach(each -> hash.add(each.id()).add(each.load().toString()).add(each.maxSecondsOnBoard()));
        hash.add(problem.alternatives().toString())
                .add(problem.sameVehicle().toString())
                .add(problem.sequences().toString())
                .add(problem.backhauls().toString());
        if (!problem.underWay().isEmpty()) {
            hash.add(problem.underWay().toString());
        }
        for (FlatTravel travel : translation.flat().travel) {
            hash.add(travel.fingerprint());
        }
        return hash.text();
    }

    /** An immutable set prints in an order that differs from run to run, so the names are added in order of their own. */
    private static void add(DataHash hash, String record, Set<String> names) {
        hash.add(record.replace(names.toString(), "")).add(new TreeSet<>(names).toString());
    }
}
