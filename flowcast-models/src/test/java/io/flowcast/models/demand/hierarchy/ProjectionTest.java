package io.flowcast.models.demand.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final int COLUMNS = 5;

    static DemandPanel panel(int sites, int products) {
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.ordinal(1));
        for (int s = 0; s < sites; s++) {
            for (int p = 0; p < products; p++) {
                panel.addRow(new SeriesKey("s" + s, "p" + p), 0, new double[] {1, 2, 3});
            }
        }
        return panel.build();
    }

    private static double[] random(int n, double low, double high, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(n, low, high).toArray();
    }

    /** The summing matrix, dense. */
    private static RealMatrix summing(Hierarchy tree) {
        RealMatrix s = new Array2DRowRealMatrix(tree.nodes(), tree.leaves);
        for (int i = 0; i < tree.leaves; i++) {
            s.setEntry(tree.aggregates + i, i, 1);
            for (int l = 0; l < tree.levels; l++) {
                s.setEntry(tree.parent(i, l), i, 1);
            }
        }
        return s;
    }

    private static RealMatrix covariance(double[] variance, double own, double[] errors, int columns) {
        int n = variance.length;
        RealMatrix w = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double shared = 0;
                for (int c = 0; c < columns; c++) {
                    shared += errors[i * columns + c] * errors[j * columns + c];
                }
                w.setEntry(i, j, shared * Math.sqrt(variance[i] * variance[j]) + (i == j ? own * variance[i] : 0));
            }
        }
        return w;
    }

    /** The textbook formula (S' W^-1 S)^-1 S' W^-1 y with dense matrices. */
    @Test
    void givesGeneralisedLeastSquares() {
        Hierarchy tree = Hierarchy.of(panel(4, 3), Levels.totalSiteProduct());
        int n = tree.nodes();
        double[] y = random(n, 5, 50, 1);
        double[] variance = random(n, 0.5, 9, 2);
        double[] errors = random(n * COLUMNS, -0.4, 0.4, 3);
        RealMatrix s = summing(tree);
        RealMatrix inverse = new LUDecomposition(covariance(variance, 0.3, errors, COLUMNS))
                .getSolver()
                .getInverse();
        RealMatrix normal = s.transpose().multiply(inverse).multiply(s);
        RealVector right = s.transpose().multiply(inverse).operate(new ArrayRealVector(y));
        double[] expected =
                s.operate(new LUDecomposition(normal).getSolver().solve(right)).toArray();

        double[] reconciled = y.clone();
        new Projection(tree, errors, COLUMNS).reconcile(reconciled, variance, 0.3, false);

        assertThat(reconciled).containsExactly(expected, within(1e-7));
    }

    /** Optimality of the constrained problem: the gradient in each leaf is zero where it is positive, not negative where it is zero. */
    @Test
    void nonNegativeLeavesMeetTheOptimalityConditions() {
        Hierarchy tree = Hierarchy.of(panel(6, 5), Levels.totalSiteProduct());
        int n = tree.nodes();
        double[] variance = random(n, 0.5, 9, 5);
        double[] errors = random(n * COLUMNS, -0.4, 0.4, 6);
        RealMatrix s = summing(tree);
        RealMatrix inverse = new LUDecomposition(covariance(variance, 0.3, errors, COLUMNS))
                .getSolver()
                .getInverse();
        for (int seed = 0; seed < 20; seed++) {
            double[] y = random(n, -6, 6, 100 + seed);
            double[] reconciled = y.clone();
            new Projection(tree, errors, COLUMNS).reconcile(reconciled, variance, 0.3, true);

            RealVector error = new ArrayRealVector(reconciled).subtract(new ArrayRealVector(y));
            double[] gradient = s.transpose().multiply(inverse).operate(error).toArray();
            for (int i = 0; i < tree.leaves; i++) {
                double leaf = reconciled[tree.aggregates + i];
                assertThat(leaf).isGreaterThanOrEqualTo(0);
                if (leaf > 0) {
                    assertThat(gradient[i]).isCloseTo(0, within(1e-6));
                } else {
                    assertThat(gradient[i]).isGreaterThan(-1e-6);
                }
            }
        }
    }

    @Test
    void sumsThatAgreeStayAsTheyAre() {
        Hierarchy tree = Hierarchy.of(panel(3, 2), Levels.totalSiteProduct());
        double[] y = random(tree.nodes(), 1, 9, 7);
        for (int j = 0; j < tree.aggregates; j++) {
            y[j] = tree.sum(j, y, tree.aggregates);
        }
        double[] before = y.clone();

        new Projection(tree, new double[0], 0).reconcile(y, random(y.length, 1, 2, 8), 1, true);

        assertThat(y).containsExactly(before, within(1e-9));
    }

    @Test
    void fiftyThousandLeavesAddUp() {
        Hierarchy tree = Hierarchy.of(panel(500, 100), Levels.totalSiteProduct());
        double[] y = random(tree.nodes(), -1, 9, 9);
        for (int j = 0; j < tree.aggregates; j++) {
            y[j] = 0.9 * tree.sum(j, y, tree.aggregates);
        }
        double[] variance = random(y.length, 1, 2, 10);
        for (int j = 0; j < tree.aggregates; j++) {
            variance[j] = 0.3 * tree.sum(j, variance, tree.aggregates);
        }

        new Projection(tree, new double[0], 0).reconcile(y, variance, 1, true);

        for (int j = 0; j < tree.aggregates; j++) {
            double sum = 0;
            for (int p = tree.firstChild(j); p < tree.endOfChildren(j); p++) {
                double leaf = y[tree.aggregates + tree.child(p)];
                assertThat(leaf).isGreaterThanOrEqualTo(0);
                sum += leaf;
            }
            assertThat(y[j]).isCloseTo(sum, within(1e-6));
        }
    }
}
