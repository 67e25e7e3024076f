package io.flowcast.models.demand.smoothing;

/**
 * One form of the exponential smoothing family, written (error, trend, season) as in Hyndman, Koehler, Ord and Snyder,
 * "Forecasting with Exponential Smoothing" (2008), chapter 2.
 *
 * <p>The automatic choice is among the fifteen forms of the taxonomy whose forecast variance can be bounded: no multiplicative trend
 * (it grows exponentially), and no additive error with a multiplicative season (the variance is infinite where the
 * season comes near zero; ibid., section 4.2 and chapter 15). That combination is used with a given season only, which cannot move. The four forms with a
 * multiplicative trend that do not mix it with additive parts are there for those who ask for them by name; with an additive error or season the recursion divides by what
 * may be zero.
 */
enum EtsForm {
    ANN(false, false, false, Season.NONE),
    MNN(true, false, false, Season.NONE),
    AAN(false, true, false, Season.NONE),
    MAN(true, true, false, Season.NONE),
    AAdN(false, true, true, Season.NONE),
    MAdN(true, true, true, Season.NONE),
    ANA(false, false, false, Season.ADDITIVE),
    MNA(true, false, false, Season.ADDITIVE),
    AAA(false, true, false, Season.ADDITIVE),
    MAA(true, true, false, Season.ADDITIVE),
    AAdA(false, true, true, Season.ADDITIVE),
    MAdA(true, true, true, Season.ADDITIVE),
    MNM(true, false, false, Season.MULTIPLICATIVE),
    MAM(true, true, false, Season.MULTIPLICATIVE),
    MAdM(true, true, true, Season.MULTIPLICATIVE),
    MMN(true, true, false, Season.NONE, true),
    MMdN(true, true, true, Season.NONE, true),
    MMM(true, true, false, Season.MULTIPLICATIVE, true),
    MMdM(true, true, true, Season.MULTIPLICATIVE, true),
    /** With a season that is given: the series over its season has an additive error. */
    ANM(false, false, false, Season.MULTIPLICATIVE),
    AAM(false, true, false, Season.MULTIPLICATIVE),
    AAdM(false, true, true, Season.MULTIPLICATIVE);

    /** How the season enters the mean. */
    enum Season {
        NONE,
        ADDITIVE,
        MULTIPLICATIVE
    }

    /** Whether the error is relative to the mean. */
    final boolean relativeError;

    final boolean trend;
    final boolean damped;
    final Season season;
    /** Whether the trend is a ratio: the level is multiplied by it. */
    final boolean growth;

    EtsForm(boolean relativeError, boolean trend, boolean damped, Season season) {
        this(relativeError, trend, damped, season, false);
    }

    EtsForm(boolean relativeError, boolean trend, boolean damped, Season season, boolean growth) {
        this.relativeError = relativeError;
        this.trend = trend;
        this.damped = damped;
        this.season = season;
        this.growth = growth;
    }

    boolean seasonal() {
        return season != Season.NONE;
    }

    /** Whether the season is given, not estimated: the error is then in units of the season. */
    boolean givenSeason() {
        return season == Season.MULTIPLICATIVE && !relativeError;
    }

    /** Whether every value and every mean must be above zero. */
    boolean needsPositiveValues() {
        return relativeError;
    }

    /**
     * The form as the field writes it.
     *
     * @return for example {@code ETS(A,Ad,M)}
     */
    String label() {
        return "ETS(" + (relativeError ? 'M' : 'A') + ',' + (trend ? growth ? "M" : "A" : "N") + (damped ? "d," : ",")
                + switch (season) {
                    case NONE -> 'N';
                    case ADDITIVE -> 'A';
                    case MULTIPLICATIVE -> 'M';
                }
                + ')';
    }

    /** The form of a series that was divided by its given season. */
    EtsForm withoutSeason() {
        return damped ? AAdN : trend ? AAN : ANN;
    }

    /** How many smoothing parameters the form has: alpha, beta, phi, gamma. */
    int smoothingParameters() {
        return 1 + (trend ? 1 : 0) + (damped ? 1 : 0) + (seasonal() ? 1 : 0);
    }

    /** How many values are estimated: smoothing parameters and free initial states (the seasons' sum is fixed). */
    int dimension(int period) {
        return smoothingParameters() + 1 + (trend ? 1 : 0) + (seasonal() ? period - 1 : 0);
    }
}
