package io.flowcast.models.expiry.shelflife.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The intervals that can carry mass: a left end followed by a right end with no end in between; and which ones each record covers. */
final class InnermostIntervals {
    /** At one time: left ends of exact records come first, then right ends, then left ends that are open. */
    private static final int CLOSED_LEFT = 0;

    private static final int RIGHT = 1;
    private static final int OPEN_LEFT = 2;

    private record End(double time, int kind) {}

    final double[] from;
    final double[] to;
    /** First and last interval inside each record. */
    final int[] first;

    final int[] last;

    InnermostIntervals(SurvivalData data) {
        int n = data.size();
        End[] ends = new End[2 * n];
        for (int i = 0; i < n; i++) {
            ends[2 * i] = new End(data.lower(i), data.failed(i) ? CLOSED_LEFT : OPEN_LEFT);
            ends[2 * i + 1] = new End(data.upper(i), RIGHT);
        }
        Comparator<End> order = Comparator.comparingDouble(End::time).thenComparingInt(End::kind);
        Arrays.sort(ends, order);
        List<End> lefts = new ArrayList<>();
        List<End> rights = new ArrayList<>();
        for (int k = 0; k + 1 < ends.length; k++) {
            if (ends[k].kind() != RIGHT && ends[k + 1].kind() == RIGHT) {
                lefts.add(ends[k]);
                rights.add(ends[k + 1]);
            }
        }
        int m = lefts.size();
        from = new double[m];
        to = new double[m];
        for (int j = 0; j < m; j++) {
            from[j] = lefts.get(j).time();
            to[j] = rights.get(j).time();
        }
        first = new int[n];
        last = new int[n];
        for (int i = 0; i < n; i++) {
            End left = new End(data.lower(i), data.failed(i) ? CLOSED_LEFT : OPEN_LEFT);
            first[i] = countBefore(lefts, left, order);
            last[i] = countUpTo(rights, new End(data.upper(i), RIGHT), order) - 1;
        }
    }

    private static int countBefore(List<End> ends, End end, Comparator<End> order) {
        int at = Collections.binarySearch(ends, end, order);
        return at >= 0 ? at : -at - 1;
    }

    private static int countUpTo(List<End> ends, End end, Comparator<End> order) {
        int at = Collections.binarySearch(ends, end, order);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
