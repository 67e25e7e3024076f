package io.flowcast.connectors.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.travel.TravelMatrix;
import java.util.Objects;
import java.util.TreeSet;

/** The travel matrices of a problem in the words of ShipmentModel.DurationDistanceMatrix: places are tags, and only those that are used are sent. */
final class ToursMatrices {
    /** Where routes end that end at their last stop: no way from anywhere. */
    static final String NOWHERE = "nowhere";

    /** Distance of a pair that no road joins; its duration already rules it out. */
    private static final double FAR_METRES = 1e9;

    private final RoutingProblem problem;
    private final ToursRequest request;

    ToursMatrices(RoutingProblem problem, ToursRequest request) {
        this.problem = problem;
        this.request = request;
    }

    static String tag(int place) {
        return "place " + place;
    }

    static String matrixTag(String profile) {
        return "travel " + profile;
    }

    void write(ObjectNode model) {
        TreeSet<Integer> places = new TreeSet<>();
        TreeSet<String> profiles = new TreeSet<>();
        boolean open = false;
        for (ToursRequest.Vehicle vehicle : request.vehicles()) {
            places.add(request.depot(vehicle.type().startDepotId()).location());
            String end = vehicle.type().endDepotId();
            open |= end == null;
            if (end != null) {
                places.add(request.depot(end).location());
            }
            profiles.add(vehicle.type().profile());
        }
        for (ToursRequest.Job job : request.jobs()) {
            places.add(job.first().location());
            if (job.second() != null) {
                places.add(job.second().location());
            }
        }
        ArrayNode from = model.putArray("durationDistanceMatrixSrcTags");
        ArrayNode to = model.putArray("durationDistanceMatrixDstTags");
        places.forEach(place -> from.add(tag(place)));
        places.forEach(place -> to.add(tag(place)));
        if (open) {
            to.add(NOWHERE);
        }
        ArrayNode matrices = model.putArray("durationDistanceMatrices");
        for (String profile : profiles) {
            TravelMatrix travel = Objects.requireNonNull(problem.travel().get(profile));
            ArrayNode rows = matrices.addObject()
                    .put("vehicleStartTag", matrixTag(profile))
                    .putArray("rows");
            for (int i : places) {
                ObjectNode row = rows.addObject();
                ArrayNode durations = row.putArray("durations");
                ArrayNode metres = row.putArray("meters");
                for (int j : places) {
                    boolean joined = joined(travel, i, j);
                    durations.add(
                            joined
                                    ? ToursRequest.seconds(travel.durationSeconds(i, j))
                                    : ToursRequest.seconds(ToursRequest.YEAR));
                    metres.add(joined ? (double) travel.distanceMetres(i, j) : FAR_METRES);
                }
                if (open) {
                    durations.add("0s");
                    metres.add(0.0);
                }
            }
        }
    }

    static boolean joined(TravelMatrix travel, int from, int to) {
        return travel.distanceMetres(from, to) != TravelMatrix.UNREACHABLE
                && travel.durationSeconds(from, to) != TravelMatrix.UNREACHABLE;
    }
}
