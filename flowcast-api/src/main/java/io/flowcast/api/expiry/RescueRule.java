package io.flowcast.api.expiry;

import java.util.List;

/**
 * Other ways out for goods that will not sell: into another product, or back to who delivered them.
 *
 * @param reworks who makes something else of them
 * @param returns who takes them back
 */
public record RescueRule(List<ReworkOption> reworks, List<ReturnOption> returns) {
    /** Copies the lists. */
    public RescueRule {
        reworks = List.copyOf(reworks);
        returns = List.copyOf(returns);
    }

    /**
     * No other ways out.
     *
     * @return empty lists
     */
    public static RescueRule none() {
        return new RescueRule(List.of(), List.of());
    }
}
