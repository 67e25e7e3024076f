package io.flowcast.models.demand.global;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.DemandFeatures;
import io.flowcast.core.feature.FeatureTable;
import io.flowcast.models.demand.boost.BinnedTable;
import io.flowcast.models.demand.boost.Binning;
import io.flowcast.models.demand.boost.TableBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Past samples of a panel: features, and what came of them. */
final class Samples {
    /** Steps that an origin needs before it, at least. */
    private static final int LEAST_HISTORY = 20;

    final FeatureTable table;
    final int[] origins;
    final double[] sales;
    /** Share of the demand that was seen. */
    final double[] exposure;
    /** Whether the stock lasted. */
    final boolean[] lasted;

    private Samples(FeatureTable table, int[] origins, double[] sales, double[] exposure, boolean[] lasted) {
        this.table = table;
        this.origins = origins;
        this.sales = sales;
        this.exposure = exposure;
        this.lasted = lasted;
    }

    static Samples of(
            DemandPanel panel, DemandFeatures features, BoostedSettings settings, int horizon, RunContext context) {
        int[] origins = origins(panel, settings.origins);
        double all = (double) origins.length * panel.rows() * horizon;
        double share = all > settings.samples ? settings.samples / all : 1;
        FeatureTable table = features.past(panel, origins, horizon, share, context);
        int n = table.samples();
        double[] sales = new double[n];
        double[] exposure = new double[n];
        boolean[] lasted = new boolean[n];
        for (int i = 0; i < n; i++) {
            int row = table.row(i);
            int step = table.origin(i) + table.step(i);
            sales[i] = panel.value(row, step);
            exposure[i] = panel.availability(row, step);
            lasted[i] = panel.state(row, step) == CellState.OBSERVED;
        }
        return new Samples(table, origins, sales, exposure, lasted);
    }

    /** Origins whole seasons before the end, so that steps ahead fall on the same phases as those of the forecast; rising. */
    static int[] origins(DemandPanel panel, int most) {
        int season = panel.timeline().seasonLength();
        int apart = season > 1 ? season : 3;
        int start = Integer.MAX_VALUE;
        for (int r = 0; r < panel.rows(); r++) {
            start = panel.length(r) > 0 ? Math.min(start, panel.start(r)) : start;
        }
        if (start == Integer.MAX_VALUE) {
            return new int[0];
        }
        int room = panel.end() - start - Math.max(LEAST_HISTORY, 2 * season);
        int count = Math.max(0, room / apart);
        // Where there are more than wanted, they are spread over the whole history: a year ago says more than last week
        // and the week before.
        int stride = Math.max(1, (count + most - 1) / Math.max(1, most));
        int[] origins = new int[(count + stride - 1) / stride];
        for (int i = 0; i < origins.length; i++) {
            origins[origins.length - 1 - i] = panel.end() - apart * (1 + i * stride);
        }
        return origins;
    }

    /** Bins a table; with further columns of the caller's. */
    static BinnedTable binned(
            FeatureTable table, @Nullable Binning as, String[] extraNames, float[][] extra, RunContext context) {
        TableBuilder builder = as == null
                ? BinnedTable.builder(table.samples(), context).mostBins(127)
                : as.table(table.samples(), context);
        for (int f = 0; f < table.features().size(); f++) {
            builder.numeric(table.features().get(f).name(), table.column(f));
        }
        for (int f = 0; f < extraNames.length; f++) {
            builder.numeric(extraNames[f], extra[f]);
        }
        return builder.build();
    }

    /** Numbers of the samples for which a condition holds. */
    static int[] where(boolean[] condition) {
        int[] all = new int[condition.length];
        int n = 0;
        for (int i = 0; i < condition.length; i++) {
            if (condition[i]) {
                all[n++] = i;
            }
        }
        return Arrays.copyOf(all, n);
    }
}
