package io.flowcast.models.demand.naive;

import io.flowcast.models.demand.series.Series;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a naive rule remembers of the cells it has passed. One instance serves one thread while it takes cells. */
final class Memory {
    private final Rule rule;
    /** The last values by phase, each a ring. */
    private final double[][] last;

    private final int[] seen;
    private int cells;
    private int known;
    private double mean;
    private double first;
    private double latest;
    private int firstCell;
    private int latestCell;

    Memory(Rule rule) {
        this.rule = rule;
        // Nothing is remembered of single cells where the mean is that of all of them.
        boolean ring = rule.kind() != Rule.Kind.DRIFT && !rule.unlimited();
        last = new double[rule.phases()][ring ? rule.window() : 0];
        seen = new int[rule.phases()];
    }

    /** What a rule remembers of a whole series. */
    static Memory of(Rule rule, Series series) {
        Memory memory = new Memory(rule);
        for (int t = 0; t < series.length(); t++) {
            memory.take(series.values()[t]);
        }
        return memory;
    }

    void take(double value) {
        if (!Double.isNaN(value)) {
            known++;
            mean += (value - mean) / known;
            if (known == 1) {
                first = value;
                firstCell = cells;
            }
            latest = value;
            latestCell = cells;
            int phase = cells % last.length;
            double[] ring = last[phase];
            if (ring.length > 0) {
                ring[seen[phase] % ring.length] = value;
            }
            seen[phase]++;
        }
        cells++;
    }

    /** Expected value some steps ahead, 1 for the next; NaN if nothing is known. */
    double mean(int ahead) {
        if (known == 0) {
            return Double.NaN;
        }
        return switch (rule.kind()) {
            case LEVEL -> rule.unlimited() ? mean : ringMean(0);
            case DRIFT -> onLine(slope(), ahead);
            case SEASON -> seen[phase(ahead)] > 0 ? ringMean(phase(ahead)) : mean;
        };
    }

    /** The mean of the next cell if the slope of a line is given; other rules have none. */
    double meanWithSlope(double slope) {
        return rule.kind() == Rule.Kind.DRIFT ? onLine(slope, 1) : mean(1);
    }

    private double onLine(double slope, int ahead) {
        return latest + slope * (gap() + ahead);
    }

    /** Whether the rule has seen what it forecasts the next cell from. */
    boolean tells() {
        return known > 0 && (rule.kind() != Rule.Kind.SEASON || seen[phase(1)] > 0);
    }

    private int phase(int ahead) {
        return (cells + ahead - 1) % last.length;
    }

    private double ringMean(int phase) {
        int count = Math.min(seen[phase], last[phase].length);
        double result = 0;
        for (int i = 0; i < count; i++) {
            result += (last[phase][i] - result) / (i + 1);
        }
        return result;
    }

    /** Mean of all known cells. */
    double meanOfAll() {
        return mean;
    }

    /** Slope of the line from the first known cell to the last, by step; 0 if there is none. */
    double slope() {
        return latestCell > firstCell ? (latest - first) / (latestCell - firstCell) : 0;
    }

    /** Standard deviation some steps ahead, over that of the errors around what the rule takes for the truth. */
    double growth(int ahead) {
        return switch (rule.kind()) {
            // The last value goes on: a random walk. A mean: the same spread in all steps, and that of the mean.
            case LEVEL -> rule.window() == 1 ? Math.sqrt(gap() + ahead) : ofMean(known);
            case DRIFT -> {
                double h = gap() + ahead;
                yield Math.sqrt(h * (1 + h / Math.max(1, latestCell - firstCell)));
            }
            case SEASON -> {
                int seasons = 1 + (ahead - 1) / last.length;
                yield rule.window() == 1 ? Math.sqrt(seasons) : ofMean(seen[phase(ahead)]);
            }
        };
    }

    private double ofMean(int values) {
        return Math.sqrt(1 + 1.0 / Math.max(1, Math.min(values, rule.window())));
    }

    /** The same for an error of the past, which the slope of the line was fitted to. */
    double pastGrowth() {
        return rule.kind() == Rule.Kind.DRIFT ? Math.sqrt(gap() + 1.0) : growth(1);
    }

    /** Steps since the last known cell. */
    private int gap() {
        return Math.max(0, cells - 1 - latestCell);
    }

    /** Share of an error that the mean takes over, so many steps later. */
    double carried(int steps) {
        int values = Math.max(1, rule.kind() == Rule.Kind.SEASON ? rule.window() : Math.min(rule.window(), known));
        return switch (rule.kind()) {
            case LEVEL -> 1.0 / values;
            case DRIFT -> 1 + (double) steps / Math.max(1, latestCell - firstCell);
            case SEASON -> steps % rule.period() == 0 ? 1.0 / values : 0;
        };
    }

    void write(DataOutput out) throws IOException {
        for (int phase = 0; phase < last.length; phase++) {
            out.writeInt(seen[phase]);
            for (double value : last[phase]) {
                out.writeDouble(value);
            }
        }
        out.writeInt(cells);
        out.writeInt(known);
        out.writeInt(firstCell);
        out.writeInt(latestCell);
        out.writeDouble(mean);
        out.writeDouble(first);
        out.writeDouble(latest);
    }

    static Memory read(Rule rule, DataInput in) throws IOException {
        Memory memory = new Memory(rule);
        for (int phase = 0; phase < memory.last.length; phase++) {
            memory.seen[phase] = in.readInt();
            for (int i = 0; i < memory.last[phase].length; i++) {
                memory.last[phase][i] = in.readDouble();
            }
        }
        memory.cells = in.readInt();
        memory.known = in.readInt();
        memory.firstCell = in.readInt();
        memory.latestCell = in.readInt();
        memory.mean = in.readDouble();
        memory.first = in.readDouble();
        memory.latest = in.readDouble();
        return memory;
    }
}
