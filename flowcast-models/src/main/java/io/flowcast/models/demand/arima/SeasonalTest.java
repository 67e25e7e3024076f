package io.flowcast.models.demand.arima;

/**
 * How it is decided whether a series is differenced over its season. A series shorter than two seasons and a few cells never is, and at most once.
 */
public enum SeasonalTest {
    /** A measure, not a test: the season's share of the detrended variance (Wang, Smith and Hyndman 2006). The default. */
    STRENGTH(""),
    /**
     * Of a seasonal unit root, the null hypothesis: Osborn, Chui, Smith and Birchenhall, "Seasonality and the order of integration for consumption", Oxford Bulletin of Economics
     * and Statistics 50, 1988. Differenced unless it is rejected at 5 %. Lags, up to three, by the criterion of Akaike.
     */
    OCSB("-ocsb"),
    /**
     * Of a season that stays as it is, the null hypothesis: Canova and Hansen, "Are seasonal patterns constant over time? A test for seasonal stability", Journal of Business and
     * Economic Statistics 13, 1995, at all seasonal frequencies. Differenced if it is rejected at 5 %.
     */
    CANOVA_HANSEN("-ch");

    private final String suffix;

    SeasonalTest(String suffix) {
        this.suffix = suffix;
    }

    /** What it adds to the name of a method. */
    String suffix() {
        return suffix;
    }
}
