package io.flowcast.models.demand.theta;

/** Straight lines over gaps. */
final class Gaps {
    private Gaps() {}

    /** Copies a series whose first cell is known; a gap is bridged by a straight line, one at the end by the last value. */
    static void fill(double[] z, int n, double[] filled) {
        int last = 0;
        for (int t = 0; t < n; t++) {
            filled[t] = z[t];
            if (Double.isNaN(z[t])) {
                filled[t] = filled[last];
            } else {
                for (int i = last + 1; i < t; i++) {
                    double share = (double) (i - last) / (t - last);
                    filled[i] = z[last] + share * (z[t] - z[last]);
                }
                last = t;
            }
        }
    }
}
