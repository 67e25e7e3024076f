package io.flowcast.models.expiry.shelflife.survival;

/**
 * The estimate of Nelson (1972) and Aalen (1978) of the cumulative hazard: {@code H(t) = sum d_i / n_i}, with variance {@code sum
 * d_i / n_i^2}. Immutable. Costs a sort.
 */
public final class NelsonAalen implements SurvivalFunction, StepTimes {
    private final RiskTable table;
    private final double[] hazard;
    private final double[] variance;

    private NelsonAalen(RiskTable table, boolean oneByOne) {
        this.table = table;
        int n = table.time.length;
        hazard = new double[n];
        variance = new double[n];
        double h = 0;
        double v = 0;
        for (int i = 0; i < n; i++) {
            int records = table.failedRecords[i];
            double each = records == 0 ? 0 : table.failures[i] / records;
            for (int j = 0; j < records; j++) {
                double risk = table.atRisk[i] - (oneByOne ? j * each : 0);
                h += each / risk;
                v += each / (risk * risk);
            }
            hazard[i] = h;
            variance[i] = v;
        }
    }

    /**
     * Estimates the hazard; goods that fail at one time are taken to fail at once.
     *
     * @param data exact or right-censored records; strata are not looked at
     * @return the estimate
     * @throws io.flowcast.api.finding.InvalidInputException if a record is known between bounds only
     */
    public static NelsonAalen fit(SurvivalData data) {
        return new NelsonAalen(RiskTable.of(data, "Nelson-Aalen"), false);
    }

    /**
     * Estimates the hazard; goods that fail at one time are taken to fail one after the other: {@code sum 1/n + 1/(n-1) + ...}
     * (Fleming and Harrington 1984, Comm. Stat. 13).
     *
     * @param data exact or right-censored records; strata are not looked at
     * @return the estimate
     * @throws io.flowcast.api.finding.InvalidInputException if a record is known between bounds only
     */
    public static NelsonAalen flemingHarrington(SurvivalData data) {
        return new NelsonAalen(RiskTable.of(data, "Fleming-Harrington"), true);
    }

    /**
     * Distinct times of the records.
     *
     * @return a copy, in order
     */
    public double[] times() {
        return table.time.clone();
    }

    /**
     * Cumulative hazard.
     *
     * @param time any time
     * @return at least 0, never falling with time
     */
    public double hazard(double time) {
        int n = table.countUpTo(time);
        return n == 0 ? 0 : hazard[n - 1];
    }

    /**
     * Standard error of the cumulative hazard.
     *
     * @param time any time
     * @return at least 0
     */
    public double standardError(double time) {
        int n = table.countUpTo(time);
        return n == 0 ? 0 : Math.sqrt(variance[n - 1]);
    }

    /** Survival by the estimate of Breslow: exp(-H(t)). */
    @Override
    public double survival(double time) {
        return Math.exp(-hazard(time));
    }

    @Override
    public double lastTime() {
        return table.time[table.time.length - 1];
    }

    @Override
    public double[] stepTimes() {
        return times();
    }
}
