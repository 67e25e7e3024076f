package io.flowcast.models.demand.theta;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.StopCheck;
import java.util.List;

/** Fits Theta models; one for each thread. */
final class ThetaFitter implements SeriesFitter {
    private static final int LEAST_BACKTEST = 2;
    private static final int MOST_BACKTEST = 24;

    private final List<Theta.Form> forms;
    private final Deseasonaliser deseasonaliser = new Deseasonaliser();
    private final ThetaSearch search;
    private double[] rest = new double[0];

    // Of the series that was prepared last.
    private double size;
    private List<Season> seasons = List.of();

    ThetaFitter(List<Theta.Form> forms, StopCheck stop) {
        this.forms = forms;
        search = new ThetaSearch(stop);
    }

    @Override
    public ThetaModel fit(Series series) {
        Theta.Form form = forms.size() > 1 ? best(series) : forms.get(0);
        prepare(series);
        return model(form, series);
    }

    private Theta.Form best(Series series) {
        int held = Math.min(MOST_BACKTEST, series.length() / 3);
        if (held < LEAST_BACKTEST) {
            return forms.get(0);
        }
        int n = series.length() - held;
        Series early = new Series(
                series.values(), n, series.seasons(), series.counts(), series.firstStep(), series.regressors());
        prepare(early);
        Theta.Form best = forms.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Theta.Form form : forms) {
            double errors = model(form, early).pastErrors(series, n);
            if (errors < least) {
                least = errors;
                best = form;
            }
        }
        return best;
    }

    private ThetaModel model(Theta.Form form, Series series) {
        return ThetaModel.of(form.label, search.fit(form.dynamic, form.free), seasons, size, series);
    }

    private void prepare(Series series) {
        int n = series.length();
        if (rest.length < n) {
            rest = new double[n];
        }
        double mean = 0;
        int known = 0;
        for (int t = 0; t < n; t++) {
            double value = series.values()[t];
            if (!Double.isNaN(value)) {
                known++;
                mean += (Math.abs(value) - mean) / known;
            }
        }
        size = mean > 0 ? mean : 1;
        for (int t = 0; t < n; t++) {
            rest[t] = series.values()[t] / size;
        }
        seasons = List.copyOf(deseasonaliser.remove(rest, n, series.firstStep(), series.seasons()));
        search.series(rest, n);
    }
}
