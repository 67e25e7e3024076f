package io.flowcast.models.inventory.perishable;

import java.util.ArrayList;
import java.util.List;

/** Families of simple rules whose numbers {@link HeuristicSearch} finds. */
public enum Heuristic {
    /** Order up to a level: {@link BaseStockPolicy}. */
    BASE_STOCK,
    /** Base stock with estimated waste (EWA): {@link LowStockPolicy#estimatedWaste}. */
    ESTIMATED_WASTE,
    /** Base stock with a gentler slope at low stock and estimated waste (BSP-low-EW): {@link LowStockPolicy}. */
    LOW_STOCK_ESTIMATED_WASTE,
    /** (s, S): {@link SsPolicy#of}. */
    S_S,
    /** (s, S, q, Q): {@link SsPolicy}. */
    S_S_Q_Q,
    /** Base stock that counts each age by what it is worth: {@link AgeWeightedPolicy}. */
    AGE_WEIGHTED;

    /** Steps of a weight. */
    private static final double TENTHS = 10;

    /** The policy with these numbers, or the nearest that makes sense. */
    AgePolicy policy(int[] numbers, PerishableProblem problem, EstimatedWaste waste) {
        return switch (this) {
            case BASE_STOCK -> new BaseStockPolicy(numbers[0]);
            case ESTIMATED_WASTE -> LowStockPolicy.estimatedWaste(numbers[0], waste);
            case LOW_STOCK_ESTIMATED_WASTE ->
                new LowStockPolicy(Math.min(numbers[1], numbers[0]), numbers[0], numbers[2], waste);
            case S_S -> SsPolicy.of(numbers[0] - numbers[1], numbers[0]);
            case S_S_Q_Q ->
                new SsPolicy(numbers[0] - numbers[1], numbers[0], Math.min(numbers[2], numbers[3]), numbers[3]);
            case AGE_WEIGHTED -> {
                double[] weights = new double[numbers.length - 3];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = numbers[3 + i] / TENTHS;
                }
                yield new AgeWeightedPolicy(numbers[0] / 2.0, weights, numbers[2] / TENTHS, numbers[1]);
            }
        };
    }

    /** Where the search starts, given the best base stock and the mean demand: first what equals base stock, then what often is better. */
    List<int[]> starts(int level, double mean, PerishableProblem problem) {
        int usual = Math.min(problem.maxOrder(), (int) Math.ceil(mean));
        return switch (this) {
            case BASE_STOCK, ESTIMATED_WASTE -> List.of(new int[] {level});
            case LOW_STOCK_ESTIMATED_WASTE ->
                List.of(new int[] {level, level, 0}, new int[] {level + 2, Math.max(0, level - 1), level});
            case S_S -> List.of(new int[] {level, 1});
            case S_S_Q_Q ->
                List.of(new int[] {level, 1, 0, problem.maxOrder()}, new int[] {
                    level + 2, 1, Math.min(usual, usual / 2 + 1), usual
                });
            case AGE_WEIGHTED ->
                List.of(weighted(level, problem.maxOrder(), problem), weighted(level + 2, usual, problem));
        };
    }

    private static int[] weighted(int level, int most, PerishableProblem problem) {
        int[] numbers = new int[3 + Math.min(problem.shelfLife().days(), 8)];
        java.util.Arrays.fill(numbers, (int) TENTHS);
        numbers[0] = 2 * level;
        numbers[1] = most;
        return numbers;
    }

    /** Moves that are tried: one number by some steps, and pairs that keep the level. */
    List<int[]> moves(int length, int maxOrder) {
        List<int[]> moves = new ArrayList<>();
        int[] steps = {1, -1, 2, -2, Math.max(3, maxOrder / 4), -Math.max(3, maxOrder / 4)};
        for (int i = 0; i < length; i++) {
            for (int step : steps) {
                int[] move = new int[length];
                move[i] = step;
                moves.add(move);
            }
        }
        for (int i = 1; i < length; i++) {
            for (int sign : new int[] {1, -1}) {
                int[] move = new int[length];
                move[0] = sign;
                move[i] = sign;
                moves.add(move);
                int[] against = new int[length];
                against[0] = sign;
                against[i] = -sign;
                moves.add(against);
            }
        }
        return moves;
    }

    /** Whether the numbers are within their ranges. */
    boolean allowed(int[] numbers, PerishableProblem problem) {
        int life = problem.shelfLife().days();
        int highest = problem.maxOrder() * (life + problem.leadPeriods() + 1);
        if (numbers[0] < 0 || numbers[0] > 2 * highest) {
            return false;
        }
        return switch (this) {
            case BASE_STOCK, ESTIMATED_WASTE -> true;
            case LOW_STOCK_ESTIMATED_WASTE ->
                numbers[1] >= 0 && numbers[1] <= numbers[0] && numbers[2] >= 0 && numbers[2] <= numbers[0];
            case S_S -> numbers[1] >= 1 && numbers[1] <= numbers[0] + 1;
            case S_S_Q_Q ->
                numbers[1] >= 1
                        && numbers[1] <= numbers[0] + 1
                        && numbers[2] >= 0
                        && numbers[3] >= numbers[2]
                        && numbers[3] <= problem.maxOrder();
            case AGE_WEIGHTED -> {
                boolean fine = numbers[1] >= 0 && numbers[1] <= problem.maxOrder();
                for (int i = 2; i < numbers.length; i++) {
                    fine &= numbers[i] >= 0 && numbers[i] <= 15;
                }
                yield fine;
            }
        };
    }
}
