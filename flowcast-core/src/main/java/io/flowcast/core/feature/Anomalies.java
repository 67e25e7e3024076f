package io.flowcast.core.feature;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds anomalies in the rows of a panel, each row on its own.
 *
 * <p>Types after Chen and Liu, "Joint estimation of model parameters and outlier effects in time series", JASA 88 (1993), but quick and for demand: a row is levels between shifts,
 * times a season, with negative binomial (counts) or gamma (amounts) spread. Each cell gets the normal score of its place in that distribution; cells beyond the bound are
 * set aside, level, season and spread are estimated again without them, and all cells are scored anew until nothing changes, so that one outlier does not hide behind the spread another
 * one made, and a cell that was set aside by mistake comes back. The bound is that of Bonferroni over the cells of the row. Only observed cells are judged: a sold-out day is no
 * outlier. O(cells) for each of few rounds.
 */
public final class Anomalies {
    private Anomalies() {}

    /**
     * Finds them.
     *
     * @param panel the rows; not changed
     * @param options what counts
     * @param context threads, deadline, cancellation
     * @return the anomalies by row and step
     */
    public static List<Anomaly> find(DemandPanel panel, AnomalyOptions options, RunContext context) {
        List<List<Anomaly>> byRow = new ArrayList<>();
        for (int r = 0; r < panel.rows(); r++) {
            byRow.add(new ArrayList<>());
        }
        List<Covariate> explaining = panel.covariates().stream()
                .filter(c -> options.explainedBy().contains(c.name()))
                .toList();
        Parallel.forEach(context, "anomalies", panel.rows(), RowScan::new, (r, scan) -> {
            scan.read(panel, r, explained(panel, r, explaining));
            scan.find(options, byRow.get(r));
        });
        List<Anomaly> all = new ArrayList<>();
        byRow.forEach(all::addAll);
        return List.copyOf(all);
    }

    /** Cells at which a covariate is not as usual in this row. */
    private static boolean[] explained(DemandPanel panel, int row, List<Covariate> covariates) {
        boolean[] explained = new boolean[panel.length(row)];
        for (Covariate covariate : covariates) {
            int c = covariate.shared() ? 0 : row;
            double[] values = new double[explained.length];
            int n = 0;
            for (int i = 0; i < explained.length; i++) {
                int step = panel.start(row) + i;
                boolean has = step >= covariate.start(c) && step < covariate.end(c);
                double value = has ? covariate.value(c, step) : Double.NaN;
                if (!Double.isNaN(value)) {
                    values[n++] = value;
                }
            }
            double[] sorted = Arrays.copyOf(values, n);
            Arrays.sort(sorted);
            for (int i = 0; i < explained.length && n > 0; i++) {
                int step = panel.start(row) + i;
                boolean has = step >= covariate.start(c) && step < covariate.end(c);
                double value = has ? covariate.value(c, step) : Double.NaN;
                explained[i] |= !Double.isNaN(value) && value != sorted[n / 2];
            }
        }
        return explained;
    }
}
