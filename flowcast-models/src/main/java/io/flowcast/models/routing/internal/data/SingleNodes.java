package io.flowcast.models.routing.internal.data;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

/** Place and segment of each single node, from which all longer segments are joined. */
final class SingleNodes {

    private SingleNodes() {}

    static void fill(FlatProblem p, FlatDraft d) {
        fillStops(p, d);
        fillSlots(p, d);
    }

    private static void fillStops(FlatProblem p, FlatDraft d) {
        for (int i = 0; i < p.stops; i++) {
            p.location[i] = d.location[i];
            int at = i * p.stride;
            int windows = p.windowOpens[i].length;
            p.own[at + FlatProblem.DURATION] = p.serviceSeconds[i];
            p.own[at + FlatProblem.EARLIEST] = windows == 0 ? -NEVER : p.windowOpens[i][0];
            p.own[at + FlatProblem.LATEST] = windows == 0 ? NEVER : p.windowCloses[i][windows - 1];
            p.own[at + FlatProblem.RELEASE] = p.releaseSeconds[i];
            if (p.hasReloads) {
                // Segments know no release of later trips, but that a stop is at least the way from its depot behind
                // it.
                p.own[at + FlatProblem.EARLIEST] =
                        Math.max(p.own[at + FlatProblem.EARLIEST], p.releaseSeconds[i] + shortestSupply(p, d, i));
                p.own[at + p.trips] = i < p.customers ? 0 : 1;
            }
            for (int k = 0; k < p.dimensions; k++) {
                int from = i * p.dimensions + k;
                long change = d.pickup[from] + d.shipment[from] - d.delivery[from];
                p.own[at + FlatProblem.LOAD + 3 * k] = d.delivery[from];
                p.own[at + FlatProblem.LOAD + 3 * k + 1] = change;
                p.own[at + FlatProblem.LOAD + 3 * k + 2] = Math.max(change, 0);
            }
            if (p.boardingPriced) {
                p.own[at + p.boarding] = i < p.customers ? p.serviceSeconds[i] : 0;
                p.own[at + p.boarding + 1] = p.boardCost[i];
            }
        }
    }

    private static long shortestSupply(FlatProblem p, FlatDraft d, int stop) {
        long shortest = Long.MAX_VALUE;
        for (int t = 0; t < p.types; t++) {
            FlatTravel each = p.travel[p.profile[t]];
            shortest = Math.min(shortest, each.durationSeconds(d.startLocation[t], d.location[stop]));
            for (int reload = p.customers; reload < p.stops; reload++) {
                shortest = Math.min(shortest, each.durationSeconds(d.location[reload], d.location[stop]));
            }
        }
        return p.releaseSeconds[stop] > -NEVER ? shortest : 0;
    }

    private static void fillSlots(FlatProblem p, FlatDraft d) {
        for (int t = 0; t < p.types; t++) {
            for (int r = p.firstSlot[t]; r < p.firstSlot[t + 1]; r++) {
                p.slotType[r] = t;
                p.location[p.start(r)] = d.startLocation[t];
                p.location[p.end(r)] = d.endLocation[t];
                int at = p.start(r) * p.stride;
                p.own[at + FlatProblem.DURATION] = p.startServiceSeconds[t];
                p.own[at + FlatProblem.EARLIEST] = d.startOpen[t];
                p.own[at + FlatProblem.LATEST] = d.startClose[t];
                p.own[at + FlatProblem.RELEASE] = -NEVER;
                for (int k = 0; k < p.dimensions; k++) {
                    p.own[at + FlatProblem.LOAD + 3 * k] = d.onBoard[t * p.dimensions + k];
                }
                at = p.end(r) * p.stride;
                p.own[at + FlatProblem.EARLIEST] = d.endOpen[t];
                p.own[at + FlatProblem.LATEST] = d.endClose[t];
                p.own[at + FlatProblem.RELEASE] = -NEVER;
            }
        }
    }
}
