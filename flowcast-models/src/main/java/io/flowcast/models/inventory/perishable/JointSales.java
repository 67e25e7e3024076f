package io.flowcast.models.inventory.perishable;

/**
 * How many units of A and of B are sold, given the stocks: A serves its own customers first, then those of B who found none and
 * are willing.
 */
final class JointSales {
    private final double[] demandA;
    private final double[] demandB;
    /** For each stock of B, the law of the willing customers who found none, together with B being sold out. */
    private final double[][] willing;
    /** For each stock of B, the law of all who want A, B being sold out. */
    private final double[][] wantA;

    private final double meanA;
    private final double meanB;

    JointSales(TwoProductProblem problem) {
        demandA = problem.demandA();
        demandB = problem.demandB();
        meanA = mean(demandA);
        meanB = mean(demandB);
        int stocksB = problem.maxOrderB() * problem.lifeB() + 1;
        willing = new double[stocksB][];
        wantA = new double[stocksB][];
        double[] spread = new double[demandB.length + 1];
        for (int y = 0; y < stocksB; y++) {
            willing[y] = new double[Math.max(1, demandB.length - y)];
            for (int d = y; d < demandB.length; d++) {
                SaleRow.binomial(d - y, problem.substitution(), spread);
                for (int u = 0; u <= d - y; u++) {
                    willing[y][u] += demandB[d] * spread[u];
                }
            }
            wantA[y] = new double[demandA.length + willing[y].length];
            for (int a = 0; a < demandA.length; a++) {
                for (int u = 0; u < willing[y].length; u++) {
                    wantA[y][a + u] += demandA[a] * willing[y][u];
                }
            }
        }
    }

    private static double mean(double[] demand) {
        double mean = 0;
        for (int d = 1; d < demand.length; d++) {
            mean += d * demand[d];
        }
        return mean;
    }

    double meanA() {
        return meanA;
    }

    double meanB() {
        return meanB;
    }

    /**
     * Probabilities of the sales.
     *
     * @param a stock of A
     * @param b stock of B
     * @param target receives P(i of A and j of B are sold) at i * (b + 1) + j
     */
    void fill(int a, int b, double[] target) {
        java.util.Arrays.fill(target, 0, (a + 1) * (b + 1), 0);
        for (int j = 0; j < b && j < demandB.length; j++) {
            spread(demandA, a, demandB[j], target, j, b + 1);
        }
        spread(wantA[b], a, 1, target, b, b + 1);
    }

    private static void spread(double[] law, int stock, double weight, double[] target, int column, int width) {
        double all = 0;
        double sold = 0;
        for (int i = 0; i < law.length; i++) {
            all += law[i];
            if (i < stock) {
                target[i * width + column] += weight * law[i];
                sold += law[i];
            }
        }
        target[stock * width + column] += weight * Math.max(0, all - sold);
    }

    /** Expected customers of B who take A, for stocks a and b. */
    double substituted(int a, int b) {
        double expected = 0;
        double[] law = willing[b];
        for (int d = 0; d < demandA.length && d < a; d++) {
            double taken = 0;
            for (int u = 1; u < law.length; u++) {
                taken += Math.min(u, a - d) * law[u];
            }
            expected += demandA[d] * taken;
        }
        return expected;
    }
}
