package io.flowcast.models.demand.hierarchy;

import java.util.Arrays;

/**
 * Projects base forecasts onto those that add up.
 *
 * <p>Forecasts y add up when U'y = 0, with one row of U' for each aggregate: the aggregate minus its leaves. The closest ones in the metric of W are
 *
 * <pre>
 *   y~ = y - W U x,     (U' W U) x = U' y                     (Wickramasuriya, Athanasopoulos and Hyndman 2019, eq. 10)
 *   W  = diag(d) + R R'                                       (d above 0; R has one column for each past error)
 * </pre>
 *
 * <p>Leaves below zero: they become constraints b_i = 0 with multipliers; a constraint whose multiplier pulls the wrong way is freed again, until neither
 * happens (block principal pivoting, Wickramasuriya, Turlach and Hyndman 2020). What is left below zero when the rounds are used up is cut.
 *
 * <p>The system is solved by conjugate gradients with its diagonal as preconditioner and never written down: a product costs O(leaves times levels + nodes
 * times columns of R). An instance keeps workspaces and serves one thread.
 */
final class Projection {
    private static final double TOLERANCE = 1e-11;
    private static final int MAX_ROUNDS = 40;

    private final Hierarchy tree;
    private final int columns;
    /** Node after node, {@link #columns} numbers each, not yet scaled. */
    private final double[] errors;

    private final double[] d;
    private final double[] scale;
    private final boolean[] fixed;
    private final double[] node;
    private final double[] weighted;
    private final double[] common;

    /**
     * A projection.
     *
     * @param tree the sums
     * @param errors factors R of standardised errors, node after node; empty for none
     * @param columns number of columns of R
     */
    Projection(Hierarchy tree, double[] errors, int columns) {
        this.tree = tree;
        this.errors = errors;
        this.columns = columns;
        int n = tree.nodes();
        d = new double[n];
        scale = new double[n];
        fixed = new boolean[tree.leaves];
        node = new double[n];
        weighted = new double[n];
        common = new double[columns];
    }

    /**
     * Makes forecasts of one step add up, in place.
     *
     * @param y base forecasts of all nodes; receives the reconciled ones
     * @param variance variance of the error of each node, above 0
     * @param ownPart share of the variance that nodes do not have in common, above 0; 1 without R
     * @param nonNegative whether no leaf may be below zero
     */
    void reconcile(double[] y, double[] variance, double ownPart, boolean nonNegative) {
        int a = tree.aggregates;
        for (int k = 0; k < d.length; k++) {
            d[k] = ownPart * variance[k];
            scale[k] = Math.sqrt(variance[k]);
        }
        Arrays.fill(fixed, false);
        double[] solution = new double[tree.nodes()];
        double[] result = new double[y.length];
        double size = 0;
        for (double value : y) {
            size = Math.max(size, Math.abs(value));
        }
        double tiny = 1e-9 * size;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            solve(y, solution);
            spread(solution);
            weigh();
            boolean changed = false;
            for (int k = 0; k < y.length; k++) {
                result[k] = y[k] - weighted[k];
            }
            for (int i = 0; nonNegative && i < tree.leaves; i++) {
                if (fixed[i] && solution[a + i] > 0) {
                    fixed[i] = false;
                    solution[a + i] = 0;
                    changed = true;
                } else if (!fixed[i] && result[a + i] < -tiny) {
                    fixed[i] = true;
                    changed = true;
                }
            }
            if (!changed) {
                break;
            }
        }
        for (int i = 0; i < tree.leaves; i++) {
            y[a + i] = nonNegative ? (fixed[i] ? 0 : Math.max(0, result[a + i])) : result[a + i];
        }
        for (int j = 0; j < a; j++) {
            y[j] = tree.sum(j, y, a);
        }
    }

    /** Conjugate gradients from the last solution on; leaves that are not fixed have no unknown. */
    private void solve(double[] y, double[] x) {
        int n = tree.nodes();
        double[] diagonal = diagonal();
        double[] residual = new double[n];
        double[] direction = new double[n];
        double[] product = new double[n];
        constraints(y, residual);
        double target = TOLERANCE * Math.sqrt(preconditioned(residual, residual, diagonal));
        multiply(x, product);
        for (int k = 0; k < n; k++) {
            residual[k] -= product[k];
        }
        double rho = 0;
        for (int iteration = 0; iteration < 4 * n + 50; iteration++) {
            double now = preconditioned(residual, residual, diagonal);
            if (!(Math.sqrt(now) > target)) {
                return;
            }
            double beta = iteration == 0 ? 0 : now / rho;
            rho = now;
            for (int k = 0; k < n; k++) {
                direction[k] = residual[k] / diagonal[k] + beta * direction[k];
            }
            multiply(direction, product);
            double curve = 0;
            for (int k = 0; k < n; k++) {
                curve += direction[k] * product[k];
            }
            if (!(curve > 0)) {
                return;
            }
            double step = rho / curve;
            for (int k = 0; k < n; k++) {
                x[k] += step * direction[k];
                residual[k] -= step * product[k];
            }
        }
    }

    private static double preconditioned(double[] a, double[] b, double[] diagonal) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k] / diagonal[k];
        }
        return sum;
    }

    private void multiply(double[] x, double[] product) {
        spread(x);
        weigh();
        constraints(weighted, product);
    }

    /** U x plus the multipliers of fixed leaves. */
    private void spread(double[] x) {
        int a = tree.aggregates;
        System.arraycopy(x, 0, node, 0, a);
        for (int i = 0; i < tree.leaves; i++) {
            double value = fixed[i] ? x[a + i] : 0;
            for (int l = 0; l < tree.levels; l++) {
                value -= x[tree.parent(i, l)];
            }
            node[a + i] = value;
        }
    }

    /** W times the nodes. */
    private void weigh() {
        Arrays.fill(common, 0);
        for (int k = 0, at = 0; columns > 0 && k < node.length; k++) {
            double v = node[k] * scale[k];
            for (int c = 0; c < columns; c++, at++) {
                common[c] += errors[at] * v;
            }
        }
        for (int k = 0, at = 0; k < node.length; k++) {
            double shared = 0;
            for (int c = 0; c < columns; c++, at++) {
                shared += errors[at] * common[c];
            }
            weighted[k] = d[k] * node[k] + scale[k] * shared;
        }
    }

    /** U' of node values, and the values of fixed leaves. */
    private void constraints(double[] values, double[] target) {
        int a = tree.aggregates;
        for (int j = 0; j < a; j++) {
            target[j] = values[j] - tree.sum(j, values, a);
        }
        for (int i = 0; i < tree.leaves; i++) {
            target[a + i] = fixed[i] ? values[a + i] : 0;
        }
    }

    private double[] diagonal() {
        int a = tree.aggregates;
        double[] diagonal = new double[tree.nodes()];
        for (int j = 0; j < a; j++) {
            diagonal[j] = d[j] + tree.sum(j, d, a);
        }
        for (int i = 0; i < tree.leaves; i++) {
            diagonal[a + i] = fixed[i] ? d[a + i] : 1;
        }
        return diagonal;
    }
}
