package io.flowcast.models.expiry.shelflife.growth;

import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;

/**
 * Growth while the temperature changes.
 *
 * <p>Microbes do the work {@code M = integral r ln 10 dt}; the lag is over when they have done the work h0 = rate times lag,
 * which a change of temperature does not change. Baranyi and Roberts' equations then have a closed solution in M (see the
 * class BaranyiForm); the three-phase form takes all of M - h0 up to the maximum (Van Impe et al. 1992 treat lag alike).
 * The integral goes over straight lines of temperature by Gauss-Legendre quadrature with three points on pieces of half a
 * kelvin.
 *
 * @param rate rate by condition
 * @param surroundings pH and water activity of the goods; its temperature stands for gaps of the logger
 * @param initialLog10 log10 count at the start
 * @param maximumLog10 log10 count that is never passed, above the initial one
 * @param lagWork h0, at least 0; 0 for microbes that grow at once, the cautious choice
 * @param model {@link PrimaryModel#BARANYI} or {@link PrimaryModel#THREE_PHASE}
 */
public record DynamicGrowth(
        GrowthRate rate,
        GrowthCondition surroundings,
        double initialLog10,
        double maximumLog10,
        double lagWork,
        PrimaryModel model) {
    private static final double PIECE_KELVIN = 0.5;
    private static final double GAUSS_NODE = Math.sqrt(0.6);

    /** Checks the arguments. */
    public DynamicGrowth {
        require(Math.abs(initialLog10) < 1e3, "initialLog10 is out of its range, was " + initialLog10);
        require(
                maximumLog10 > initialLog10 && maximumLog10 < 1e3,
                "maximumLog10 must be above initialLog10, was " + maximumLog10);
        require(lagWork >= 0 && lagWork < 500, "lagWork must lie between 0 and 500, was " + lagWork);
        require(
                model == PrimaryModel.BARANYI || model == PrimaryModel.THREE_PHASE,
                "model must be BARANYI or THREE_PHASE, was " + model);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Work done over a trace.
     *
     * @param trace temperatures
     * @return M in natural log units, at least 0
     */
    public double work(TemperatureTrace trace) {
        double work = trace.gapHours() * rate.ratePerHour(surroundings);
        for (int i = 0; i < trace.pieces(); i++) {
            work += trace.pieceSeconds(i) / 3600 * meanRate(trace.pieceStart(i), trace.pieceEnd(i));
        }
        return work * PrimaryModel.LN10;
    }

    private double meanRate(double from, double to) {
        double change = to - from;
        if (change == 0) {
            return at(from);
        }
        int pieces = (int) Math.ceil(Math.abs(change) / PIECE_KELVIN);
        double half = change / pieces / 2;
        double sum = 0;
        for (int i = 0; i < pieces; i++) {
            double middle = from + (2 * i + 1) * half;
            sum += (5 * at(middle - half * GAUSS_NODE) + 8 * at(middle) + 5 * at(middle + half * GAUSS_NODE)) / 18;
        }
        return sum / pieces;
    }

    private double at(double celsius) {
        return rate.ratePerHour(surroundings.withCelsius(celsius));
    }

    /**
     * Count at the end of a trace.
     *
     * @param trace temperatures since the start
     * @return log10 count
     */
    public double logCount(TemperatureTrace trace) {
        double work = work(trace);
        if (model == PrimaryModel.BARANYI) {
            return BaranyiForm.logCount(work, lagWork, initialLog10, maximumLog10);
        }
        return Math.min(maximumLog10, initialLog10 + Math.max(0, work - lagWork) / PrimaryModel.LN10);
    }

    /**
     * Time from the end of a trace until the count comes to a level, at a steady temperature.
     *
     * @param trace temperatures since the start
     * @param celsiusFromNow temperature from now on
     * @param levelLog10 log10 count at which the goods must go
     * @return hours; 0 if the level is passed, infinite if it is never reached
     */
    public double hoursTo(TemperatureTrace trace, double celsiusFromNow, double levelLog10) {
        if (levelLog10 <= initialLog10) {
            return 0;
        }
        if (levelLog10 > maximumLog10 || (levelLog10 == maximumLog10 && model == PrimaryModel.BARANYI)) {
            return Double.POSITIVE_INFINITY;
        }
        double needed = model == PrimaryModel.BARANYI
                ? BaranyiForm.workTo(levelLog10, lagWork, initialLog10, maximumLog10)
                : lagWork + (levelLog10 - initialLog10) * PrimaryModel.LN10;
        double left = needed - work(trace);
        if (left <= 0) {
            return 0;
        }
        double perHour = at(celsiusFromNow) * PrimaryModel.LN10;
        return perHour == 0 ? Double.POSITIVE_INFINITY : left / perHour;
    }
}
