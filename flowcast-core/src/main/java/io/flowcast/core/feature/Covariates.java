package io.flowcast.core.feature;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;

/** Reads outside quantities as they were known. */
final class Covariates {
    private Covariates() {}

    /** What a covariate is used as. */
    enum Kind {
        /** Known ahead, the same for all rows. */
        EVENT,
        /** Known ahead, row by row. */
        PROMOTION,
        /** Known afterwards. */
        MEASURED,
        /** Does not change. */
        FIXED,
        /** The runs of a switch known ahead, beside what else it is used as. */
        RUNS
    }

    /** A covariate, what it is used as, and its usual spread within a row. */
    record Use(String name, Kind kind, double spread) {}

    /** Decides what a covariate is used as. */
    static Use use(Covariate covariate, int rows) {
        Kind kind = switch (covariate.kind()) {
            case STATIC -> Kind.FIXED;
            case PAST_ONLY -> Kind.MEASURED;
            case KNOWN_FUTURE -> sameForAll(covariate, rows) ? Kind.EVENT : Kind.PROMOTION;
        };
        return new Use(covariate.name(), kind, kind == Kind.PROMOTION ? spread(covariate, rows) : 0);
    }

    /** A covariate by name. */
    static Covariate named(DemandPanel panel, String name) {
        for (Covariate c : panel.covariates()) {
            if (c.name().equals(name)) {
                return c;
            }
        }
        throw new InvalidInputException(Findings.of(new Finding(
                "panel.covariate-missing",
                Severity.FATAL,
                Place.of("panel"),
                "covariate",
                name,
                "Maybe the model was fitted on a panel with more covariates.")));
    }

    /** The value of a step if it was known at the origin, else NaN. */
    static double known(Covariate covariate, int row, int step, int origin) {
        return covariate.knownAt(row, step) <= origin ? covariate.value(row, step) : Double.NaN;
    }

    /** Whether all rows have the same values wherever they have any. */
    static boolean sameForAll(Covariate covariate, int rows) {
        if (covariate.shared()) {
            return true;
        }
        int from = Integer.MAX_VALUE;
        int to = Integer.MIN_VALUE;
        for (int r = 0; r < rows; r++) {
            from = Math.min(from, covariate.start(r));
            to = Math.max(to, covariate.end(r));
        }
        if (rows < 2 || to <= from) {
            return false;
        }
        double[] first = new double[to - from];
        java.util.Arrays.fill(first, Double.NaN);
        for (int r = 0; r < rows; r++) {
            for (int t = covariate.start(r); t < covariate.end(r); t++) {
                double value = covariate.value(r, t);
                if (Double.isNaN(first[t - from])) {
                    first[t - from] = value;
                } else if (!Double.isNaN(value) && value != first[t - from]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a covariate is 0 or one other value. */
    static boolean isSwitch(Covariate c) {
        double on = 0;
        boolean off = false;
        for (int r = 0; r < c.rows(); r++) {
            for (int t = c.start(r); t < c.end(r); t++) {
                double v = c.value(r, t);
                off |= v == 0;
                if (v != 0 && !Double.isNaN(v)) {
                    if (on != 0 && v != on) {
                        return false;
                    }
                    on = v;
                }
            }
        }
        return off && on != 0;
    }

    /** Usual spread of a covariate within a row: root of the mean variance. */
    static double spread(Covariate covariate, int rows) {
        double squares = 0;
        long count = 0;
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            int n = 0;
            for (int t = covariate.start(r); t < covariate.end(r); t++) {
                double value = covariate.value(r, t);
                if (!Double.isNaN(value)) {
                    sum += value;
                    n++;
                }
            }
            double mean = n > 0 ? sum / n : 0;
            for (int t = covariate.start(r); t < covariate.end(r) && n > 0; t++) {
                double value = covariate.value(r, t);
                if (!Double.isNaN(value)) {
                    squares += (value - mean) * (value - mean);
                    count++;
                }
            }
        }
        return count > 0 ? Math.sqrt(squares / count) : 0;
    }
}
