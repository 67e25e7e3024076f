package io.flowcast.models.demand.arima;

/**
 * The orders of a seasonal ARIMA model, (p,d,q)(P,D,Q)[m]: with B the step back,
 *
 * <pre>
 *   phi(B) Phi(B^m) ((1 - B)^d (1 - B^m)^D y_t - c) = theta(B) Theta(B^m) e_t
 * </pre>
 *
 * (Box, Jenkins, Reinsel and Ljung, "Time Series Analysis", 5th edition, equation 9.1.9).
 *
 * @param ar p, at least 0
 * @param differences d, 0 to 2
 * @param ma q, at least 0
 * @param seasonalAr P, at least 0
 * @param seasonalDifferences D, 0 to 2
 * @param seasonalMa Q, at least 0
 * @param season m in steps; 1 for none, then P = D = Q = 0
 * @param constant whether c is estimated; 0 otherwise
 */
public record ArimaOrder(
        int ar,
        int differences,
        int ma,
        int seasonalAr,
        int seasonalDifferences,
        int seasonalMa,
        int season,
        boolean constant) {
    /** Highest lag of either side. */
    static final int MAX_LAG = 1000;

    /**
     * Checks the orders.
     *
     * @throws IllegalArgumentException if one is out of its range, or a lag above 1000
     */
    public ArimaOrder {
        boolean signs = ar >= 0 && ma >= 0 && seasonalAr >= 0 && seasonalMa >= 0 && season >= 1;
        boolean differencing =
                differences >= 0 && differences <= 2 && seasonalDifferences >= 0 && seasonalDifferences <= 2;
        boolean seasonless = seasonalAr == 0 && seasonalDifferences == 0 && seasonalMa == 0;
        if (!signs || !differencing || (season == 1 && !seasonless)) {
            throw new IllegalArgumentException("no orders of a seasonal ARIMA model: "
                    + text(ar, differences, ma, seasonalAr, seasonalDifferences, seasonalMa, season));
        }
        long seasons = Math.max(seasonalDifferences, Math.max((long) seasonalAr, seasonalMa));
        if (Math.max((long) ar, ma) + seasons * season > MAX_LAG) {
            throw new IllegalArgumentException("no lag may be above " + MAX_LAG + ": "
                    + text(ar, differences, ma, seasonalAr, seasonalDifferences, seasonalMa, season));
        }
    }

    /**
     * Orders without a season.
     *
     * @param ar p, at least 0
     * @param differences d, 0 to 2
     * @param ma q, at least 0
     * @param constant whether c is estimated
     * @return the orders
     */
    public static ArimaOrder of(int ar, int differences, int ma, boolean constant) {
        return new ArimaOrder(ar, differences, ma, 0, 0, 0, 1, constant);
    }

    /** Autoregressive and moving average coefficients. */
    int coefficients() {
        return ar + ma + seasonalAr + seasonalMa;
    }

    /** Cells that differencing costs. */
    int lost() {
        return differences + seasonalDifferences * season;
    }

    /** Highest autoregressive lag, without differencing. */
    int arLag() {
        return ar + seasonalAr * season;
    }

    /** Highest moving average lag. */
    int maLag() {
        return ma + seasonalMa * season;
    }

    /** Length of the state of the stationary part. */
    int state() {
        return Math.max(1, Math.max(arLag(), maLag() + 1));
    }

    private static String text(int p, int d, int q, int sp, int sd, int sq, int m) {
        String seasonal = m > 1 ? "(" + sp + "," + sd + "," + sq + ")[" + m + "]" : "";
        return "ARIMA(" + p + "," + d + "," + q + ")" + seasonal;
    }

    /**
     * The orders as the field writes them.
     *
     * @return for example {@code ARIMA(0,1,1)(0,1,1)[12] with drift}
     */
    public String label() {
        int all = differences + seasonalDifferences;
        String end = !constant ? "" : all == 0 ? " with mean" : all == 1 ? " with drift" : " with constant";
        int shown = seasonalAr + seasonalDifferences + seasonalMa > 0 ? season : 1;
        return text(ar, differences, ma, seasonalAr, seasonalDifferences, seasonalMa, shown) + end;
    }
}
