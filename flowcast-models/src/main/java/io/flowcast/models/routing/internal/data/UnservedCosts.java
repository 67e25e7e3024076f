package io.flowcast.models.routing.internal.data;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import java.util.Arrays;

/** What it costs to leave a stop out. */
final class UnservedCosts {

    private UnservedCosts() {}

    /**
     * A required stop left out must weigh more than everything a plan can save by leaving it out, so its cost is an upper
     * bound of the cost of any plan: each stop alone on the dearest vehicle, twice the longest leg away, with the longest service and
     * a wait over the whole horizon, plus all prizes.
     */
    static long[] of(FlatProblem p, FlatDraft d) {
        double longestMetres = 0;
        double longestSeconds = 0;
        for (FlatTravel each : p.travel) {
            if (!each.dense()) {
                longestMetres = FlatTravel.LONGEST_LEG;
                longestSeconds = FlatTravel.LONGEST_LEG;
                continue;
            }
            for (int from = 0; from < each.size(); from++) {
                for (int to = 0; to < each.size(); to++) {
                    int metres = each.distanceMetres(from, to);
                    if (metres < FlatTravel.UNREACHABLE) {
                        longestMetres = Math.max(longestMetres, metres);
                        longestSeconds = Math.max(longestSeconds, each.durationSeconds(from, to));
                    }
                }
            }
        }
        long horizon = 0;
        long longestService = 0;
        for (int node = 0; node < p.nodes; node++) {
            int at = node * p.stride;
            for (long time : new long[] {
                p.own[at + FlatProblem.EARLIEST], p.own[at + FlatProblem.LATEST], p.own[at + FlatProblem.RELEASE]
            }) {
                horizon = Math.max(horizon, Math.abs(time) < NEVER ? Math.abs(time) : 0);
            }
            longestService = Math.max(longestService, p.own[at + FlatProblem.DURATION]);
        }
        for (long[] each : p.breakSeconds) {
            longestService += Arrays.stream(each).sum();
        }
        for (long[] each : p.breakCloses) {
            horizon = Math.max(horizon, Arrays.stream(each).max().orElse(0));
        }
        double perStop = 0;
        for (int t = 0; t < p.types; t++) {
            double driving = 2 * (p.distanceCost[t] * longestMetres + p.durationCost[t] * longestSeconds);
            driving += 2.0 * p.overtimeCost[t] * longestSeconds;
            double waiting = (p.durationCost[t] + p.overtimeCost[t]) * (2.0 * horizon + longestService);
            perStop = Math.max(perStop, p.fixedCost[t] + driving + waiting);
        }
        double bound = 1 + perStop * p.stops;
        for (int i = 0; i < p.stops; i++) {
            bound += p.boardCost[i] * 2.0 * (horizon + longestSeconds + longestService);
            bound += p.required[i] ? 0 : d.prize[i];
        }
        long heaviest = (1L << 60) / (p.stops + 1);
        long[] costs = new long[p.stops];
        for (int i = 0; i < p.stops; i++) {
            // A shipment counts once: at its pickup.
            boolean counts = p.partner[i] < 0 || p.shipmentPickup[i];
            long whole = p.required[i] ? Math.min((long) Math.min(bound, 1e18), heaviest) : d.prize[i];
            costs[i] = counts ? whole : 0;
        }
        return costs;
    }
}
