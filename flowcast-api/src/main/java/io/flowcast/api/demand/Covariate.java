package io.flowcast.api.demand;

import io.flowcast.api.internal.Require;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An outside quantity that may explain demand: price, promotion, holiday, weather. Each value carries the step at which
 * it became known, so that a backtest cannot see the future.
 *
 * <p>Values are stored once for all rows ({@link #shared}) or row by row ({@link #perRow}). Outside the stored steps,
 * and where the source had nothing, the value is NaN. Immutable.
 */
public final class Covariate {
    private final String name;
    private final Kind kind;
    private final boolean shared;
    private final int[] start;
    private final double[][] values;
    private final int @Nullable [][] knownAt;

    private Covariate(
            String name, Kind kind, boolean shared, int[] start, double[][] values, int @Nullable [][] knownAt) {
        this.name = Require.text("name", name);
        this.kind = Require.present("kind", kind);
        this.shared = shared;
        this.start = start;
        this.values = values;
        this.knownAt = knownAt;
    }

    /**
     * One fact for each row that does not change.
     *
     * @param name name of the covariate
     * @param values one value for each row, NaN where unknown
     * @return the covariate
     * @throws IllegalArgumentException if a value is infinite
     */
    public static Covariate fixed(String name, double[] values) {
        double[][] rows = new double[values.length][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = new double[] {values[r]};
            checkFinite(name, rows[r]);
        }
        return new Covariate(name, Kind.STATIC, false, new int[rows.length], rows, null);
    }

    /**
     * The same values for all rows.
     *
     * @param name name of the covariate
     * @param kind {@link Kind#PAST_ONLY} or {@link Kind#KNOWN_FUTURE}
     * @param start step of the first value
     * @param values the values, NaN where unknown
     * @param knownAt for each value the step before which it was not known, or {@code null} for the kind's rule
     * @return the covariate
     * @throws IllegalArgumentException if the shapes differ, a value is infinite, or a past-only value was known before its
     *     step had passed
     */
    public static Covariate shared(String name, Kind kind, int start, double[] values, int @Nullable [] knownAt) {
        return perRow(name, kind, true, new int[] {start}, new double[][] {values}, wrap(knownAt));
    }

    /**
     * Values row by row.
     *
     * @param name name of the covariate
     * @param kind {@link Kind#PAST_ONLY} or {@link Kind#KNOWN_FUTURE}
     * @param start step of the first value of each row
     * @param values the values of each row, NaN where unknown
     * @param knownAt of the shape of {@code values}, or {@code null} for the kind's rule
     * @return the covariate
     * @throws IllegalArgumentException if the shapes differ, a value is infinite, or a past-only value was known before its
     *     step had passed
     */
    public static Covariate perRow(String name, Kind kind, int[] start, double[][] values, int @Nullable [][] knownAt) {
        return perRow(name, kind, false, start, values, knownAt);
    }

    private static Covariate perRow(
            String name, Kind kind, boolean shared, int[] start, double[][] values, int @Nullable [][] knownAt) {
        Require.that(kind != Kind.STATIC, "a static covariate is made with Covariate.fixed");
        Require.that(start.length == values.length, "start and values differ in length");
        Require.that(knownAt == null || knownAt.length == values.length, "knownAt and values differ in length");
        double[][] copy = new double[values.length][];
        int[][] known = knownAt == null ? null : new int[values.length][];
        for (int r = 0; r < copy.length; r++) {
            copy[r] = values[r].clone();
            checkFinite(name, copy[r]);
            if (knownAt != null && known != null) {
                Require.that(knownAt[r].length == values[r].length, "knownAt and values differ in row " + r);
                known[r] = knownAt[r].clone();
                checkPassed(name, kind, start[r], known[r]);
            }
        }
        return new Covariate(name, kind, shared, start.clone(), copy, known);
    }

    private static void checkFinite(String name, double[] row) {
        for (double value : row) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("covariate " + name + " must not be infinite");
            }
        }
    }

    private static void checkPassed(String name, Kind kind, int start, int[] knownAt) {
        for (int i = 0; kind == Kind.PAST_ONLY && i < knownAt.length; i++) {
            if (knownAt[i] <= start + i) {
                throw new IllegalArgumentException(
                        "covariate " + name + " is known only once its step has passed, step " + (start + i)
                                + " was said to be known at " + knownAt[i]);
            }
        }
    }

    private static int @Nullable [][] wrap(int @Nullable [] row) {
        return row == null ? null : new int[][] {row};
    }

    /**
     * Name of the covariate.
     *
     * @return the name, unique in a panel
     */
    public String name() {
        return name;
    }

    /**
     * When its values are known.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Whether all rows share the values.
     *
     * @return true if they do
     */
    public boolean shared() {
        return shared;
    }

    /**
     * Number of rows it has values for.
     *
     * @return the rows; 1 if shared
     */
    public int rows() {
        return values.length;
    }

    /**
     * First step of the values of a row.
     *
     * @param row row of the panel
     * @return a step of the panel's calendar; 0 for a static covariate
     */
    public int start(int row) {
        return start[shared ? 0 : row];
    }

    /**
     * The step after the last value of a row.
     *
     * @param row row of the panel
     * @return a step of the panel's calendar; 1 for a static covariate
     */
    public int end(int row) {
        int r = shared ? 0 : row;
        return start[r] + values[r].length;
    }

    /**
     * A value.
     *
     * @param row row of the panel
     * @param step step of the panel's calendar
     * @return the value, NaN where unknown
     */
    public double value(int row, int step) {
        int r = shared ? 0 : row;
        if (kind == Kind.STATIC) {
            return values[r][0];
        }
        int i = step - start[r];
        return i >= 0 && i < values[r].length ? values[r][i] : Double.NaN;
    }

    /**
     * The first origin at which a value may be used: a forecast that is made when the steps before {@code origin} have
     * passed may use it if {@code knownAt <= origin}.
     *
     * @param row row of the panel
     * @param step step of the panel's calendar
     * @return the step; without own times it is always for static and known-future values and {@code step + 1} for
     *     past-only ones
     */
    public int knownAt(int row, int step) {
        int r = shared ? 0 : row;
        if (knownAt != null && kind != Kind.STATIC) {
            int i = step - start[r];
            return i >= 0 && i < knownAt[r].length ? knownAt[r][i] : Integer.MAX_VALUE;
        }
        return kind == Kind.PAST_ONLY ? step + 1 : Integer.MIN_VALUE;
    }

    /**
     * What was known of it at an origin.
     *
     * @param origin the first step that has not passed
     * @return a copy in which later knowledge is NaN
     */
    public Covariate asKnownAt(int origin) {
        if (kind == Kind.STATIC) {
            return this;
        }
        double[][] copy = new double[values.length][];
        for (int r = 0; r < copy.length; r++) {
            copy[r] = values[r].clone();
            for (int i = 0; i < copy[r].length; i++) {
                if (knownAt(r, start[r] + i) > origin) {
                    copy[r][i] = Double.NaN;
                }
            }
        }
        return new Covariate(name, kind, shared, start, copy, knownAt);
    }

    /**
     * The values of some rows.
     *
     * @param rows rows to keep, in their new order
     * @return a covariate for a panel of those rows
     */
    public Covariate select(int[] rows) {
        if (shared) {
            return this;
        }
        int[] newStart = Arrays.stream(rows).map(r -> start[r]).toArray();
        double[][] newValues = Arrays.stream(rows).mapToObj(r -> values[r]).toArray(double[][]::new);
        int[][] known = knownAt;
        int[][] newKnown = known == null
                ? null
                : Arrays.stream(rows).mapToObj(r -> known[r]).toArray(int[][]::new);
        return new Covariate(name, kind, false, newStart, newValues, newKnown);
    }

    /** When the values of a covariate are known. */
    public enum Kind {
        /** Does not change. */
        STATIC,
        /** Known only once its step has passed, for example measured weather. */
        PAST_ONLY,
        /** Known ahead, for example holidays, planned prices, or a weather forecast with its time of issue. */
        KNOWN_FUTURE
    }
}
