package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.StopCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fits exponential smoothing to series; one for each thread. */
final class EtsFitter implements SeriesFitter {
    private static final SeriesKey NO_KEY = SeriesKey.named("series");
    /** A forecast must not spread further than this many times the range of what was seen. */
    private static final double BOUND_IN_RANGES = 3;

    private static final int LEAST_CHECK_HORIZON = 12;

    /** The forms asked for, then what gives way to what. */
    private final List<EtsSearch> searches = new ArrayList<>();

    private final EtsMoments moments = new EtsMoments();
    private double[] weight = new double[0];
    private double[] mean = new double[0];
    private double[] deviation = new double[0];

    EtsFitter(Set<EtsForm> forms, StopCheck stop) {
        Set<EtsForm> left = forms;
        while (!left.isEmpty()) {
            searches.add(new EtsSearch(left, stop));
            left = EtsMethod.simpler(left);
        }
    }

    @Override
    public @Nullable EtsModel fit(Series series) {
        int n = series.length();
        if (weight.length < n) {
            weight = new double[n];
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double size = 0;
        int known = 0;
        for (int t = 0; t < n; t++) {
            double value = series.values()[t];
            weight[t] = Double.isNaN(value) ? 0 : 1;
            if (!Double.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
                known++;
                size += (Math.abs(value) - size) / known;
            }
        }
        RowModel.Setting setting = new RowModel.Setting(series.season(), SeasonPool.NONE, series.counts());
        for (EtsSearch search : searches) {
            RowModel.Candidate candidate = search.best(series.values(), weight, n, setting);
            while (candidate != null) {
                EtsModel model = model(series, candidate, size > 0 ? size : 1);
                if (bounded(model.row, series.season(), high - low)) {
                    return model;
                }
                candidate = search.next();
            }
        }
        return null;
    }

    private static EtsModel model(Series series, RowModel.Candidate candidate, double size) {
        int start = series.firstStep();
        EtsState before = candidate.before();
        SmoothingRow unmeasured = row(candidate.fit(), start, before, start, before, size, 0);
        EtsModel.Pass pass = new EtsModel.Pass(unmeasured, series);
        double squares = 0;
        int known = 0;
        for (int t = 0; t < series.length(); t++) {
            double value = series.values()[t];
            double mu = pass.mean();
            if (!Double.isNaN(value)) {
                double unit = candidate.fit().form.relativeError ? Math.max(mu, unmeasured.least()) : size;
                double error = (value - mu) / unit;
                squares += error * error;
                known++;
            }
            pass.take(value);
        }
        int free = candidate.fit().form.smoothingParameters() + (candidate.fit().form.trend ? 2 : 1);
        double sigma = Math.sqrt(squares / Math.max(1, known - free));
        return new EtsModel(row(candidate.fit(), start, before, start + series.length(), pass.state, size, sigma));
    }

    private boolean bounded(SmoothingRow row, int period, double range) {
        int horizon = Math.max(LEAST_CHECK_HORIZON, Math.min(2 * period, 2 * LEAST_CHECK_HORIZON));
        if (mean.length < horizon) {
            mean = new double[horizon];
            deviation = new double[horizon];
        }
        moments.unbounded(row, row.last, horizon, mean, deviation, 0);
        return deviation[horizon - 1] <= BOUND_IN_RANGES * range + 1e-9 * row.size;
    }

    static SmoothingRow row(EtsFit fit, int start, EtsState first, int end, EtsState last, double size, double sigma) {
        return new SmoothingRow(NO_KEY, fit, start, first, end, last, size, false, sigma, 0);
    }
}
