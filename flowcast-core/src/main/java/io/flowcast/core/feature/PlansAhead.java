package io.flowcast.core.feature;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which plans of a panel reach as far as a forecast. */
public final class PlansAhead {
    private PlansAhead() {}

    /**
     * Covariates that are known ahead by their kind, but not in all rows at all steps of a forecast. A forecaster that learned from them would have
     * to refuse the forecast.
     *
     * @param panel the panel to fit
     * @param horizon steps to forecast
     * @return their names, in the panel's order
     */
    public static List<String> tooShort(DemandPanel panel, int horizon) {
        return panel.covariates().stream()
                .filter(c -> c.kind() == Covariate.Kind.KNOWN_FUTURE && !reaches(c, panel, horizon))
                .map(Covariate::name)
                .toList();
    }

    /**
     * A panel without the covariates whose plans are too short for a forecast.
     *
     * @param panel the panel to fit
     * @param horizon steps to forecast
     * @return the panel without those that {@link #tooShort} names
     */
    public static DemandPanel longEnough(DemandPanel panel, int horizon) {
        Set<String> kept = new HashSet<>();
        panel.covariates().forEach(c -> kept.add(c.name()));
        kept.removeAll(new HashSet<>(tooShort(panel, horizon)));
        return panel.withCovariates(kept);
    }

    private static boolean reaches(Covariate covariate, DemandPanel panel, int horizon) {
        int origin = panel.end();
        int rows = covariate.shared() ? Math.min(1, panel.rows()) : panel.rows();
        for (int row = 0; row < rows; row++) {
            for (int step = origin; step < origin + horizon; step++) {
                if (covariate.knownAt(row, step) > origin || Double.isNaN(covariate.value(row, step))) {
                    return false;
                }
            }
        }
        return true;
    }
}
