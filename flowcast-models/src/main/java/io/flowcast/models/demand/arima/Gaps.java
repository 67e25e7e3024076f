package io.flowcast.models.demand.arima;

/** Plain guesses for gaps, good enough to compare orders; parameters never rest on them. */
final class Gaps {
    private Gaps() {}

    /**
     * Fills in place, between neighbours one season apart where the season is strong, between the nearest known cells otherwise.
     *
     * @param from values with gaps
     * @param length number of cells
     * @param season distance of neighbours, 1 for the nearest
     * @param to receives values without gaps
     */
    static void fill(double[] from, int length, int season, double[] to) {
        for (int t = 0; t < length; t++) {
            to[t] = from[t];
            if (Double.isNaN(from[t])) {
                double value = between(from, length, t, season);
                to[t] = Double.isNaN(value) ? between(from, length, t, 1) : value;
            }
        }
    }

    private static double between(double[] x, int length, int at, int step) {
        int before = at;
        while (before >= 0 && Double.isNaN(x[before])) {
            before -= step;
        }
        int after = at;
        while (after < length && Double.isNaN(x[after])) {
            after += step;
        }
        if (before < 0) {
            return after < length ? x[after] : Double.NaN;
        }
        if (after >= length) {
            return x[before];
        }
        double share = (double) (at - before) / (after - before);
        return x[before] * (1 - share) + x[after] * share;
    }
}
