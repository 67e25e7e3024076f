package io.flowcast.models.demand.series;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import java.util.Arrays;

/**
 * What was seen of one row, from its first informative cell on. Immutable; kept with the fitted model, which reads the whole series again when new cells
 * come.
 *
 * @param start step of the calendar of the first cell
 * @param value sales, NaN where nothing is known
 * @param seen share of the usual demand that was seen: 1 for an observation, less for a sold-out cell, {@link #BOUND} where only a lower bound is known;
 *     empty if all known cells are observations
 */
record Cells(int start, double[] value, float[] seen) {
    /** Marks a cell of which only a lower bound is known. */
    static final float BOUND = 2;

    /** With less of the demand in stock than this, its sales say nothing. */
    private static final double LEAST_SEEN = 0.02;

    private static final float[] ALL_OBSERVED = new float[0];

    /** The cells of a row of a panel. */
    static Cells of(DemandPanel panel, int row) {
        int n = panel.length(row);
        double[] value = new double[n];
        byte[] state = new byte[n];
        double[] availability = new double[n];
        panel.copyValues(row, value, 0);
        panel.copyStates(row, state, 0);
        panel.copyAvailability(row, availability, 0);
        float[] seen = new float[n];
        boolean soldOut = false;
        int first = n;
        for (int t = n - 1; t >= 0; t--) {
            boolean censored = state[t] == CellState.CENSORED.ordinal();
            boolean informative =
                    state[t] == CellState.OBSERVED.ordinal() || (censored && availability[t] >= LEAST_SEEN);
            seen[t] = !censored ? 1 : availability[t] >= 1 ? BOUND : (float) availability[t];
            soldOut |= informative && censored;
            first = informative ? t : first;
            value[t] = informative ? value[t] : Double.NaN;
        }
        return new Cells(
                panel.start(row) + first,
                Arrays.copyOfRange(value, first, n),
                soldOut ? Arrays.copyOfRange(seen, first, n) : ALL_OBSERVED);
    }

    int length() {
        return value.length;
    }

    int end() {
        return start + value.length;
    }

    boolean known(int t) {
        return !Double.isNaN(value[t]);
    }

    boolean anySoldOut() {
        return seen.length > 0;
    }

    /** Whether a cell is a lower bound, with a share or without. */
    boolean soldOut(int t) {
        return seen.length > 0 && seen[t] != 1;
    }

    boolean boundOnly(int t) {
        return seen.length > 0 && seen[t] == BOUND;
    }

    /** Share of the demand that was seen; 1 for an observation and for a cell of which only the bound is known. */
    double share(int t) {
        return seen.length == 0 || seen[t] == BOUND ? 1 : seen[t];
    }

    /** These cells, with older ones before them where they begin later. */
    Cells after(Cells older) {
        if (older.length() == 0 || start <= older.start) {
            return this;
        }
        if (length() == 0) {
            return older.upTo(Math.min(older.length(), start - older.start));
        }
        int before = start - older.start;
        int kept = Math.min(before, older.length());
        double[] all = new double[before + length()];
        Arrays.fill(all, Double.NaN);
        System.arraycopy(older.value, 0, all, 0, kept);
        System.arraycopy(value, 0, all, before, length());
        float[] allSeen = ALL_OBSERVED;
        if (anySoldOut() || older.anySoldOut()) {
            allSeen = new float[all.length];
            Arrays.fill(allSeen, 1);
            System.arraycopy(older.seen, 0, allSeen, 0, Math.min(kept, older.seen.length));
            System.arraycopy(seen, 0, allSeen, before, seen.length);
        }
        return new Cells(older.start, all, allSeen);
    }

    /** Whether nothing is new. */
    boolean same(Cells other) {
        return start == other.start && Arrays.equals(value, other.value) && Arrays.equals(seen, other.seen);
    }

    /** The first cells. */
    Cells upTo(int n) {
        return new Cells(start, Arrays.copyOf(value, n), anySoldOut() ? Arrays.copyOf(seen, n) : seen);
    }

    /** Sales over shares: the mean demand if all steps were alike, 0 without a known cell. Scaled sums, so that huge values do not overflow. */
    double meanDemand() {
        double shares = 0;
        for (int t = 0; t < length(); t++) {
            shares += known(t) ? share(t) : 0;
        }
        double sum = 0;
        for (int t = 0; t < length(); t++) {
            sum += known(t) ? value[t] / shares : 0;
        }
        return sum;
    }
}
