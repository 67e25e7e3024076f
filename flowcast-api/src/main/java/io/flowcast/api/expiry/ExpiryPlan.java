package io.flowcast.api.expiry;

import io.flowcast.api.finding.Findings;
import io.flowcast.api.internal.Require;
import io.flowcast.api.run.Provenance;
import java.util.List;

/**
 * What to do with each lot.
 *
 * @param decisions the decisions, by lot in the problem's order
 * @param findings lots that were left out and assumptions made
 * @param provenance what made the plan
 */
public record ExpiryPlan(List<LotDecision> decisions, Findings findings, Provenance provenance) {
    /** Checks and copies the arguments. */
    public ExpiryPlan {
        decisions = List.copyOf(decisions);
        Require.present("findings", findings);
        Require.present("provenance", provenance);
    }
}
