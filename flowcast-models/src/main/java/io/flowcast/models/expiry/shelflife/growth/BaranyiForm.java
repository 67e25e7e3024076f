package io.flowcast.models.expiry.shelflife.growth;

/**
 * The model of Baranyi and Roberts solved for any course of the rate: with {@code M = integral mu dt} the equations dN/dt = mu Q /
 * (1 + Q) (1 - N / Nmax) N, dQ/dt = mu Q have the solution {@code A = ln(1 - e^-h0 + e^(M - h0))}, {@code ln N = ln N0 + A - ln(1 +
 * (e^A - 1) N0 / Nmax)}, h0 = ln(1 + 1 / Q0), as long as Nmax stays the same. Exact, so no step size has to be chosen.
 */
final class BaranyiForm {
    private BaranyiForm() {}

    /** log10 count after work M. */
    static double logCount(double work, double h0, double initial, double maximum) {
        double a = adjusted(work, h0);
        double room = (maximum - initial) * PrimaryModel.LN10;
        // ln(1 + (e^a - 1) e^-room), for large a by its larger part
        double limit = a > 30
                ? Math.max(0, a - room) + Math.log1p(Math.exp(-Math.abs(a - room)))
                : Math.log1p(Math.expm1(a) * Math.exp(-room));
        return initial + (a - limit) / PrimaryModel.LN10;
    }

    private static double adjusted(double work, double h0) {
        double late = work - h0;
        return late > 30
                ? late + Math.log1p(-Math.expm1(-h0) * Math.exp(-late))
                : Math.log1p(Math.exp(-h0) * Math.expm1(work));
    }

    /** Work M until the log10 count has come to a level between the initial and the maximum one. */
    static double workTo(double level, double h0, double initial, double maximum) {
        double rise = (level - initial) * PrimaryModel.LN10;
        double room = (maximum - initial) * PrimaryModel.LN10;
        double a = rise + Math.log1p(-Math.exp(-room)) - Math.log1p(-Math.exp(rise - room));
        return a > 30
                ? a + h0 + Math.log1p((Math.exp(-h0) - 1) * Math.exp(-a))
                : h0 + Math.log(Math.expm1(a) + Math.exp(-h0));
    }
}
