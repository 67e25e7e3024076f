package io.flowcast.models.demand.boost;

import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** Tables for tests. */
final class Rows {
    static final RunContext ALONE = RunContext.asOf(LocalDate.EPOCH).build();

    private Rows() {}

    static BinnedTable table(double[]... columns) {
        TableBuilder builder = BinnedTable.builder(columns[0].length, ALONE).leastInBin(1);
        for (int f = 0; f < columns.length; f++) {
            builder.numeric("x" + f, columns[f]);
        }
        return builder.build();
    }

    static double[] uniform(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[rows];
        for (int i = 0; i < rows; i++) {
            drawn[i] = random.nextDouble();
        }
        return drawn;
    }

    /** Numbers with gaps, a small and a large category, and a target of all of them with noise. */
    static TrainingRows mixed(int rows, long seed) {
        return mixed(rows, seed, ALONE);
    }

    static TrainingRows mixed(int rows, long seed, RunContext context) {
        SplittableRandom random = new SplittableRandom(seed);
        TableBuilder builder = BinnedTable.builder(rows, context);
        double[] y = new double[rows];
        for (int f = 0; f < 9; f++) {
            double[] x = new double[rows];
            for (int i = 0; i < rows; i++) {
                x[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble();
                y[i] += f < 3 ? (Double.isNaN(x[i]) ? 0.7 : x[i] * x[i] * (f + 1)) : 0;
            }
            builder.numeric("x" + f, x);
        }
        for (int width : new int[] {3, 40, 600}) {
            int[] codes = new int[rows];
            for (int i = 0; i < rows; i++) {
                codes[i] = random.nextInt(width);
                y[i] += Math.sin(codes[i] * 12.9898);
            }
            builder.categorical("c" + width, codes);
        }
        for (int i = 0; i < rows; i++) {
            y[i] += 2 + random.nextDouble();
        }
        return TrainingRows.of(builder.build(), y);
    }
}
