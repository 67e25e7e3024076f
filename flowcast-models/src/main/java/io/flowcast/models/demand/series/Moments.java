package io.flowcast.models.demand.series;

/** Keeps what a method says within what demand can be. */
final class Moments {
    /** Little demand, not none, is what a forecast at or below zero with an uncertain outcome can say. */
    private static final double LEAST_MEAN = 0.1;

    private static final double LARGEST = Double.MAX_VALUE / 1e6;

    private Moments() {}

    /** Cuts means at zero, or at a little where the spread says that there may be some, and both at what a double can square. */
    static void bound(double[] mean, double[] deviation, int n, double size) {
        for (int h = 0; h < n; h++) {
            double sd = deviation[h] >= 0 ? Math.min(deviation[h], LARGEST) : size;
            double mu = Double.isNaN(mean[h]) ? size : Math.min(mean[h], LARGEST);
            deviation[h] = sd;
            mean[h] = Math.max(Math.max(0, mu), LEAST_MEAN * Math.min(sd, size));
        }
    }
}
