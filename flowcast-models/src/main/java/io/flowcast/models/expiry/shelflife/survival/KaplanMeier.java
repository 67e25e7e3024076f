package io.flowcast.models.expiry.shelflife.survival;

import java.util.ArrayList;
import java.util.List;

/**
 * The product-limit estimate of Kaplan and Meier (1958): {@code S(t) = prod (1 - d_i / n_i)} over times of failure up to t,
 * with d_i failures among n_i goods at risk. Variance after Greenwood (1926): {@code Var log S(t) = sum d_i / (n_i (n_i -
 * d_i))}. Costs a sort.
 */
public final class KaplanMeier {
    private KaplanMeier() {}

    /**
     * Estimates the curve of all records together, with 95 % intervals on the scale of log S.
     *
     * @param data exact or right-censored records; strata are not looked at
     * @return the curve
     * @throws io.flowcast.api.finding.InvalidInputException if a record is known between bounds only
     */
    public static SurvivalCurve fit(SurvivalData data) {
        return fit(data, 0.95, ConfidenceType.LOG);
    }

    /**
     * Estimates the curve of all records together.
     *
     * @param data exact or right-censored records; strata are not looked at
     * @param confidence level of the pointwise intervals, above 0 and below 1
     * @param type scale of the intervals
     * @return the curve
     * @throws io.flowcast.api.finding.InvalidInputException if a record is known between bounds only
     */
    public static SurvivalCurve fit(SurvivalData data, double confidence, ConfidenceType type) {
        return new SurvivalCurve(RiskTable.of(data, "Kaplan-Meier"), confidence, type);
    }

    /**
     * Estimates one curve for each stratum.
     *
     * @param data exact or right-censored records
     * @param confidence level of the pointwise intervals, above 0 and below 1
     * @param type scale of the intervals
     * @return the curves in the order of the strata
     * @throws io.flowcast.api.finding.InvalidInputException if a record is known between bounds only
     */
    public static List<SurvivalCurve> fitStrata(SurvivalData data, double confidence, ConfidenceType type) {
        List<SurvivalCurve> curves = new ArrayList<>();
        for (int s = 0; s < data.strata(); s++) {
            curves.add(fit(data.stratum(s), confidence, type));
        }
        return curves;
    }
}
