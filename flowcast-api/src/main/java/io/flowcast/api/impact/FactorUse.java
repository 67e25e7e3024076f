package io.flowcast.api.impact;

import io.flowcast.api.factor.Factor;
import io.flowcast.api.internal.Require;

/**
 * One line of the calculation, so that an auditor can follow a figure down to its factor: amount times factor is the
 * result.
 *
 * @param figure which figure it is part of
 * @param factor the factor
 * @param planAmount amount the factor is multiplied with, for the plan
 * @param baselineAmount the same for the baseline
 * @param amountUnit unit of the amounts
 */
public record FactorUse(String figure, Factor factor, double planAmount, double baselineAmount, String amountUnit) {
    /** Checks the arguments. */
    public FactorUse {
        Require.text("figure", figure);
        Require.present("factor", factor);
        Require.finite("planAmount", planAmount);
        Require.finite("baselineAmount", baselineAmount);
        Require.text("amountUnit", amountUnit);
    }

    /**
     * What the line brings to the plan's figure.
     *
     * @return amount times factor
     */
    public double planResult() {
        return planAmount * factor.value();
    }

    /**
     * What the line brings to the baseline's figure.
     *
     * @return amount times factor
     */
    public double baselineResult() {
        return baselineAmount * factor.value();
    }
}
