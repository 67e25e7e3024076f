package io.flowcast.api.expiry;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.internal.Require;
import io.flowcast.api.run.Provenance;
import java.util.List;

/**
 * What to do with each lot.
 *
 * @param decisions the decisions, by lot in the problem's order
 * @param hints deliveries that should not come in as planned
 * @param findings lots that were left out and assumptions made
 * @param provenance what made the plan
 */
public record ExpiryPlan(List<LotDecision> decisions, List<StockHint> hints, Findings findings, Provenance provenance) {
    /** Checks and copies the arguments. */
    public ExpiryPlan {
        decisions = List.copyOf(decisions);
        hints = List.copyOf(hints);
        Require.present("findings", findings);
        Require.present("provenance", provenance);
    }

    /**
     * A plan without hints.
     *
     * @param decisions the decisions, by lot in the problem's order
     * @param findings lots that were left out and assumptions made
     * @param provenance what made the plan
     */
    public ExpiryPlan(List<LotDecision> decisions, Findings findings, Provenance provenance) {
        this(decisions, List.of(), findings, provenance);
    }
}
