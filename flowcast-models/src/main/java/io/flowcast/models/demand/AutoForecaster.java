package io.flowcast.models.demand;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.RunContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Gives each row of a panel to the forecaster that suits it.
 *
 * <p>What it decides: a dated panel of many rows in which days sold out goes to a forecaster that learns from all
 * rows together. Otherwise rows that are zero in more than half of their known cells go to one for rare demand, and all others to one that takes plans, where covariates are known ahead of
 * the end of a history long enough to learn what they do, or to one for plain series. A covariate that is known ahead by its kind but ends with the history says nothing about the steps to
 * forecast: it is left out, and a finding names it. So does one where covariates known ahead are of no use, because the history is too short for them.
 *
 * <p>Rows never seen are given away by the same rule. Cost: one pass over the cells beside that of the forecasters. Immutable and safe for several threads.
 */
public final class AutoForecaster implements DemandForecaster {
    static final int PLAIN = 0;
    static final int RARE = 1;
    static final int TOGETHER = 2;
    static final int PLANNED = 3;

    private static final int LEAST_ROWS = 50;
    private static final int LEAST_CELLS = 3_000;
    /** Known cells of a row, on average, from which on what plans do can be learned. */
    private static final int LEAST_TO_PLAN = 60;

    private static final int SEASONS_TO_PLAN = 8;
    private static final double SOLD_OUT = 0.02;
    private static final double MOST_ZEROS = 0.5;

    private final String name;
    private final List<DemandForecaster> parts;

    /**
     * A forecaster.
     *
     * @param name its name
     * @param plain for plain series
     * @param rare for rows that are mostly zero
     * @param together for large panels with sold-out days
     * @param planned for series with covariates that are known ahead
     */
    public AutoForecaster(
            String name,
            DemandForecaster plain,
            DemandForecaster rare,
            DemandForecaster together,
            DemandForecaster planned) {
        this.name = name;
        parts = List.of(plain, rare, together, planned);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FittedDemand fit(DemandPanel panel, RunContext context) {
        List<String> covariates = knownAhead(panel);
        DemandPanel kept = panel.withCovariates(covariates);
        int dense = forDense(kept);
        int[] part = new int[panel.rows()];
        for (int r = 0; r < part.length; r++) {
            part[r] = dense == TOGETHER || partOf(panel, r) == PLAIN ? dense : RARE;
        }
        List<String> plans = panel.covariates().stream()
                .filter(c -> c.kind() == Covariate.Kind.KNOWN_FUTURE)
                .map(Covariate::name)
                .toList();
        List<String> leftOut =
                plans.stream().filter(c -> !covariates.contains(c)).toList();
        List<String> unused =
                dense == PLAIN ? plans.stream().filter(covariates::contains).toList() : List.of();
        return FittedAuto.fit(name, parts, new FittedAuto.Regressors(covariates, leftOut, unused), kept, part, context);
    }

    @Override
    public FittedDemand load(InputStream in) throws IOException {
        return AutoFile.read(name, parts, in);
    }

    /** Covariates that say something about steps to come, and those that never claim to. */
    private static List<String> knownAhead(DemandPanel panel) {
        int origin = panel.end();
        return panel.covariates().stream()
                .filter(c -> c.kind() != Covariate.Kind.KNOWN_FUTURE || reaches(c, panel.rows(), origin))
                .map(Covariate::name)
                .toList();
    }

    private static boolean reaches(Covariate covariate, int rows, int origin) {
        for (int r = 0; r < Math.max(1, covariate.shared() ? 1 : rows); r++) {
            if (rows > 0 && covariate.end(r) > origin && !Double.isNaN(covariate.value(r, origin))) {
                return true;
            }
        }
        return false;
    }

    /** Who forecasts rows that are not mostly zero. */
    private static int forDense(DemandPanel panel) {
        long known = 0;
        long soldOut = 0;
        for (int r = 0; r < panel.rows(); r++) {
            for (int t = panel.start(r); t < panel.end(r); t++) {
                switch (panel.state(r, t)) {
                    case OBSERVED -> known++;
                    case CENSORED -> {
                        known++;
                        soldOut++;
                    }
                    default -> {
                        // says nothing
                    }
                }
            }
        }
        if (soldOut > SOLD_OUT * known) {
            boolean many = panel.rows() >= LEAST_ROWS && known >= LEAST_CELLS;
            return many && panel.timeline().origin() != null ? TOGETHER : PLAIN;
        }
        boolean explained = panel.covariates().stream().anyMatch(c -> c.kind() == Covariate.Kind.KNOWN_FUTURE);
        long needed = Math.max(
                LEAST_TO_PLAN, SEASONS_TO_PLAN * (long) panel.timeline().seasonLength());
        return explained && known >= needed * panel.rows() ? PLANNED : PLAIN;
    }

    /** Who forecasts a row on its own. */
    static int partOf(DemandPanel panel, int row) {
        int known = 0;
        int zeros = 0;
        for (int t = panel.start(row); t < panel.end(row); t++) {
            if (panel.state(row, t).informative()) {
                known++;
                zeros += panel.value(row, t) == 0 ? 1 : 0;
            }
        }
        return zeros < known && zeros > MOST_ZEROS * known ? RARE : PLAIN;
    }
}
