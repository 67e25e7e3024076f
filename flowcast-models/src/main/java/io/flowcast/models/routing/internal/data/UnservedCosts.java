package io.flowcast.models.routing.internal.data;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What it costs to leave a stop out. Required stops and those of a priority class carry a weight beside their prize, so that plans compare level by level
 * by one number.
 */
final class UnservedCosts {

    private static final double HEAVIEST = 0x1p60;

    /** Cost per stop. */
    final long[] costs;
    /** Whether the weights of priority classes do not fit into a number. */
    boolean overflow;

    UnservedCosts(FlatProblem p, FlatDraft d) {
        costs = new long[p.stops];
        weigh(p, d, bound(p, d));
    }

    /**
     * A required stop left out must weigh more than everything a plan can save by leaving it out, so its cost is an upper
     * bound of the cost of any plan: each stop alone on the dearest vehicle, twice the longest leg away, with the longest service and
     * a wait over the whole horizon, plus all prizes.
     */
    private static double bound(FlatProblem p, FlatDraft d) {
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
        return bound;
    }

    /** A level weighs more than all below it together. */
    private void weigh(FlatProblem p, FlatDraft d, double bound) {
        TreeMap<Integer, Integer> levels = new TreeMap<>();
        for (int i = 0; i < p.stops; i++) {
            if (!p.required[i] && d.priority[i] > 0 && counts(p, i)) {
                levels.merge(d.priority[i], 1, Integer::sum);
            }
        }
        Map<Integer, Double> weights = new HashMap<>();
        double weight = bound;
        double sum = 0;
        for (Map.Entry<Integer, Integer> level : levels.entrySet()) {
            weights.put(level.getKey(), weight);
            sum += weight * level.getValue();
            weight *= level.getValue() + 1.0;
        }
        overflow = !levels.isEmpty() && sum + weight * p.stops > HEAVIEST;
        double most = levels.isEmpty() ? HEAVIEST / (p.stops + 1) : HEAVIEST;
        for (int i = 0; i < p.stops; i++) {
            if (counts(p, i)) {
                double above = weights.getOrDefault(d.priority[i], 0.0);
                costs[i] =
                        p.required[i] ? (long) Math.min(weight, most) : d.prize[i] + (long) Math.min(above, HEAVIEST);
            }
        }
    }

    /** A shipment counts once: at its pickup. */
    private static boolean counts(FlatProblem p, int stop) {
        return p.partner[stop] < 0 || p.shipmentPickup[stop];
    }
}
