package io.flowcast.core.evaluate;

/**
 * Errors of point forecasts.
 *
 * <p>An actual value that is NaN is not known and is left out with its forecast. A measure without any known value, or whose scale is zero, is NaN: it
 * is not defined there, and a number would be made up.
 */
public final class PointErrors {
    private PointErrors() {}

    /**
     * Mean absolute error.
     *
     * @param actual what came
     * @param forecast what was expected, as many
     * @return in the units of the values
     */
    public static double mae(double[] actual, double[] forecast) {
        return mean(actual, forecast, (y, f) -> Math.abs(y - f));
    }

    /**
     * Root mean squared error.
     *
     * @param actual what came
     * @param forecast what was expected, as many
     * @return in the units of the values
     */
    public static double rmse(double[] actual, double[] forecast) {
        return Math.sqrt(mean(actual, forecast, (y, f) -> (y - f) * (y - f)));
    }

    /**
     * Symmetric mean absolute percentage error, mean of 200 |y - f| / (|y| + |f|), 0 where both are 0 (Makridakis and Hibon, "The M3-Competition",
     * International Journal of Forecasting 16, 2000, appendix A).
     *
     * @param actual what came
     * @param forecast what was expected, as many
     * @return percent, from 0 to 200
     */
    public static double smape(double[] actual, double[] forecast) {
        return mean(actual, forecast, (y, f) -> y == f ? 0 : 200 * Math.abs(y - f) / (Math.abs(y) + Math.abs(f)));
    }

    /**
     * Mean absolute scaled error: mean absolute error over the mean absolute error of the seasonal naive forecast within the history (Hyndman and
     * Koehler, "Another look at measures of forecast accuracy", International Journal of Forecasting 22, 2006).
     *
     * @param actual what came
     * @param forecast what was expected, as many
     * @param history what was known, NaN where it was not
     * @param period season length, 1 for none
     * @return below 1 if better than the seasonal naive forecast was within the history
     */
    public static double mase(double[] actual, double[] forecast, double[] history, int period) {
        return defined(mae(actual, forecast), seasonalMae(history, period));
    }

    /**
     * Root mean squared scaled error: root of the mean squared error over the mean squared error of the one-step naive forecast within the history from its
     * first sale on (Makridakis, Spiliotis and Assimakopoulos, "The M5 competition", International Journal of Forecasting 38, 2022).
     *
     * @param actual what came
     * @param forecast what was expected, as many
     * @param history what was known, NaN where it was not
     * @return below 1 if better than the naive forecast was within the history
     */
    public static double rmsse(double[] actual, double[] forecast, double[] history) {
        int first = 0;
        while (first < history.length && !(history[first] > 0)) {
            first++;
        }
        double sum = 0;
        int count = 0;
        for (int t = first + 1; t < history.length; t++) {
            double change = history[t] - history[t - 1];
            if (!Double.isNaN(change)) {
                sum += change * change;
                count++;
            }
        }
        double scale = count == 0 ? 0 : sum / count;
        double error = mean(actual, forecast, (y, f) -> (y - f) * (y - f));
        return scale > 0 ? Math.sqrt(error / scale) : Double.NaN;
    }

    /**
     * Weighted absolute percentage error: sum of |y - f| over sum of |y| (also called MAD/mean ratio: Kolassa and Schuetz, "Advantages of the
     * MAD/Mean ratio over the MAPE", Foresight 6, 2007).
     *
     * @param actual what came
     * @param forecast what was expected, as many
     * @return a share, 0 for a perfect forecast
     */
    public static double wape(double[] actual, double[] forecast) {
        return defined(mae(actual, forecast), mean(actual, forecast, (y, f) -> Math.abs(y)));
    }

    /**
     * Relative bias: sum of f - y over sum of |y|.
     *
     * @param actual what came
     * @param forecast what was expected, as many
     * @return above 0 if too much was expected
     */
    public static double bias(double[] actual, double[] forecast) {
        return defined(mean(actual, forecast, (y, f) -> f - y), mean(actual, forecast, (y, f) -> Math.abs(y)));
    }

    /**
     * Overall weighted average: mean of the ratios of sMAPE and MASE to those of a yardstick, {@link Naive2} in the M4 competition (Makridakis,
     * Spiliotis and Assimakopoulos, "The M4 Competition", International Journal of Forecasting 36, 2020). Take means over all series first, then
     * this.
     *
     * @param smape sMAPE of the forecasts
     * @param mase MASE of the forecasts
     * @param yardstickSmape sMAPE of the yardstick
     * @param yardstickMase MASE of the yardstick
     * @return below 1 if better than the yardstick
     */
    public static double owa(double smape, double mase, double yardstickSmape, double yardstickMase) {
        return (defined(smape, yardstickSmape) + defined(mase, yardstickMase)) / 2;
    }

    /** Mean absolute error of the seasonal naive forecast within a history, NaN if there is none. */
    static double seasonalMae(double[] history, int period) {
        Require.positive("period", (long) period);
        double sum = 0;
        int count = 0;
        for (int t = period; t < history.length; t++) {
            double change = history[t] - history[t - period];
            if (!Double.isNaN(change)) {
                sum += Math.abs(change);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** A ratio, NaN where its scale is not above 0. */
    static double defined(double value, double scale) {
        return scale > 0 ? value / scale : Double.NaN;
    }

    private static double mean(double[] actual, double[] forecast, Loss loss) {
        Require.that(
                actual.length == forecast.length,
                "actual and forecast differ in length: " + actual.length + " and " + forecast.length);
        double sum = 0;
        int count = 0;
        for (int t = 0; t < actual.length; t++) {
            if (!Double.isNaN(actual[t])) {
                sum += loss.of(actual[t], forecast[t]);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    @FunctionalInterface
    private interface Loss {
        double of(double actual, double forecast);
    }
}
