package io.flowcast.models.routing.internal.search;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.state.Routes;
import java.util.SplittableRandom;

/**
 * Adjacent string removal: takes strings of consecutive stops out of routes that lie near a randomly chosen stop.
 *
 * <p>With the mean number of stops per route t, strings are at most {@code l = min(L, t)} long and there are at most
 * {@code 4c / (1 + l) - 1} of them, so that about c stops are removed on average. Half of the strings keep a substring in the middle
 * ("split string"). Source: Christiaens and Vanden Berghe 2020, Transportation Science 54(2), section 5.1 and Algorithm 2, with its
 * published parameters c = 10, L = 10, alpha = 0.5, beta = 0.01.
 *
 * <p>Of a removed shipment the other end goes too. Where travel times break the triangle inequality a route can become
 * infeasible by losing a stop; such a route is emptied.
 */
final class StringRemoval {

    private static final double MEAN_REMOVED = 10;
    private static final double LONGEST_STRING = 10;
    private static final double SPLIT_RATE = 0.5;
    private static final double SPLIT_GROW_RATE = 0.01;
    private static final double JOIN_RATE = 0.5;

    private final FlatProblem p;
    private final Routes routes;
    private final Neighbourhood neighbourhood;
    private final int[] seen;
    private final int[] changed;
    private int changedCount;
    private int step;

    /** Stops taken out by the last call, the first {@link #removedCount}. */
    final int[] removed;
    /** Number of stops taken out by the last call. */
    int removedCount;

    StringRemoval(FlatProblem problem, Routes routes, Neighbourhood neighbourhood) {
        p = problem;
        this.routes = routes;
        this.neighbourhood = neighbourhood;
        seen = new int[p.slots];
        changed = new int[p.slots];
        removed = new int[p.stops];
    }

    /** Removes strings around {@code seed} and brings the routes concerned up to date. */
    void ruin(int seed, SplittableRandom random) {
        step++;
        removedCount = 0;
        changedCount = 0;
        int served = p.customers - routes.unservedCount;
        if (served == 0) {
            return;
        }
        double mean = (double) served / routes.activeCount;
        double longest = Math.min(LONGEST_STRING, mean);
        double most = 4 * MEAN_REMOVED / (1 + longest) - 1;
        int strings = (int) (random.nextDouble() * most + 1);
        int row = seed * neighbourhood.nearWidth;
        for (int k = -1; k < neighbourhood.nearWidth && strings > 0; k++) {
            int stop = k < 0 ? seed : neighbourhood.near[row + k];
            int r = routes.slot[stop];
            if (r >= 0 && seen[r] != step) {
                seen[r] = step;
                removeString(stop, r, longest, random);
                strings--;
            }
        }
        settle(random);
    }

    private void note(int r) {
        for (int k = 0; k < changedCount; k++) {
            if (changed[k] == r) {
                return;
            }
        }
        changed[changedCount++] = r;
    }

    private void removeString(int stop, int r, double longest, SplittableRandom random) {
        int size = routes.size[r];
        int length = (int) (random.nextDouble() * Math.min(size, longest) + 1);
        length = Math.min(length, size);
        int kept = 0;
        if (length > 1 && length < size && random.nextDouble() < SPLIT_RATE) {
            kept = 1;
            while (length + kept < size && random.nextDouble() < SPLIT_GROW_RATE) {
                kept++;
            }
        }
        int span = length + kept;
        int node = stop;
        int back = 0;
        while (back < span - 1 && routes.prev[node] < p.stops) {
            node = routes.prev[node];
            back++;
        }
        int ahead = 0;
        int probe = stop;
        while (ahead < span - 1 && routes.next[probe] < p.stops) {
            probe = routes.next[probe];
            ahead++;
        }
        // The string starts between so many stops back that it ends at this one, and this one itself.
        int least = span - 1 - ahead;
        int skip = back - least - random.nextInt(back - least + 1);
        for (int k = 0; k < skip; k++) {
            node = routes.next[node];
        }
        int keepFrom = kept == 0 ? span : 1 + random.nextInt(length - 1);
        for (int k = 0; k < span; k++) {
            int behind = routes.next[node];
            if (k < keepFrom || k >= keepFrom + kept) {
                remove(node);
            }
            node = behind;
        }
    }

    private void remove(int stop) {
        if (routes.slot[stop] < 0 || stop >= p.customers) {
            return;
        }
        if (p.light) {
            int r = routes.slot[stop];
            int before = routes.prev[stop];
            routes.remove(stop);
            if (routes.isBrokenBehind(before)) {
                note(r);
            }
        } else {
            note(routes.slot[stop]);
            routes.detach(stop);
        }
        removed[removedCount++] = stop;
    }

    /** Takes out reloads between which nothing is left, and now and then one whose trips fit into one. */
    private void joinTrips(int r, SplittableRandom random) {
        for (int node = routes.next[p.start(r)]; node < p.stops; ) {
            int ahead = routes.next[node];
            boolean idle = ahead >= p.customers || routes.prev[node] >= p.customers;
            if (node >= p.customers && (idle || random.nextDouble() < JOIN_RATE)) {
                int before = routes.prev[node];
                routes.detach(node);
                if (!idle) {
                    routes.refresh(r);
                    if (!routes.isFeasible(r)) {
                        routes.attach(node, before);
                    }
                }
            }
            node = ahead;
        }
    }

    private void settle(SplittableRandom random) {
        if (p.hasShipments) {
            for (int k = 0; k < removedCount; k++) {
                int mate = p.partner[removed[k]];
                if (mate >= 0) {
                    remove(mate);
                }
            }
        }
        if (p.rules.together) {
            // A stop that must follow the others of its group could otherwise never change its vehicle.
            for (int k = 0; k < removedCount; k++) {
                for (int companion : p.rules.companions(removed[k])) {
                    remove(companion);
                }
            }
        }
        for (int k = 0; k < changedCount; k++) {
            int r = changed[k];
            if (p.light) {
                while (routes.isBroken(r)) {
                    remove(routes.next[p.start(r)]);
                }
                continue;
            }
            if (p.hasReloads) {
                joinTrips(r, random);
            }
            routes.refresh(r);
            if (!routes.isFeasible(r)) {
                for (int node = routes.next[p.start(r)]; node < p.stops; ) {
                    int ahead = routes.next[node];
                    if (node < p.customers) {
                        remove(node);
                    } else {
                        routes.detach(node);
                    }
                    node = ahead;
                }
                routes.refresh(r);
            }
        }
    }
}
