package io.flowcast.models.expiry.donation;

import java.util.Arrays;
import java.util.List;

/**
 * Splits each kind by claims among those who may take it and still have room, all kinds at the same pace, so that the order
 * of kinds does not matter. Between two moments at which somebody becomes full all rates are constant: at most one step for
 * each recipient.
 */
final class ProportionalFlow {
    private final List<GiftAllocation.Kind> kinds;
    private final double[] given;
    private final double[] capacity;
    private final double[] claims;

    ProportionalFlow(List<GiftAllocation.Kind> kinds, double[] given, double[] capacity, double[] claims) {
        this.kinds = kinds;
        this.given = given;
        this.capacity = capacity;
        this.claims = claims;
    }

    /** Mass of each kind (first index) that goes to each recipient (second index). */
    double[][] solve() {
        int n = capacity.length;
        double[][] flows = new double[kinds.size()][n];
        double[] room = capacity.clone();
        boolean[] full = new boolean[n];
        for (int r = 0; r < n; r++) {
            full[r] = room[r] <= 0;
        }
        double time = 0;
        while (time < 1) {
            double[][] rates = new double[kinds.size()][n];
            double[] rate = new double[n];
            for (int g = 0; g < rates.length; g++) {
                int[] takers = kinds.get(g).takers();
                double sum = Arrays.stream(takers)
                        .filter(r -> !full[r])
                        .mapToDouble(r -> claims[r])
                        .sum();
                for (int r : takers) {
                    if (!full[r] && sum > 0) {
                        rates[g][r] = given[g] * claims[r] / sum;
                        rate[r] += rates[g][r];
                    }
                }
            }
            double step = 1 - time;
            int next = -1;
            for (int r = 0; r < n; r++) {
                if (rate[r] > 0 && room[r] / rate[r] < step) {
                    step = room[r] / rate[r];
                    next = r;
                }
            }
            for (int g = 0; g < rates.length; g++) {
                for (int r : kinds.get(g).takers()) {
                    flows[g][r] += step * rates[g][r];
                }
            }
            for (int r = 0; r < n; r++) {
                room[r] -= step * rate[r];
            }
            if (next < 0) {
                break;
            }
            full[next] = true;
            time += step;
        }
        return flows;
    }
}
