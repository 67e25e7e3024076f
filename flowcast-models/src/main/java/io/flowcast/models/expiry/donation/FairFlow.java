package io.flowcast.models.expiry.donation;

import java.util.Arrays;
import java.util.List;

/**
 * Hands out a fixed mass of each kind so that the vector of levels (past + received) / scale is lexicographically the
 * largest.
 *
 * <p>What sets of recipients can receive together is a polymatroid, whose rank is a maximum flow from kinds to recipients,
 * so the lexicographically optimal base is found by decomposition (Fujishige 1980; Megiddo 1974 for flows): the highest
 * level that all open recipients reach together is found by discrete Newton steps on minimum cuts, the recipients of the
 * last cut cannot be raised any further and are fixed, and the others go on.
 *
 * <p>Cost: each step is a maximum flow on kinds + recipients nodes; at most one decomposition step for each recipient, in
 * practice as many as there are different levels.
 */
final class FairFlow {
    private final List<GiftAllocation.Kind> kinds;
    private final double[] given;
    private final double[] capacity;
    private final double[] past;
    private final double[] scale;
    private final double crumb;

    FairFlow(List<GiftAllocation.Kind> kinds, double[] given, double[] capacity, double[] past, double[] scale) {
        this.kinds = kinds;
        this.given = given;
        this.capacity = capacity;
        this.past = past;
        this.scale = scale;
        crumb = 1e-12 * Math.max(1e-6, Arrays.stream(given).sum());
    }

    /** Mass of each kind (first index) that goes to each recipient (second index). */
    double[][] solve() {
        int n = capacity.length;
        double[] limit = new double[n];
        boolean[] fixed = new boolean[n];
        int open = 0;
        for (int r = 0; r < n; r++) {
            fixed[r] = capacity[r] <= 0 || !reached(r);
            open += fixed[r] ? 0 : 1;
        }
        MassFlow flow = new MassFlow(kinds, given, n, crumb);
        while (open > 0) {
            boolean[] tight = new boolean[n];
            Arrays.fill(tight, true);
            double t = 0;
            for (int r = 0; r < n; r++) {
                if (!fixed[r]) {
                    t = Math.max(t, (past[r] + capacity[r]) / scale[r]);
                }
            }
            while (true) {
                double wanted = 0;
                for (int r = 0; r < n; r++) {
                    if (!fixed[r]) {
                        limit[r] = FairShares.share(capacity[r], past[r], scale[r], t);
                    }
                    wanted += limit[r];
                }
                double sent = flow.run(limit);
                if (wanted - sent <= 1e-9 * Math.max(1e-6, wanted)) {
                    break;
                }
                boolean[] cut = flow.shortSide();
                double lower = level(cut, fixed, limit, flow.reach(cut));
                if (!(lower < t)) {
                    break; // rounding hides what is missing
                }
                t = lower;
                tight = cut;
            }
            for (int r = 0; r < n; r++) {
                if (!fixed[r] && tight[r]) {
                    fixed[r] = true;
                    open--;
                }
            }
            if (none(tight)) {
                break;
            }
        }
        flow.run(limit);
        return flow.flows();
    }

    private boolean reached(int r) {
        for (GiftAllocation.Kind kind : kinds) {
            if (Arrays.binarySearch(kind.takers(), r) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean none(boolean[] set) {
        for (boolean b : set) {
            if (b) {
                return false;
            }
        }
        return true;
    }

    /** The level at which the open recipients of a set take what the set can get. */
    private double level(boolean[] set, boolean[] fixed, double[] limit, double mass) {
        int n = 0;
        double left = mass;
        for (int r = 0; r < set.length; r++) {
            if (set[r] && fixed[r]) {
                left -= limit[r];
            } else if (set[r]) {
                n++;
            }
        }
        double[] needs = new double[n];
        double[] before = new double[n];
        double[] scales = new double[n];
        int i = 0;
        for (int r = 0; r < set.length; r++) {
            if (set[r] && !fixed[r]) {
                needs[i] = capacity[r];
                before[i] = past[r];
                scales[i++] = scale[r];
            }
        }
        double[] shares = FairShares.level(Math.max(0, left), needs, before, scales);
        double t = Double.POSITIVE_INFINITY;
        double top = 0;
        for (i = 0; i < n; i++) {
            boolean partly = shares[i] > 0 && shares[i] < needs[i];
            double level = (before[i] + shares[i]) / scales[i];
            if (partly) {
                return level;
            }
            if (shares[i] > 0) {
                top = Math.max(top, level);
            } else {
                t = Math.min(t, level);
            }
        }
        return top > 0 ? top : t;
    }
}
