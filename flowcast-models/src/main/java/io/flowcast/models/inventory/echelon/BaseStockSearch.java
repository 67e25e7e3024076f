package io.flowcast.models.inventory.echelon;

import io.flowcast.models.inventory.internal.Require;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Base-stock levels of any network whose expected cost can be computed or simulated: all combinations of given levels, or one
 * level after the other by golden section. A simulated cost should use the same random numbers for all levels, so that
 * differences are those of the levels.
 */
public final class BaseStockSearch {
    private static final double RATIO = 0.5 * (Math.sqrt(5) - 1);
    private static final double SQUARE = 0.5 * (3 - Math.sqrt(5));
    private static final int MOST_ROUNDS = 10_000;

    private final ToDoubleFunction<double[]> cost;

    /**
     * A search.
     *
     * @param cost expected cost of a level per stage; the array is only valid during the call
     */
    public BaseStockSearch(ToDoubleFunction<double[]> cost) {
        this.cost = cost;
    }

    /**
     * Levels with their cost.
     *
     * @param levels of each stage
     * @param cost expected
     */
    public record Levels(double[] levels, double cost) {}

    /**
     * The best of all combinations.
     *
     * @param choices levels to try of each stage, none empty
     * @return the first of the least cost
     */
    public Levels enumerate(double[][] choices) {
        int n = choices.length;
        int[] at = new int[n];
        double[] levels = new double[n];
        for (int i = 0; i < n; i++) {
            if (choices[i].length == 0) {
                throw new IllegalArgumentException("choices[" + i + "] must not be empty");
            }
            for (double choice : choices[i]) {
                Require.finite("choices[" + i + "]", choice);
            }
            levels[i] = choices[i][0];
        }
        Levels best = new Levels(levels.clone(), checkedCost(levels));
        while (true) {
            int i = n - 1;
            while (i >= 0 && ++at[i] == choices[i].length) {
                at[i] = 0;
                levels[i] = choices[i][0];
                i--;
            }
            if (i < 0) {
                return best;
            }
            levels[i] = choices[i][at[i]];
            double found = checkedCost(levels);
            if (found < best.cost) {
                best = new Levels(levels.clone(), found);
            }
        }
    }

    /**
     * One group of stages after the other, each with one common level, until a round saves no more than a tolerance.
     *
     * @param start level of each stage
     * @param lowest level of each stage
     * @param highest level of each stage
     * @param groups of stages with the same level; every stage in exactly one
     * @param tolerance of the cost, at least 0
     * @param lineTolerance of a level, above 0
     * @return the levels found; the best where the cost has one valley, else a local optimum
     */
    public Levels descend(
            double[] start, double[] lowest, double[] highest, int[][] groups, double tolerance, double lineTolerance) {
        Require.length("lowest", lowest, start.length);
        Require.length("highest", highest, start.length);
        for (int i = 0; i < start.length; i++) {
            Require.finite("start[" + i + "]", start[i]);
            Require.finite("lowest[" + i + "]", lowest[i]);
            Require.finite("highest[" + i + "]", highest[i]);
        }
        checkedGroups(groups, start.length);
        Require.nonNegative("tolerance", tolerance);
        Require.positive("lineTolerance", lineTolerance);
        double[] levels = start.clone();
        double current = checkedCost(levels);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double found = current;
            for (int[] group : groups) {
                int leader = Arrays.stream(group).min().orElseThrow();
                DoubleUnaryOperator along = level -> {
                    for (int i : group) {
                        levels[i] = level;
                    }
                    return checkedCost(levels);
                };
                double level = goldenSection(along, lowest[leader], highest[leader], lineTolerance);
                found = along.applyAsDouble(level);
            }
            if (found >= current - tolerance) {
                return new Levels(levels, found);
            }
            current = found;
        }
        throw new IllegalArgumentException("cost still falls after " + MOST_ROUNDS + " rounds");
    }

    private double checkedCost(double[] levels) {
        return Require.finite("cost of the levels " + Arrays.toString(levels), cost.applyAsDouble(levels));
    }

    private static void checkedGroups(int[][] groups, int stages) {
        boolean[] named = new boolean[stages];
        int count = 0;
        for (int[] group : groups) {
            for (int i : group) {
                if (i < 0 || i >= stages || named[i]) {
                    throw new IllegalArgumentException(
                            "groups must hold every stage from 0 to " + (stages - 1) + " once, has " + i);
                }
                named[i] = true;
                count++;
            }
            if (group.length == 0) {
                throw new IllegalArgumentException("groups must not be empty");
            }
        }
        if (count < stages) {
            throw new IllegalArgumentException("groups must hold all of the " + stages + " stages, hold " + count);
        }
    }

    private static double goldenSection(DoubleUnaryOperator f, double from, double to, double tolerance) {
        double a = Math.min(from, to);
        double b = Math.max(from, to);
        double width = b - a;
        if (width <= tolerance) {
            return 0.5 * (a + b);
        }
        int steps = (int) Math.ceil(Math.log(tolerance / width) / Math.log(RATIO));
        double left = a + SQUARE * width;
        double right = a + RATIO * width;
        double atLeft = f.applyAsDouble(left);
        double atRight = f.applyAsDouble(right);
        for (int i = 1; i < steps; i++) {
            width *= RATIO;
            if (atLeft < atRight) {
                b = right;
                right = left;
                atRight = atLeft;
                left = a + SQUARE * width;
                atLeft = f.applyAsDouble(left);
            } else {
                a = left;
                left = right;
                atLeft = atRight;
                right = a + RATIO * width;
                atRight = f.applyAsDouble(right);
            }
        }
        return atLeft < atRight ? 0.5 * (a + right) : 0.5 * (left + b);
    }
}
