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
            long release = Math.max(a[i + FlatProblem.RELEASE], b[j + FlatProblem.RELEASE]);
            out[o + FlatProblem.DURATION] =
                    a[i + FlatProblem.DURATION] + b[j + FlatProblem.DURATION] + seconds + waiting;
            out[o + FlatProblem.WARP] = a[i + FlatProblem.WARP] + b[j + FlatProblem.WARP] + late;
            out[o + FlatProblem.EARLIEST] = earliest;
            out[o + FlatProblem.LATEST] = end;
            out[o + FlatProblem.RELEASE] = release;
        }
        for (int k = FlatProblem.LOAD; k < p.boarding; k += 3) {
            long brought = a[i + k] + b[j + k];
            long peak = Math.max(a[i + k + 2], a[i + k + 1] + b[j + k + 2]);
            out[o + k + 1] = a[i + k + 1] + b[j + k + 1];
            out[o + k] = brought;
            out[o + k + 2] = peak;
        }
        if (p.boardingPriced) {
            int k = p.boarding;
            long before = a[i + k] + seconds;
            long cost = a[i + k + 2] + b[j + k + 2] + b[j + k + 1] * before;
            long rate = a[i + k + 1] + b[j + k + 1];
            out[o + k] = before + b[j + k];
            out[o + k + 1] = rate;
            out[o + k + 2] = cost;
        }
    }
}
