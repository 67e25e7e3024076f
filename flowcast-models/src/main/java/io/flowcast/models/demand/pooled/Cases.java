package io.flowcast.models.demand.pooled;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesPanel;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What there is to learn from: many points in time of all rows, with what was seen from there and by how much the local forecast missed the steps after
 * it, in units of the row's noise.
 *
 * <p>Rows are taken in the order of their names, and which points in time are kept depends on the names, so the order of the rows does not matter.
 */
final class Cases {
    /** More cases than this teach no more, but cost memory and time. */
    private static final int MOST_CASES = 100_000;
    /** Rows are dealt into this many shares; each network is kept from one of them. */
    static final int SHARES = 3;

    private static final double LARGEST_MISS = 60;
    /** Above this noise a row does not count for more. */
    private static final double LOUD = 0.3;

    final Layout layout;
    final int count;
    /** Inputs, one case after the other. */
    final float[] inputs;
    /** Misses of the local forecast, one case after the other; NaN where nothing was known. */
    final float[] misses;
    /** How much an error in units of noise counts. */
    final float[] weights;
    /** The share of rows it belongs to. */
    final byte[] share;

    private Cases(Layout layout, int count) {
        this.layout = layout;
        this.count = count;
        inputs = new float[count * layout.inputs()];
        misses = new float[count * layout.horizon()];
        weights = new float[count];
        share = new byte[count];
    }

    static Cases of(SeriesPanel panel, Layout layout, RunContext context) {
        Integer[] order = new Integer[panel.rows()];
        Arrays.setAll(order, r -> r);
        Arrays.sort(order, Comparator.comparing(panel::name));
        int rows = order.length;
        int[] points = new int[rows];
        Parallel.forEach(context, "count cases", rows, Trace::new, (row, trace) -> {
            Series series = panel.series(order[row]);
            boolean fit = layout.serves(series.seasons()) && trace.read(series, layout.season());
            points[row] =
                    fit && trace.cells >= layout.leastCells() ? Math.max(0, trace.length - layout.leastCells()) : 0;
        });
        long all = 0;
        for (int row : points) {
            all += row;
        }
        int stride = (int) Math.max(1, (all + MOST_CASES - 1) / MOST_CASES);
        int[] first = new int[rows + 1];
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = Streams.seed(context.seed(), panel.name(order[row]));
            first[row + 1] = first[row] + (points[row] + phase(keys[row], stride)) / stride;
        }
        Cases cases = new Cases(layout, first[rows]);
        Parallel.forEach(context, "look back", rows, () -> new Scratch(layout), (row, scratch) -> {
            if (first[row + 1] > first[row]) {
                scratch.trace.read(panel.series(order[row]), layout.season());
                int phase = phase(keys[row], stride);
                int c = first[row];
                // the last point has one cell after it; the phase moves the points of rows against each other
                for (int t = scratch.trace.length - 1 - (stride - 1 - phase); c < first[row + 1]; t -= stride, c++) {
                    cases.take(c, t, scratch);
                    cases.share[c] = (byte) Math.floorMod(keys[row] >>> 8, SHARES);
                }
            }
        });
        return cases;
    }

    private static int phase(long key, int stride) {
        return (int) Math.floorMod(key >>> 20, (long) stride);
    }

    private void take(int c, int t, Scratch scratch) {
        Trace trace = scratch.trace;
        Origin origin = scratch.origin;
        origin.look(trace.logs, t);
        System.arraycopy(origin.inputs, 0, inputs, c * layout.inputs(), layout.inputs());
        double noise = origin.levels.noise;
        for (int h = 0; h < layout.horizon(); h++) {
            double miss = Double.NaN;
            if (t + h < trace.length && trace.known[t + h]) {
                miss = (trace.logs[t + h] - origin.local(h + 1)) / noise;
                miss = Math.max(-LARGEST_MISS, Math.min(LARGEST_MISS, miss));
            }
            misses[c * layout.horizon() + h] = (float) miss;
        }
        weights[c] = (float) Math.sqrt(Math.min(LOUD, noise));
    }

    private static final class Scratch {
        final Trace trace = new Trace();
        final Origin origin;

        Scratch(Layout layout) {
            origin = new Origin(layout);
        }
    }
}
