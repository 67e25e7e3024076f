package io.flowcast.models.demand.arima;

/** Coefficients back to free parameters, for tests that start from coefficients. */
final class Free {
    private Free() {}

    static double[] of(ArimaOrder order, double[] coefficients) {
        double[] x = new double[coefficients.length];
        int[] counts = {order.ar(), order.ma(), order.seasonalAr(), order.seasonalMa()};
        int at = 0;
        for (int f = 0; f < counts.length; f++) {
            int n = counts[f];
            double[] a = new double[n];
            for (int i = 0; i < n; i++) {
                a[i] = f % 2 == 0 ? coefficients[at + i] : -coefficients[at + i];
            }
            for (int k = n - 1; k >= 0; k--) {
                double partial = a[k];
                x[at + k] = Math.asin(partial);
                double[] next = new double[k];
                for (int i = 0; i < k; i++) {
                    next[i] = (a[i] + partial * a[k - 1 - i]) / (1 - partial * partial);
                }
                a = next;
            }
            at += n;
        }
        return x;
    }
}
