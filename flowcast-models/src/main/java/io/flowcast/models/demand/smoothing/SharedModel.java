package io.flowcast.models.demand.smoothing;

import org.jspecify.annotations.Nullable;

/** Smoothing with the parameters that are usual in a panel, for rows that were not fitted: only the first state is their own. */
final class SharedModel implements RowModel {
    private final Pool pool;
    private final EtsStart start = new EtsStart();

    SharedModel(Pool pool) {
        this.pool = pool;
    }

    @Override
    public @Nullable Candidate best(double[] seen, double[] weight, int n, Setting setting) {
        int period = setting.period();
        double weights = 0;
        for (int t = 0; t < n; t++) {
            weights += weight[t];
        }
        if (setting.pattern().factors().length > 1) {
            return withGivenSeason(seen, weight, n, setting.pattern().factors());
        }
        boolean seasonal = pool.seasonal && period > 1 && weights >= 2 * period;
        EtsState state = new EtsState(seasonal ? period : 0);
        EtsForm form = seasonal ? EtsForm.ANA : EtsForm.ANN;
        start.estimate(seen, weight, n, period, form.season, state);
        state.trend = 0;
        return new Candidate(new EtsFit(form, pool.alpha, 0, seasonal ? pool.gamma : 0, 1), state);
    }

    private Candidate withGivenSeason(double[] seen, double[] weight, int n, double[] factors) {
        double[] divided = new double[n];
        for (int t = 0; t < n; t++) {
            divided[t] = seen[t] / factors[t % factors.length];
        }
        EtsState state = new EtsState(factors.length);
        start.estimate(divided, weight, n, 1, EtsForm.Season.NONE, state);
        state.trend = 0;
        System.arraycopy(factors, 0, state.season, 0, factors.length);
        return new Candidate(new EtsFit(EtsForm.ANM, pool.alpha, 0, 0, 1), state);
    }
}
