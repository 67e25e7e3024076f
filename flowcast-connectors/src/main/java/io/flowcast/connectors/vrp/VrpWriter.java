package io.flowcast.connectors.vrp;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.routing.RoutingProblem;

/**
 * Writes routing problems as instance files. Whatever a format has no place for is a finding, and nothing is written then.
 *
 * <p>Each text is read back before it is handed out and compared with the problem, so a file never means something else. Nodes are
 * numbered anew: depots first, then the stops, then pickup and delivery of each shipment.
 */
public final class VrpWriter {
    private VrpWriter() {}

    /**
     * A problem as VRPLIB: several depots, mixed fleets, windows, release times, prizes, backhauls, barred customers, pickup and
     * delivery. Distances that do not come from straight lines become a matrix.
     *
     * @param name name of the instance, one line
     * @param problem the problem, one dimension
     * @param rounding in which units its distances and times are
     * @return the text
     * @throws InvalidInputException if VRPLIB has no place for something the problem asks for
     */
    public static VrpText vrplib(String name, RoutingProblem problem, DistanceRounding rounding) {
        complete("VRPLIB", problem);
        return checked("VRPLIB", problem, rounding, new VrplibWriter(problem, rounding).write(name));
    }

    /**
     * A problem in Solomon's layout: one depot, vehicles that are alike, one window per stop, straight lines.
     *
     * @param name name of the instance, one line
     * @param problem the problem, one dimension
     * @param rounding in which units its distances and times are
     * @return the text
     * @throws InvalidInputException if the layout has no place for something the problem asks for
     */
    public static VrpText solomon(String name, RoutingProblem problem, DistanceRounding rounding) {
        complete("Solomon", problem);
        return checked("Solomon", problem, rounding, new SolomonWriter(problem, rounding).solomon(name));
    }

    /**
     * A problem in the layout of Li and Lim: one depot, vehicles that are alike, shipments only, straight lines.
     *
     * @param problem the problem, one dimension
     * @param rounding in which units its distances and times are
     * @return the text
     * @throws InvalidInputException if the layout has no place for something the problem asks for
     */
    public static VrpText liLim(RoutingProblem problem, DistanceRounding rounding) {
        complete("Li-Lim", problem);
        return checked("Li-Lim", problem, rounding, new SolomonWriter(problem, rounding).liLim());
    }

    private static void complete(String format, RoutingProblem problem) {
        if (problem.depots().isEmpty() || problem.travel().isEmpty()) {
            String missing = problem.depots().isEmpty() ? "depots" : "travel";
            String cause = "Maybe the problem is not complete yet; a file needs a depot and distances";
            throw new InvalidInputException(Findings.of(
                    new Finding("vrp.not-expressible", Severity.FATAL, Place.of(format), missing, "", cause)));
        }
        if (!problem.stops().isEmpty() && !problem.shipments().isEmpty()) {
            String cause = "Maybe split the problem or keep it as JSON; a file has either stops or shipments";
            throw new InvalidInputException(Findings.of(new Finding(
                    "vrp.not-expressible", Severity.FATAL, Place.of(format), "stops", "and shipments", cause)));
        }
    }

    private static VrpText checked(String format, RoutingProblem problem, DistanceRounding rounding, String text) {
        Lost.check(problem, VrpInstances.parse(format, text, rounding), format);
        return new VrpText(text, new Nodes(problem, rounding).stopIds());
    }
}
