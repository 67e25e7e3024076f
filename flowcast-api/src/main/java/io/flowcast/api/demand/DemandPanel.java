package io.flowcast.api.demand;

import io.flowcast.api.internal.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Many series held in columns: the unit of work of every forecaster. A single series is a panel of one row.
 *
 * <p>Rows share one calendar; each has its own first and last step. A cell has a value, a {@link CellState} and an
 * availability: the share of the step's usual demand that falls into the time in which the product could be bought (1
 * when it never ran out). Values are in base units, at least 0; a cell that is not {@link CellState#informative()} holds
 * 0 and its value must not be used. Immutable and safe for several threads.
 */
public final class DemandPanel {
    /** Larger demands are refused: the square of a sum of some of them would be infinite. */
    public static final double LARGEST_DEMAND = 1e152;

    private static final CellState[] STATES = CellState.values();

    private final Timeline timeline;
    private final SeriesKey[] keys;
    private final int[] start;
    private final int[] offset;
    private final double[] values;
    private final byte[] states;
    private final float[] availability;
    private final boolean integerValued;
    private final List<Covariate> covariates;
    private final Map<String, List<String>> attributes;
    private final Map<SeriesKey, Integer> rowByKey;

    private DemandPanel(Builder b) {
        timeline = b.timeline;
        keys = b.keys.toArray(SeriesKey[]::new);
        start = Arrays.copyOf(b.start, keys.length);
        offset = Arrays.copyOf(b.offset, keys.length + 1);
        int cells = offset[keys.length];
        values = Arrays.copyOf(b.values, cells);
        states = Arrays.copyOf(b.states, cells);
        availability = Arrays.copyOf(b.availability, cells);
        integerValued = b.integerValued;
        covariates = List.copyOf(b.covariates);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(b.attributes));
        rowByKey = new HashMap<>(b.rowByKey);
    }

    /**
     * An empty panel to fill.
     *
     * @param timeline calendar of all rows
     * @return the builder
     */
    public static Builder builder(Timeline timeline) {
        return new Builder(timeline);
    }

    /**
     * Calendar of all rows.
     *
     * @return the calendar
     */
    public Timeline timeline() {
        return timeline;
    }

    /**
     * Number of series.
     *
     * @return rows, at least 0
     */
    public int rows() {
        return keys.length;
    }

    /**
     * Key of a row.
     *
     * @param row the row
     * @return its key
     */
    public SeriesKey key(int row) {
        return keys[row];
    }

    /**
     * Row of a key.
     *
     * @param key the key
     * @return its row, or empty if the panel does not have it
     */
    public OptionalInt rowOf(SeriesKey key) {
        Integer row = rowByKey.get(key);
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /**
     * First step of a row.
     *
     * @param row the row
     * @return a step of the calendar
     */
    public int start(int row) {
        return start[row];
    }

    /**
     * The step after the last one of a row.
     *
     * @param row the row
     * @return a step of the calendar
     */
    public int end(int row) {
        return start[row] + length(row);
    }

    /**
     * The step after the last one of all rows: the origin of a forecast. A row that has no steps yet, because it begins
     * later, does not count.
     *
     * @return a step of the calendar; the last start if no row has steps, 0 for a panel without rows
     */
    public int end() {
        int end = Integer.MIN_VALUE;
        int lastStart = Integer.MIN_VALUE;
        for (int r = 0; r < keys.length; r++) {
            lastStart = Math.max(lastStart, start[r]);
            end = length(r) > 0 ? Math.max(end, end(r)) : end;
        }
        if (end != Integer.MIN_VALUE) {
            return end;
        }
        return keys.length == 0 ? 0 : lastStart;
    }

    /**
     * Number of steps of a row.
     *
     * @param row the row
     * @return its length, at least 0
     */
    public int length(int row) {
        return offset[row + 1] - offset[row];
    }

    /**
     * Value of a cell.
     *
     * @param row the row
     * @param step step of the calendar, from {@link #start(int)} to {@link #end(int)} - 1
     * @return base units; a lower bound of demand where the cell is {@link CellState#CENSORED}
     */
    public double value(int row, int step) {
        return values[cell(row, step)];
    }

    /**
     * State of a cell.
     *
     * @param row the row
     * @param step step of the calendar; outside the row it is {@link CellState#MISSING}
     * @return the state
     */
    public CellState state(int row, int step) {
        int i = step - start[row];
        return i < 0 || i >= length(row) ? CellState.MISSING : STATES[states[offset[row] + i]];
    }

    /**
     * Share of the usual demand of the step that could be met.
     *
     * @param row the row
     * @param step step of the calendar, from {@link #start(int)} to {@link #end(int)} - 1
     * @return from 0 to 1
     */
    public double availability(int row, int step) {
        return availability[cell(row, step)];
    }

    /**
     * Copies the values of a row.
     *
     * @param row the row
     * @param target receives {@link #length(int)} values
     * @param at position of the first one
     */
    public void copyValues(int row, double[] target, int at) {
        System.arraycopy(values, offset[row], target, at, length(row));
    }

    /**
     * Copies the states of a row as ordinals of {@link CellState}.
     *
     * @param row the row
     * @param target receives {@link #length(int)} ordinals
     * @param at position of the first one
     */
    public void copyStates(int row, byte[] target, int at) {
        System.arraycopy(states, offset[row], target, at, length(row));
    }

    /**
     * Copies the availabilities of a row.
     *
     * @param row the row
     * @param target receives {@link #length(int)} numbers
     * @param at position of the first one
     */
    public void copyAvailability(int row, double[] target, int at) {
        for (int i = offset[row]; i < offset[row + 1]; i++) {
            target[at + i - offset[row]] = availability[i];
        }
    }

    /**
     * Whether demand comes in whole units.
     *
     * @return true for counts
     */
    public boolean integerValued() {
        return integerValued;
    }

    /**
     * Outside quantities.
     *
     * @return the covariates in the order they were added
     */
    public List<Covariate> covariates() {
        return covariates;
    }

    /**
     * Static facts in words: name to one value for each row.
     *
     * @return the attributes, for example {@code category}
     */
    public Map<String, List<String>> attributes() {
        return attributes;
    }

    /**
     * The panel as it was known at an origin: later cells are cut off and later knowledge of covariates is hidden.
     *
     * @param origin the first step that has not passed
     * @return a panel of the same rows
     */
    public DemandPanel asKnownAt(int origin) {
        int[] lengths = new int[rows()];
        for (int r = 0; r < lengths.length; r++) {
            lengths[r] = (int) Math.max(0, Math.min(length(r), (long) origin - start[r]));
        }
        int[] all = IntStream.range(0, rows()).toArray();
        List<Covariate> known =
                covariates.stream().map(c -> c.asKnownAt(origin)).toList();
        return copy(all, lengths, known);
    }

    /**
     * Some rows of this panel.
     *
     * @param rows rows to keep, in their new order, each at most once
     * @return a panel of those rows
     */
    public DemandPanel select(int[] rows) {
        int[] lengths = Arrays.stream(rows).map(this::length).toArray();
        return copy(rows, lengths, covariates.stream().map(c -> c.select(rows)).toList());
    }

    /**
     * This panel with some of its covariates.
     *
     * @param names names of the covariates to keep; those it does not have are passed over
     * @return a panel of the same rows
     */
    public DemandPanel withCovariates(Collection<String> names) {
        if (covariates.stream().allMatch(c -> names.contains(c.name()))) {
            return this;
        }
        int[] all = IntStream.range(0, rows()).toArray();
        int[] lengths = Arrays.stream(all).map(this::length).toArray();
        return copy(
                all,
                lengths,
                covariates.stream().filter(c -> names.contains(c.name())).toList());
    }

    private DemandPanel copy(int[] rows, int[] lengths, List<Covariate> newCovariates) {
        Builder b = new Builder(timeline);
        for (int i = 0; i < rows.length; i++) {
            int r = rows[i];
            b.reserve(keys[r], start[r], lengths[i]);
            System.arraycopy(values, offset[r], b.values, b.offset[i], lengths[i]);
            System.arraycopy(states, offset[r], b.states, b.offset[i], lengths[i]);
            System.arraycopy(availability, offset[r], b.availability, b.offset[i], lengths[i]);
        }
        b.integerValued = integerValued;
        b.covariates.addAll(newCovariates);
        attributes.forEach((name, column) ->
                b.attributes.put(name, Arrays.stream(rows).mapToObj(column::get).toList()));
        return b.build();
    }

    private int cell(int row, int step) {
        int i = step - start[row];
        if (i < 0 || i >= length(row)) {
            throw new IndexOutOfBoundsException(
                    "row " + row + " has steps " + start[row] + " to " + (end(row) - 1) + ", not " + step);
        }
        return offset[row] + i;
    }

    /** Fills a {@link DemandPanel} row by row. */
    public static final class Builder {
        private final Timeline timeline;
        private final List<SeriesKey> keys = new ArrayList<>();
        private final Map<SeriesKey, Integer> rowByKey = new HashMap<>();
        private int[] start = new int[16];
        private int[] offset = new int[17];
        private double[] values = new double[1024];
        private byte[] states = new byte[1024];
        private float[] availability = new float[1024];
        private boolean integerValued;
        private final List<Covariate> covariates = new ArrayList<>();
        private final Map<String, List<String>> attributes = new LinkedHashMap<>();

        private Builder(Timeline timeline) {
            this.timeline = Require.present("timeline", timeline);
        }

        /**
         * Adds a fully observed row.
         *
         * @param key its key, not in the panel yet
         * @param firstStep step of the first value
         * @param demand the values, NaN where nothing is known
         * @return this builder
         * @throws IllegalArgumentException if the key is there already or a value is negative or above {@link #LARGEST_DEMAND}
         */
        public Builder addRow(SeriesKey key, int firstStep, double[] demand) {
            CellState[] rowStates = new CellState[demand.length];
            for (int i = 0; i < demand.length; i++) {
                rowStates[i] = Double.isNaN(demand[i]) ? CellState.MISSING : CellState.OBSERVED;
            }
            double[] full = new double[demand.length];
            Arrays.fill(full, 1);
            return addRow(key, firstStep, demand, rowStates, full);
        }

        /**
         * Adds a row.
         *
         * @param key its key, not in the panel yet
         * @param firstStep step of the first value
         * @param demand the values; those of cells that are not informative are ignored
         * @param rowStates the states, as many as values
         * @param rowAvailability the availabilities from 0 to 1, as many as values
         * @return this builder
         * @throws IllegalArgumentException if the key is there already, the lengths differ, or an informative value is
         *     negative, NaN or above {@link #LARGEST_DEMAND}
         */
        public Builder addRow(
                SeriesKey key, int firstStep, double[] demand, CellState[] rowStates, double[] rowAvailability) {
            Require.that(
                    demand.length == rowStates.length && demand.length == rowAvailability.length,
                    "row " + key + ": values, states and availabilities differ in length");
            for (int i = 0; i < demand.length; i++) {
                boolean sound = !rowStates[i].informative() || (demand[i] >= 0 && demand[i] <= LARGEST_DEMAND);
                if (!sound || !(rowAvailability[i] >= 0 && rowAvailability[i] <= 1)) {
                    throw unsound(key, firstStep + i, demand[i], rowAvailability[i]);
                }
            }
            Require.that(
                    (long) firstStep + demand.length <= Integer.MAX_VALUE,
                    "row " + key + ": " + demand.length + " steps from " + firstStep
                            + " on are more than can be counted");
            int at = reserve(key, firstStep, demand.length);
            for (int i = 0; i < demand.length; i++) {
                values[at + i] = rowStates[i].informative() ? demand[i] : 0;
                states[at + i] = (byte) rowStates[i].ordinal();
                availability[at + i] = (float) rowAvailability[i];
            }
            return this;
        }

        /** Made only when it is needed: a panel has millions of cells. */
        private static IllegalArgumentException unsound(SeriesKey key, int step, double demand, double availability) {
            return new IllegalArgumentException("row " + key + " at step " + step + ": demand must be not negative and"
                    + " at most " + LARGEST_DEMAND + ", was " + demand + "; availability must lie between 0 and 1, was "
                    + availability);
        }

        private int reserve(SeriesKey key, int firstStep, int length) {
            int row = keys.size();
            Require.that(rowByKey.putIfAbsent(key, row) == null, "the panel already has a row " + key);
            keys.add(key);
            if (row == start.length) {
                start = Arrays.copyOf(start, row * 2);
                offset = Arrays.copyOf(offset, row * 2 + 1);
            }
            int at = offset[row];
            int end = Math.addExact(at, length);
            if (end > values.length) {
                int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, 2L * values.length));
                values = Arrays.copyOf(values, capacity);
                states = Arrays.copyOf(states, capacity);
                availability = Arrays.copyOf(availability, capacity);
            }
            start[row] = firstStep;
            offset[row + 1] = end;
            return at;
        }

        /**
         * Says that demand comes in whole units.
         *
         * @param value true for counts
         * @return this builder
         */
        public Builder integerValued(boolean value) {
            integerValued = value;
            return this;
        }

        /**
         * Adds an outside quantity.
         *
         * @param covariate its name must not be in the panel yet
         * @return this builder
         */
        public Builder covariate(Covariate covariate) {
            Require.that(
                    covariates.stream().noneMatch(c -> c.name().equals(covariate.name())),
                    "the panel already has a covariate " + covariate.name());
            covariates.add(covariate);
            return this;
        }

        /**
         * Adds a static fact.
         *
         * @param name its name
         * @param column one value for each row
         * @return this builder
         */
        public Builder attribute(String name, List<String> column) {
            attributes.put(Require.text("name", name), List.copyOf(column));
            return this;
        }

        /**
         * The panel.
         *
         * @return an immutable panel
         * @throws IllegalArgumentException if a covariate or attribute does not have as many rows as the panel
         */
        public DemandPanel build() {
            for (Covariate covariate : covariates) {
                Require.that(
                        covariate.shared() || covariate.rows() == keys.size(),
                        "covariate " + covariate.name() + " has " + covariate.rows() + " rows, the panel has "
                                + keys.size());
            }
            attributes.forEach((name, column) -> Require.that(
                    column.size() == keys.size(),
                    "attribute " + name + " has " + column.size() + " rows, the panel has " + keys.size()));
            return new DemandPanel(this);
        }
    }
}
