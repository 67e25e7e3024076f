package io.flowcast.models.demand.smoothing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The last value, or the last value of the same phase, as the limits alpha = 1 and gamma = 1 of exponential smoothing. */
final class NaiveModel implements RowModel {
    private final boolean seasonal;

    NaiveModel(boolean seasonal) {
        this.seasonal = seasonal;
    }

    @Override
    public @Nullable Candidate best(double[] seen, double[] weight, int n, Setting setting) {
        int period = setting.period();
        if (seasonal && period > 1 && n > period) {
            return new Candidate(new EtsFit(EtsForm.ANA, 0, 0, 1, 1), firstSeason(seen, weight, n, period));
        }
        EtsState state = new EtsState(0);
        for (int t = n - 1; t >= 0; t--) {
            state.level = weight[t] > 0 ? seen[t] : state.level;
        }
        return new Candidate(new EtsFit(EtsForm.ANN, 1, 0, 0, 1), state);
    }

    @Override
    public boolean tellsVariance() {
        return false;
    }

    @Override
    public int leastCells() {
        return 2;
    }

    /** The first value of each phase; of a phase that was never seen the mean of the others. */
    private static EtsState firstSeason(double[] seen, double[] weight, int n, int period) {
        EtsState state = new EtsState(period);
        Arrays.fill(state.season, Double.NaN);
        for (int t = n - 1; t >= 0; t--) {
            if (weight[t] > 0) {
                state.season[t % period] = seen[t];
            }
        }
        double mean = Arrays.stream(state.season)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(0);
        for (int j = 0; j < period; j++) {
            state.season[j] = Double.isNaN(state.season[j]) ? mean : state.season[j];
        }
        return state;
    }
}
