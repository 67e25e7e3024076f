package io.flowcast.core.feature;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;

/**
 * The cells of a panel as features need them: sales, the exposure in which they were made, and running sums of both.
 *
 * <p>Exposure is the availability of a cell, 0 where nothing is known. The demand of a usual step over some cells is their sales over their
 * exposure: the maximum of the likelihood of a Poisson stream that is seen only while the product can be bought, whether the time ended
 * by the clock or by the sale of the last unit. So a sold-out day counts for what was seen of it.
 */
final class PanelHistory {
    final DemandPanel panel;
    final int rows;
    final int[] start;
    final double[][] sales;
    final float[][] exposure;
    /** Whether the stock lasted. */
    final boolean[][] lasted;
    /** Sums of the cells before each step. */
    final double[][] salesBefore;

    final double[][] exposureBefore;
    /** Position of the first cell with a sale; the length if there is none. */
    final int[] firstSale;

    PanelHistory(DemandPanel panel, RunContext context) {
        this.panel = panel;
        rows = panel.rows();
        start = new int[rows];
        sales = new double[rows][];
        exposure = new float[rows][];
        lasted = new boolean[rows][];
        salesBefore = new double[rows][];
        exposureBefore = new double[rows][];
        firstSale = new int[rows];
        Parallel.forEach(context, "history", rows, this::read);
    }

    private void read(int row) {
        int n = panel.length(row);
        start[row] = panel.start(row);
        double[] value = new double[n];
        double[] open = new double[n];
        byte[] states = new byte[n];
        panel.copyValues(row, value, 0);
        panel.copyAvailability(row, open, 0);
        panel.copyStates(row, states, 0);
        float[] seen = new float[n];
        boolean[] full = new boolean[n];
        double[] s = new double[n + 1];
        double[] e = new double[n + 1];
        int first = n;
        for (int i = 0; i < n; i++) {
            full[i] = states[i] == CellState.OBSERVED.ordinal();
            boolean informative = CellState.values()[states[i]].informative();
            seen[i] = informative ? (float) open[i] : 0;
            value[i] = informative ? value[i] : 0;
            s[i + 1] = s[i] + value[i];
            e[i + 1] = e[i] + seen[i];
            first = first == n && value[i] > 0 ? i : first;
        }
        sales[row] = value;
        exposure[row] = seen;
        lasted[row] = full;
        salesBefore[row] = s;
        exposureBefore[row] = e;
        firstSale[row] = first;
    }

    private int position(int row, int step) {
        return Math.max(0, Math.min(sales[row].length, step - start[row]));
    }

    /** Sales from a step to before another. */
    double sales(int row, int from, int to) {
        return Math.max(0, salesBefore[row][position(row, to)] - salesBefore[row][position(row, from)]);
    }

    /** Exposure from a step to before another. */
    double exposure(int row, int from, int to) {
        return Math.max(0, exposureBefore[row][position(row, to)] - exposureBefore[row][position(row, from)]);
    }

    /** Sales of a step, 0 outside the row. */
    double salesAt(int row, int step) {
        int i = step - start[row];
        return i >= 0 && i < sales[row].length ? sales[row][i] : 0;
    }

    /** Exposure of a step, 0 outside the row. */
    double exposureAt(int row, int step) {
        int i = step - start[row];
        return i >= 0 && i < sales[row].length ? exposure[row][i] : 0;
    }

    /** Whether the stock lasted in a step; false outside the row. */
    boolean lastedAt(int row, int step) {
        int i = step - start[row];
        return i >= 0 && i < sales[row].length && lasted[row][i];
    }
}
