package io.flowcast.models.demand.arima;

import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Seasonal ARIMA for one series: orders chosen or given, exact maximum likelihood, gaps and regressors.
 *
 * <p>Choice of orders after Hyndman and Khandakar 2008: a seasonal difference if the season is strong (STL; others of {@link SeasonalTest} can be asked for), an ordinary difference by the test of
 * Kwiatkowski, Phillips, Schmidt and Shin, at most one, then a stepwise search by AICc; candidates with roots within 1 % of the unit circle are passed over. All candidates are fitted by the exact
 * likelihood, of the same series; none by conditional sums of squares.
 *
 * <p><b>Seasons.</b> The shortest season gives the seasonal lags, up to {@value ArimaFitter#LONGEST_LAG_SEASON} steps. Longer ones, and all seasons beside the shortest
 * one, become sums of sines and cosines whose number AICc chooses, if the series is at least twice as long: state and cost grow with lags, waves cost
 * two columns each. With given orders the season of the orders counts, whatever the series says.
 *
 * <p><b>Gaps</b> are missing, not filled: the likelihood is that of the known cells. Only the comparison of orders fills them.
 *
 * <p><b>Regressors</b> enter as a regression with ARIMA errors. Constant columns and those that earlier ones explain are dropped, in the order they come, and
 * there is at most one for every four known cells.
 *
 * <p><b>Spread that grows with the level</b> asks for {@link #withBoxCox}; no transformation is applied otherwise, as a series that does not need one loses by it.
 *
 * <p><b>Limits.</b> Means may be negative unless transformed. With given orders and two differences forecasts go on along a line for ever. Immutable and safe for several threads.
 */
public final class Arima implements SeriesMethod {
    private static final int LEAST_CELLS = 4;
    private static final String BOX_COX = "-box-cox";

    private final String name;
    private final @Nullable ArimaOrder order;
    private final boolean regressors;
    private final SeasonalTest test;
    private final @Nullable Double lambda;

    private Arima(String name, @Nullable ArimaOrder order, boolean regressors) {
        this(name, order, regressors, SeasonalTest.STRENGTH, null);
    }

    private Arima(
            String name, @Nullable ArimaOrder order, boolean regressors, SeasonalTest test, @Nullable Double lambda) {
        this.name = name;
        this.order = order;
        this.regressors = regressors;
        this.test = test;
        this.lambda = lambda;
    }

    /**
     * Chooses the orders.
     *
     * @return the method {@code auto-arima}
     */
    public static Arima auto() {
        return new Arima("auto-arima", null, false);
    }

    /**
     * Chooses the orders, and uses regressors.
     *
     * @return the method {@code auto-arima-x}
     */
    public static Arima autoWithRegressors() {
        return new Arima("auto-arima-x", null, true);
    }

    /**
     * Estimates under given orders.
     *
     * @param order the orders
     * @return the method {@code arima}
     */
    public static Arima of(ArimaOrder order) {
        return new Arima("arima", order, false);
    }

    /**
     * Estimates under given orders, and uses regressors.
     *
     * @param order the orders
     * @return the method {@code arima-x}
     */
    public static Arima withRegressors(ArimaOrder order) {
        return new Arima("arima-x", order, true);
    }

    /**
     * The same with another test for the seasonal difference. Given orders have it already.
     *
     * @param other the test
     * @return the method, named for example {@code auto-arima-ocsb}
     */
    public Arima seasonalTest(SeasonalTest other) {
        return new Arima(name + other.suffix(), order, regressors, other, lambda);
    }

    /**
     * The same on the scale of Box and Cox, with the power that Guerrero (1993) chooses for each series. Means and deviations come back as those of the values: means
     * are not medians. Regressors then multiply rather than add.
     *
     * @return the method, named for example {@code auto-arima-box-cox}
     */
    public Arima withBoxCox() {
        return new Arima(name + BOX_COX, order, regressors, test, Double.NaN);
    }

    /**
     * The same with a given power.
     *
     * @param power from -1 to 2: 0 for logarithms, 1 for the values themselves; at least 1/4 is taken for series with zeros
     * @return the method, named for example {@code auto-arima-box-cox}
     * @throws IllegalArgumentException if the power is not from -1 to 2
     */
    public Arima withBoxCox(double power) {
        if (!(power >= -1 && power <= 2)) {
            throw new IllegalArgumentException("a power of Box and Cox is from -1 to 2, was " + power);
        }
        return new Arima(name + BOX_COX, order, regressors, test, power);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int leastCells(int season) {
        return order == null
                ? LEAST_CELLS
                : order.lost() + order.coefficients() + (order.constant() ? 1 : 0) + LEAST_CELLS - 1;
    }

    @Override
    public boolean usesRegressors() {
        return regressors;
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        SeriesFitter plain = new ArimaFitter(order, regressors, test, stop);
        return lambda == null ? plain : new BoxCoxFitter(plain, lambda);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return lambda == null ? ArimaModel.read(in) : BoxCoxModel.read(in);
    }
}
