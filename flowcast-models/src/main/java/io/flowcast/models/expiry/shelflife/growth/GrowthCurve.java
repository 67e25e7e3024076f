package io.flowcast.models.expiry.shelflife.growth;

/**
 * Growth at one steady condition.
 *
 * @param model shape of the curve
 * @param initialLog10 log10 count at the start
 * @param maximumLog10 log10 count that is never passed, above the initial one
 * @param ratePerHour largest slope of log10 N, log10 units per hour, above zero
 * @param lagHours lag, at least 0
 */
public record GrowthCurve(
        PrimaryModel model, double initialLog10, double maximumLog10, double ratePerHour, double lagHours) {
    /** Checks the arguments. */
    public GrowthCurve {
        require(Math.abs(initialLog10) < 1e3, "initialLog10", initialLog10);
        require(maximumLog10 > initialLog10 && maximumLog10 < 1e3, "maximumLog10", maximumLog10);
        require(ratePerHour > 0 && ratePerHour < 1e6, "ratePerHour", ratePerHour);
        require(lagHours >= 0 && lagHours < 1e9, "lagHours", lagHours);
    }

    private static void require(boolean condition, String name, double value) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of its range, was " + value);
        }
    }

    /**
     * Count after a time.
     *
     * @param hours at least 0
     * @return log10 count
     */
    public double logCount(double hours) {
        require(hours >= 0 && hours < Double.POSITIVE_INFINITY, "hours", hours);
        return model.logCount(hours, initialLog10, maximumLog10, ratePerHour, lagHours);
    }

    /**
     * Time until the count has come to a level.
     *
     * @param levelLog10 log10 count
     * @return hours; 0 if it is there from the start, infinite if it is never reached
     */
    public double hoursTo(double levelLog10) {
        require(Math.abs(levelLog10) < 1e3, "levelLog10", levelLog10);
        if (levelLog10 <= logCount(0)) {
            return 0;
        }
        if (levelLog10 > maximumLog10 || (levelLog10 == maximumLog10 && model != PrimaryModel.THREE_PHASE)) {
            return Double.POSITIVE_INFINITY;
        }
        double c = maximumLog10 - initialLog10;
        double share = (levelLog10 - initialLog10) / c;
        return switch (model) {
            case BARANYI -> {
                double mu = ratePerHour * PrimaryModel.LN10;
                yield Math.max(0, BaranyiForm.workTo(levelLog10, mu * lagHours, initialLog10, maximumLog10) / mu);
            }
            case GOMPERTZ -> lagHours + (1 - Math.log(-Math.log(share))) * c / (ratePerHour * Math.E);
            case LOGISTIC -> lagHours + (2 - Math.log(1 / share - 1)) * c / (4 * ratePerHour);
            case THREE_PHASE -> lagHours + (levelLog10 - initialLog10) / ratePerHour;
        };
    }
}
