package io.flowcast.api.impact;

import io.flowcast.api.catalog.Money;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.internal.Require;
import io.flowcast.api.run.Provenance;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan saves against a named baseline.
 *
 * @param baseline what it is compared with
 * @param plan what the plan leads to
 * @param without what the baseline leads to
 * @param currency currency of all money
 * @param factors every factor that was used, with its amounts
 * @param findings factors that were missing and assumptions made
 * @param provenance what made it
 * @param report what stands behind the figures, or {@code null} where it was not asked for
 */
public record Impact(
        Baseline baseline,
        Footprint plan,
        Footprint without,
        Currency currency,
        List<FactorUse> factors,
        Findings findings,
        Provenance provenance,
        @Nullable ImpactReport report) {
    /** Checks and copies the arguments. */
    public Impact {
        Require.present("baseline", baseline);
        Require.present("plan", plan);
        Require.present("without", without);
        Require.present("currency", currency);
        factors = List.copyOf(factors);
        Require.present("findings", findings);
        Require.present("provenance", provenance);
    }

    /**
     * An impact without a report.
     *
     * @param baseline what it is compared with
     * @param plan what the plan leads to
     * @param without what the baseline leads to
     * @param currency currency of all money
     * @param factors every factor that was used, with its amounts
     * @param findings factors that were missing and assumptions made
     * @param provenance what made it
     */
    public Impact(
            Baseline baseline,
            Footprint plan,
            Footprint without,
            Currency currency,
            List<FactorUse> factors,
            Findings findings,
            Provenance provenance) {
        this(baseline, plan, without, currency, factors, findings, provenance, null);
    }

    /**
     * Waste that is avoided.
     *
     * @return kilograms; negative if the plan wastes more
     */
    public double savedWasteKilograms() {
        return without.wastedKilograms() - plan.wastedKilograms();
    }

    /**
     * Emissions that are avoided.
     *
     * @return kgCO2e; negative if the plan emits more
     */
    public double savedKilogramsCo2e() {
        return without.kilogramsCo2e() - plan.kilogramsCo2e();
    }

    /**
     * Money that is saved.
     *
     * @return profit of the plan less profit of the baseline
     */
    public Money savedMoney() {
        return Money.of(plan.profit() - without.profit(), currency);
    }
}
