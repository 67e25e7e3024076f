package io.flowcast.models.routing.internal.search;

import io.flowcast.api.routing.CostPoint;
import io.flowcast.models.routing.internal.state.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** The better plans that one island found, thinned out where they are many: of each two neighbours one, but the last stays. */
final class CostTrace {

    private static final int MOST = 256;

    private final LongSupplier nanos;
    private final double costScale;
    private final double paid;
    private final long[] iterations = new long[MOST];
    private final long[] passed = new long[MOST];
    private final long[] costs = new long[MOST];
    private final long[] totals = new long[MOST];
    private final int[] missing = new int[MOST];
    private int count;

    /**
     * Nothing found yet.
     *
     * @param nanos time since planning began
     * @param costScale cost units per unit of cost
     * @param paid cost units that are in no route
     */
    CostTrace(LongSupplier nanos, double costScale, double paid) {
        this.nanos = nanos;
        this.costScale = costScale;
        this.paid = paid;
    }

    /** Notes that these are the best routes so far. */
    void note(long iteration, Routes routes) {
        if (count == MOST) {
            count /= 2;
            for (int k = 0; k < count; k++) {
                move(2 * k + 1, k);
            }
        }
        iterations[count] = iteration;
        passed[count] = nanos.getAsLong();
        costs[count] = routes.servedCost();
        totals[count] = routes.totalCost();
        missing[count++] = routes.requiredLeftOut();
    }

    private void move(int from, int to) {
        iterations[to] = iterations[from];
        passed[to] = passed[from];
        costs[to] = costs[from];
        totals[to] = totals[from];
        missing[to] = missing[from];
    }

    /** The last point for people. */
    String message() {
        if (count == 0) {
            return "no plan yet";
        }
        String cost = String.format(Locale.ROOT, "cost %.6g", cost(count - 1));
        int left = missing[count - 1];
        return left == 0 ? cost : cost + ", " + left + " required stops left out";
    }

    private double cost(int k) {
        return (costs[k] + paid) / costScale;
    }

    private CostPoint point(int k) {
        return new CostPoint(iterations[k], passed[k] / 1e9, cost(k), missing[k]);
    }

    /** What several islands found together: a point stands where it is better than all that any of them found in fewer iterations. */
    static List<CostPoint> merge(List<CostTrace> traces) {
        record Found(CostPoint point, long total) {}
        List<Found> all = new ArrayList<>();
        for (CostTrace trace : traces) {
            for (int k = 0; k < trace.count; k++) {
                all.add(new Found(trace.point(k), trace.totals[k]));
            }
        }
        // A stable sort: of equal ones the lowest island's comes first.
        all.sort((a, b) -> Long.compare(a.point().iteration(), b.point().iteration()));
        List<CostPoint> better = new ArrayList<>();
        long best = Long.MAX_VALUE;
        for (Found found : all) {
            if (found.total() < best) {
                best = found.total();
                better.add(found.point());
            }
        }
        return better;
    }
}
