package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.models.demand.censored.SoldOut;

/**
 * Reads cells of one row as "expected error given what was seen". Workspaces are kept; one instance serves one thread.
 *
 * <p>An observed cell is a value of weight 1; one that tells nothing has weight 0; a sold-out one of which the share a of the demand was seen is the
 * value s/a with the weight of {@link SoldOut#weight}; one of which only the bound is known is the conditional mean {@link
 * SoldOut#expectedDemandAbove}.
 */
final class RowReader {
    /** With less of the day's demand in stock than this, its sales say nothing. */
    private static final double LEAST_SEEN = 0.02;

    double[] value = new double[0];
    double[] availability = new double[0];
    byte[] state = new byte[0];
    /** What the filter sees. */
    double[] seen = new double[0];

    double[] weight = new double[0];
    /** One-step means of the last filter pass. */
    double[] mean = new double[0];
    /** Error units of the last filter pass. */
    double[] unit = new double[0];

    int start;
    int length;
    int informative;
    int censored;
    int boundOnly;

    /** Takes the steps of a row from its first informative cell on. */
    void read(DemandPanel panel, int row) {
        int n = panel.length(row);
        ensure(n);
        panel.copyValues(row, value, 0);
        panel.copyStates(row, state, 0);
        panel.copyAvailability(row, availability, 0);
        int skip = 0;
        while (skip < n && !informative(skip)) {
            skip++;
        }
        start = panel.start(row) + skip;
        length = n - skip;
        System.arraycopy(value, skip, value, 0, length);
        System.arraycopy(state, skip, state, 0, length);
        System.arraycopy(availability, skip, availability, 0, length);
        informative = 0;
        censored = 0;
        boundOnly = 0;
        for (int t = 0; t < length; t++) {
            if (informative(t)) {
                informative++;
                if (censored(t)) {
                    censored++;
                    boundOnly += availability[t] >= 1 ? 1 : 0;
                }
            }
        }
    }

    private void ensure(int n) {
        if (value.length < n) {
            value = new double[n];
            availability = new double[n];
            state = new byte[n];
            seen = new double[n];
            weight = new double[n];
            mean = new double[n];
            unit = new double[n];
        }
    }

    boolean informative(int t) {
        return state[t] == CellState.OBSERVED.ordinal()
                || (state[t] == CellState.CENSORED.ordinal() && availability[t] >= LEAST_SEEN);
    }

    boolean censored(int t) {
        return state[t] == CellState.CENSORED.ordinal();
    }

    /** Share of the demand of a cell that was seen; 1 for an observed one. */
    double share(int t) {
        return censored(t) ? availability[t] : 1;
    }

    /** Sales over shares: the mean demand if all days were alike. Scaled sums, so that huge values do not overflow. */
    double meanDemand() {
        double sum = 0;
        double shares = 0;
        for (int t = 0; t < length; t++) {
            if (informative(t)) {
                shares += share(t);
            }
        }
        for (int t = 0; t < length; t++) {
            if (informative(t)) {
                sum += value[t] / shares;
            }
        }
        return sum;
    }

    /** Sets what the filter sees of one cell when it expects a mean. */
    void expect(int t, double expected, double deviation, double likeness) {
        if (!informative(t)) {
            seen[t] = 0;
            weight[t] = 0;
        } else if (!censored(t)) {
            seen[t] = value[t];
            weight[t] = 1;
        } else if (availability[t] >= 1) {
            seen[t] = SoldOut.expectedDemandAbove(value[t], expected, deviation);
            weight[t] = 1;
        } else {
            seen[t] = value[t] / availability[t];
            weight[t] = SoldOut.weight(availability[t], Math.max(0, expected), likeness);
        }
    }

    /** Moves a state over the cells from one to another, each seen as the row's model expects it; fills the means. */
    void filter(SmoothingRow row, EtsState at, int from, int to) {
        for (int t = from; t < to; t++) {
            double mu = row.fit.mean(at);
            mean[t] = mu;
            unit[t] = row.fit.errorUnit(at);
            double error = 0;
            if (informative(t)) {
                double expected = Math.max(0, mu);
                expect(t, expected, boundOnly(t) ? row.oneStepDeviation(expected, unit[t]) : 0, row.likeness(expected));
                error = weight[t] * (seen[t] - mu);
            }
            row.fit.advance(at, error, row.least());
        }
    }

    private boolean boundOnly(int t) {
        return censored(t) && availability[t] >= 1;
    }
}
