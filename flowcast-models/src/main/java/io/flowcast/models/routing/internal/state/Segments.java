package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;

/** Joins two segments in arrays; the formulas stand at {@link Proposal}. */
final class Segments {

    private Segments() {}

    /** Writes {@code a} followed by {@code b} after a leg of the given length into {@code out}. */
    static void join(
            FlatProblem p, long[] a, int nodeA, long[] b, int nodeB, int metres, int seconds, long[] out, int nodeOut) {
        int i = nodeA * p.stride;
        int j = nodeB * p.stride;
        int o = nodeOut * p.stride;
        out[o + FlatProblem.DISTANCE] = a[i + FlatProblem.DISTANCE] + b[j + FlatProblem.DISTANCE] + metres;
        if (p.timed) {
            long latest = a[i + FlatProblem.LATEST];
            long arrive = a[i + FlatProblem.DURATION] - a[i + FlatProblem.WARP] + seconds;
            long waiting = Math.max(b[j + FlatProblem.EARLIEST] - arrive - latest, 0);
            long late = Math.max(a[i + FlatProblem.EARLIEST] + arrive - b[j + FlatProblem.LATEST], 0);
            long earliest = Math.max(b[j + FlatProblem.EARLIEST] - arrive, a[i + FlatProblem.EARLIEST]) - waiting;
            long end = Math.min(b[j + FlatProblem.LATEST] - arrive, latest) + late;
            long release = p.hasReloads && a[i + p.trips] > 0
                    ? a[i + FlatProblem.RELEASE]
                    : Math.max(a[i + FlatProblem.RELEASE], b[j + FlatProblem.RELEASE]);
            out[o + FlatProblem.DURATION] =
                    a[i + FlatProblem.DURATION] + b[j + FlatProblem.DURATION] + seconds + waiting;
            out[o + FlatProblem.WARP] = a[i + FlatProblem.WARP] + b[j + FlatProblem.WARP] + late;
            out[o + FlatProblem.EARLIEST] = earliest;
            out[o + FlatProblem.LATEST] = end;
            out[o + FlatProblem.RELEASE] = release;
        }
        if (p.boardingPriced) {
            joinBoarding(p, a, i, b, j, seconds, out, o);
        }
        if (p.hasReloads) {
            joinTrips(p, a, i, b, j, out, o);
            return;
        }
        for (int k = FlatProblem.LOAD; k < p.boarding; k += 3) {
            long brought = a[i + k] + b[j + k];
            long peak = Math.max(a[i + k + 2], a[i + k + 1] + b[j + k + 2]);
            out[o + k + 1] = a[i + k + 1] + b[j + k + 1];
            out[o + k] = brought;
            out[o + k + 2] = peak;
        }
    }

    private static void joinBoarding(FlatProblem p, long[] a, int i, long[] b, int j, int seconds, long[] out, int o) {
        int k = p.boarding;
        long before = a[i + k] + seconds;
        long cost = a[i + k + 2] + b[j + k + 2] + b[j + k + 1] * before;
        long rate = p.hasReloads && a[i + p.trips] > 0 ? a[i + k + 1] : a[i + k + 1] + b[j + k + 1];
        out[o + k] = p.hasReloads && b[j + p.trips] > 0 ? b[j + k] : before + b[j + k];
        out[o + k + 1] = rate;
        out[o + k + 2] = cost;
    }

    /** Joins the loads of two segments that may contain reloads. */
    private static void joinTrips(FlatProblem p, long[] a, int i, long[] b, int j, long[] out, int o) {
        boolean reloadsA = a[i + p.trips] > 0;
        boolean reloadsB = b[j + p.trips] > 0;
        int lastA = i + p.trips + 1;
        int lastB = j + p.trips + 1;
        int last = o + p.trips + 1;
        for (int d = 0; d < p.dimensions; d++) {
            int first = FlatProblem.LOAD + 3 * d;
            long highest = Math.max(a[lastA], b[lastB]);
            // The part of a behind its last reload and the part of b before its first one are driven as one.
            int from = reloadsA ? lastA + 1 : i + first;
            long brought = a[from] + b[j + first];
            long change = a[from + 1] + b[j + first + 1];
            long peak = Math.max(a[from + 2], a[from + 1] + b[j + first + 2]);
            if (reloadsA && reloadsB) {
                highest = Math.max(highest, brought + peak);
            }
            long firstBrought = a[i + first];
            long firstChange = a[i + first + 1];
            long firstPeak = a[i + first + 2];
            long behind = b[lastB + 1];
            long behindChange = b[lastB + 2];
            long behindPeak = b[lastB + 3];
            out[o + first] = reloadsA ? firstBrought : brought;
            out[o + first + 1] = reloadsA ? firstChange : change;
            out[o + first + 2] = reloadsA ? firstPeak : peak;
            out[last] = highest;
            boolean joined = reloadsA && !reloadsB;
            out[last + 1] = joined ? brought : behind;
            out[last + 2] = joined ? change : behindChange;
            out[last + 3] = joined ? peak : behindPeak;
            lastA += 4;
            lastB += 4;
            last += 4;
        }
        out[o + p.trips] = a[i + p.trips] + b[j + p.trips];
    }

    /** Whether a route's segment carries more than a vehicle of a type can, or reloads too often. */
    static boolean overloaded(FlatProblem p, long[] segments, int node, int type) {
        int at = node * p.stride;
        for (int k = 0; k < p.dimensions; k++) {
            long room = p.capacity[type * p.dimensions + k];
            int from = at + FlatProblem.LOAD + 3 * k;
            if (segments[from] + segments[from + 2] > room) {
                return true;
            }
            int later = at + p.trips + 1 + 4 * k;
            if (p.hasReloads && (segments[later] > room || segments[later + 1] + segments[later + 3] > room)) {
                return true;
            }
        }
        return p.hasReloads && segments[at + p.trips] >= p.maxTrips[type];
    }
}
