package io.flowcast.models.inventory.loss;

/** Sum of n uniforms on [0, 1]; densities by the recurrence of B-splines, in which nothing cancels (de Boor 1972). */
final class IrwinHall {
    private IrwinHall() {}

    /** P(U1 + ... + Un &le; x) = sum over j of density(n + 1) at x - j. */
    static double cdf(int n, double x) {
        if (x <= 0) {
            return 0;
        }
        if (x >= n) {
            return 1;
        }
        double floor = Math.floor(x);
        double u = x - floor;
        // spline[i] is the density of the sum of m uniforms at u + i
        double[] spline = new double[n + 2];
        spline[0] = 1;
        for (int m = 2; m <= n + 1; m++) {
            for (int i = m - 1; i >= 0; i--) {
                double at = u + i;
                double left = i == 0 ? 0 : spline[i - 1];
                double here = i == m - 1 ? 0 : spline[i];
                spline[i] = (at * here + (m - at) * left) / (m - 1);
            }
        }
        double sum = 0;
        for (int i = 0; i <= (int) floor; i++) {
            sum += spline[i];
        }
        return Math.min(1, sum);
    }
}
