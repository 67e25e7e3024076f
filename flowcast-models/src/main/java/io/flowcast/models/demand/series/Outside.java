package io.flowcast.models.demand.series;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import java.util.Arrays;
import java.util.List;

/**
 * The regressors of one row: those quantities that are known ahead. Immutable.
 *
 * @param start step of the calendar of the first value
 * @param value one array for each regressor, all of one length, NaN where it is not known; they go on beyond the row as far as anything is known
 */
record Outside(int start, double[][] value) {
    static final Outside NONE = new Outside(0, new double[0][]);
    private static final double[][] NOTHING = new double[0][];

    /** Names of the covariates of a panel that a method can use. */
    static List<String> names(DemandPanel panel) {
        return panel.covariates().stream()
                .filter(c -> c.kind() == Covariate.Kind.KNOWN_FUTURE)
                .map(Covariate::name)
                .toList();
    }

    /** What a panel knows of a row at its end. */
    static Outside of(DemandPanel panel, int row, int start, List<String> names) {
        if (names.isEmpty()) {
            return NONE;
        }
        int end = start;
        for (Covariate c : panel.covariates()) {
            end = names.contains(c.name()) ? Math.max(end, c.end(row)) : end;
        }
        double[][] value = new double[names.size()][end - start];
        for (int k = 0; k < value.length; k++) {
            Arrays.fill(value[k], Double.NaN);
            for (Covariate c : panel.covariates()) {
                if (c.name().equals(names.get(k))) {
                    for (int t = Math.max(start, c.start(row)); t < c.end(row); t++) {
                        if (c.knownAt(row, t) <= panel.end()) {
                            value[k][t - start] = c.value(row, t);
                        }
                    }
                }
            }
        }
        return new Outside(start, value);
    }

    /** These values, and where they are not known the older ones. */
    Outside over(Outside older) {
        if (value.length == 0 || older.value.length == 0) {
            return value.length == 0 ? older : this;
        }
        int from = Math.min(start, older.start);
        int to = Math.max(end(), older.end());
        double[][] both = new double[value.length][to - from];
        for (int k = 0; k < both.length; k++) {
            for (int t = from; t < to; t++) {
                double now = at(k, t);
                both[k][t - from] = Double.isNaN(now) ? older.at(k, t) : now;
            }
        }
        return new Outside(from, both);
    }

    private int end() {
        return start + (value.length == 0 ? 0 : value[0].length);
    }

    /** A value, NaN where it is not known. */
    double at(int k, int step) {
        return step < start || step >= end() ? Double.NaN : value[k][step - start];
    }

    /** Whether a value is unknown in any of some steps. */
    boolean gap(int k, int from, int to) {
        for (int t = from; t < to; t++) {
            if (Double.isNaN(at(k, t))) {
                return true;
            }
        }
        return false;
    }

    /** Values of some steps; where they are not known the mean of those that are, before a step. */
    double[][] finite(int from, int to, int meanBefore) {
        if (value.length == 0) {
            return NOTHING;
        }
        double[][] result = new double[value.length][to - from];
        for (int k = 0; k < result.length; k++) {
            double usual = mean(k, meanBefore);
            for (int t = from; t < to; t++) {
                double v = at(k, t);
                result[k][t - from] = Double.isNaN(v) ? usual : v;
            }
        }
        return result;
    }

    private double mean(int k, int before) {
        double mean = 0;
        int n = 0;
        for (int t = start; t < Math.min(before, end()); t++) {
            double v = at(k, t);
            if (!Double.isNaN(v)) {
                mean += (v - mean) / ++n;
            }
        }
        return mean;
    }
}
