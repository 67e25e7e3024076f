package io.flowcast.models.demand.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fits one row by a method: fills sold-out cells and fits by turns, and takes a mean where nothing can be learned. Workspaces are kept; one instance serves
 * one thread.
 */
final class RowTrainer {
    private static final int ROUNDS_WITH_SHARES = 2;
    private static final int ROUNDS_WITH_BOUNDS = 4;
    /** Rounds of filling for a model whose parameters stay. */
    private static final int ROUNDS_OF_READING = 3;

    private static final int CHECK_STEPS = 24;
    /** A method that expects more than this many times the largest value seen is not sound. */
    private static final double MOST_TIMES_LARGEST = 1e4;

    private final SeriesMethod method;
    private final SeriesFitter fitter;
    private final StopCheck stop;
    private final Setting setting;
    private final Filling filling = new Filling();
    private double[] mean = new double[0];
    private final double[] ahead = new double[CHECK_STEPS];
    private final double[] deviation = new double[CHECK_STEPS];

    /**
     * What rows share.
     *
     * @param seasons season lengths, rising
     * @param counts whether values are whole numbers
     */
    record Setting(int[] seasons, boolean counts) {
        int season() {
            return seasons.length == 0 ? 1 : seasons[0];
        }
    }

    /**
     * What one row tells on its own.
     *
     * @param model the model at the end of the cells
     * @param fallback code of the fallback that was taken, if one was
     * @param size typical value, above 0
     * @param spread how demand varies around the means, where cells sold out
     * @param widen standard deviation over that of the method, which takes filled cells for observations; 1 without sold-out cells
     */
    record Trained(SeriesModel model, @Nullable String fallback, double size, Filling.Spread spread, double widen) {}

    RowTrainer(SeriesMethod method, Setting setting, StopCheck stop) {
        this.method = method;
        this.fitter = method.fitter(stop);
        this.stop = stop;
        this.setting = setting;
    }

    /** A series of the values that were filled last. */
    Series series(Cells cells, int n, double[][] regressors) {
        return new Series(filling.value, n, setting.seasons, setting.counts, cells.start(), regressors);
    }

    double[] filled() {
        return filling.value;
    }

    /** One-step means of the last call of {@link #read} or {@link #train}, where cells were sold out. */
    double[] means() {
        return mean;
    }

    Trained train(Cells cells, int n, double[][] regressors) {
        if (mean.length < n) {
            mean = new double[n];
        }
        int seen = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        boolean bounds = false;
        boolean shares = false;
        for (int t = 0; t < n; t++) {
            if (cells.known(t)) {
                seen++;
                double v = cells.value()[t] / Math.max(0.3, cells.share(t));
                low = Math.min(low, v);
                high = Math.max(high, v);
                bounds |= cells.boundOnly(t);
                shares |= cells.soldOut(t) && !cells.boundOnly(t);
            }
        }
        if (seen == 0) {
            return flat(cells, n, 0, Codes.NO_OBSERVATION);
        }
        if (!(high > 0)) {
            return flat(cells, n, setting.counts ? 0.5 / seen : 0, Codes.ALL_ZERO);
        }
        double level = cells.upTo(n).meanDemand();
        if (low == high && !bounds && !shares) {
            return flat(cells, n, level, Codes.CONSTANT);
        }
        if (seen < method.leastCells(setting.season())) {
            return flat(cells, n, level, Codes.TOO_SHORT);
        }
        filling.take(cells, n);
        Filling.Spread spread = Filling.Spread.guess(setting.counts, level);
        if (bounds || shares) {
            spread = filling.fillStatic(cells, n, level, setting.counts);
        }
        Series series = series(cells, n, regressors);
        SeriesModel model = fitter.fit(series);
        int rounds = bounds ? ROUNDS_WITH_BOUNDS : shares ? ROUNDS_WITH_SHARES : 0;
        for (int round = 0; round < rounds && model != null; round++) {
            stop.ask();
            model.fitted(series, mean);
            spread = filling.spread(cells, n, mean, level, level, setting.counts, spread);
            filling.fill(cells, n, mean, level, level, spread);
            model = fitter.fit(series);
        }
        if (model == null || !sound(model, high)) {
            return flat(cells, n, level, Codes.NO_SOUND_MODEL);
        }
        double widen = 1;
        if (rounds > 0) {
            model = read(model, cells, n, regressors, level, spread);
            model.fitted(series, mean);
            spread = filling.spread(cells, n, mean, level, level, setting.counts, spread);
            model.forecast(1, firstOf(regressors, n), ahead, deviation);
            double method1 = deviation[0] / level;
            widen = method1 > 0 && spread.sigma() > 0 ? Math.min(3, Math.max(1, spread.sigma() / method1)) : 1;
        }
        return new Trained(model, null, level, spread, widen);
    }

    private boolean sound(SeriesModel model, double high) {
        if (method.usesRegressors()) {
            return true; // what it expects depends on a future that is not here
        }
        model.forecast(CHECK_STEPS, new double[0][], ahead, deviation);
        for (double value : ahead) {
            if (!(Math.abs(value) / high <= MOST_TIMES_LARGEST)) {
                return false;
            }
        }
        return true;
    }

    private static double[][] firstOf(double[][] regressors, int n) {
        double[][] first = new double[regressors.length][];
        Arrays.setAll(first, k -> new double[] {regressors[k][n - 1]});
        return first;
    }

    /** The model at the end of cells, its parameters as they are; sold-out cells as it sees them. */
    SeriesModel read(
            SeriesModel model, Cells cells, int n, double[][] regressors, double level, Filling.Spread spread) {
        if (n == 0) {
            return model;
        }
        fillFor(model, cells, n, regressors, level, spread);
        return model.at(series(cells, n, regressors));
    }

    /** Fills the sold-out cells as a model sees them. */
    void fillFor(SeriesModel model, Cells cells, int n, double[][] regressors, double level, Filling.Spread spread) {
        if (mean.length < n) {
            mean = new double[n];
        }
        filling.take(cells, n);
        if (cells.anySoldOut()) {
            Arrays.fill(mean, 0, n, level);
            filling.fill(cells, n, mean, level, level, spread);
            Series series = series(cells, n, regressors);
            for (int round = 0; round < ROUNDS_OF_READING; round++) {
                stop.passed(n);
                model.fitted(series, mean);
                filling.fill(cells, n, mean, level, level, spread);
            }
        }
    }

    /** A mean with the spread around it. */
    private Trained flat(Cells cells, int n, double level, String code) {
        double size = level > 0 ? level : 1;
        Filling.Spread spread = Filling.Spread.guess(setting.counts, size);
        filling.take(cells, n);
        if (level > 0 && cells.anySoldOut()) {
            spread = filling.fillStatic(cells, n, level, setting.counts);
        }
        double sum = 0;
        int known = 0;
        for (int t = 0; t < n; t++) {
            if (cells.known(t)) {
                sum += filling.value[t] / size;
                known++;
            }
        }
        double mean0 = known > 0 && level > 0 && !code.equals(Codes.ALL_ZERO) ? sum / known * size : level;
        double squares = 0;
        for (int t = 0; t < n; t++) {
            if (cells.known(t)) {
                double e = (filling.value[t] - mean0) / size;
                squares += e * e;
            }
        }
        double sd = known > 0 ? size * Math.sqrt(squares / known) : 0;
        if (code.equals(Codes.ALL_ZERO)) {
            sd = setting.counts ? Math.sqrt(level) : 0;
        }
        SeriesModel model = new FlatModel(mean0, mean0, sd);
        if (n > 0 && !code.equals(Codes.ALL_ZERO)) {
            model = model.at(series(cells, n, new double[0][]));
        }
        return new Trained(model, code, mean0 > 0 ? mean0 : 1, spread, 1);
    }
}
