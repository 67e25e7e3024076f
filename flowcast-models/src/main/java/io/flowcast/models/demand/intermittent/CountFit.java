package io.flowcast.models.demand.intermittent;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Learns a {@link CountPool} from the rows of a panel.
 *
 * <p>After the filters are weighted, their chance is corrected by a logistic regression over rows and past origins: what came in the steps after each origin against {@link
 * Occurrence#features} at it, with a ridge towards no correction. It finds what no row shows alone: that the whole panel sells less than it did, that a long
 * silence means more than its likelihood (obsolescence), that rows are drawn together too much or too little. Each row counts by the inverse of its
 * chance, so that relative errors weigh alike. Newton steps (McCullagh and Nelder, "Generalized Linear Models", 1989, section 4.4).
 */
final class CountFit {
    /** Rows that speak for all. */
    private static final int MOST_ROWS = 4_000;

    private static final int ORIGINS = 3;
    private static final double RIDGE = 30;
    /** All rows share what moves them all, so the level is known far less well than its number of cells says. */
    private static final double LEVEL_RIDGE = 1_000;

    private CountFit() {}

    static CountPool fit(SparseRow[] all, boolean counts, boolean unbiased, RunContext context) {
        List<SparseRow> rows = Arrays.stream(all)
                .filter(row -> row.known() > 0)
                .sorted(Comparator.<SparseRow>comparingLong(CountFit::place).thenComparing(SparseRow::key))
                .limit(MOST_ROWS)
                .toList();
        double meanChance = meanChance(rows);
        double[][] likelihood = new double[rows.size()][Occurrence.FILTERS];
        Parallel.forEach(context, "forecast-fit", rows.size(), Occurrence::new, (r, occurrence) -> {
            SparseRow row = rows.get(r);
            occurrence.start(meanChance);
            occurrence.take(row, 0, row.value().length);
            occurrence.copyLogLikelihood(likelihood[r]);
        });
        double[] mixture = Occurrence.mixture(likelihood);
        int[] lengths =
                rows.stream().mapToInt(row -> row.value().length).sorted().toArray();
        double usualCells = lengths.length == 0 ? 1 : lengths[lengths.length / 2];
        int steps = (int) Math.max(4, Math.min(12, usualCells / 7));
        Design design = design(rows, meanChance, mixture, usualCells, steps, context);
        context.stopIfAsked("fitting sizes");
        SizeLaw law = new SizeFit(counts).fit(rows);
        CountPool pool = new CountPool(
                counts,
                meanChance,
                mixture,
                design.usualLogit(),
                usualCells,
                correction(design),
                unbiased,
                law,
                SourceWeights.usual(!unbiased));
        return new SourceFit(pool, rows, usualCells, context).fit();
    }

    private static long place(SparseRow row) {
        return Streams.seed(Streams.seed(0, row.key().siteId()), row.key().productId());
    }

    private static double meanChance(List<SparseRow> rows) {
        double sales = 0;
        double cells = 0;
        for (SparseRow row : rows) {
            for (int t = 0; t < row.value().length; t++) {
                if (!Double.isNaN(row.value()[t])) {
                    cells += row.weight()[t];
                    sales += row.value()[t] > 0 ? row.weight()[t] : 0;
                }
            }
        }
        return Math.max(1e-4, Math.min(0.999, (sales + 0.5) / (cells + 1)));
    }

    /**
     * Origins of all rows: chance, features and the share of cells with a sale that came.
     *
     * @param offset logit of the chance
     * @param feature features, origin after origin
     * @param share share of the steps after it with a sale
     * @param count cells known after it
     * @param usualLogit mean of the logits
     */
    private record Design(double[] offset, double[][] feature, double[] share, double[] count, double usualLogit) {}

    private static Design design(
            List<SparseRow> rows,
            double meanChance,
            double[] mixture,
            double usualCells,
            int steps,
            RunContext context) {
        int n = rows.size() * ORIGINS;
        double[] offset = new double[n];
        double[][] feature = new double[n][Occurrence.FEATURES];
        double[] share = new double[n];
        double[] count = new double[n];
        Parallel.forEach(context, "forecast-calibrate", rows.size(), Occurrence::new, (r, occurrence) -> {
            SparseRow row = rows.get(r);
            int length = row.value().length;
            occurrence.start(meanChance);
            int at = 0;
            for (int o = ORIGINS; o >= 1; o--) {
                int origin = length - o * steps;
                if (origin < Math.max(steps, length / 3)) {
                    continue;
                }
                occurrence.take(row, at, origin);
                at = origin;
                int i = r * ORIGINS + o - 1;
                double chance = occurrence.chance(mixture);
                offset[i] = Occurrence.logit(chance);
                occurrence.features(chance, 0, usualCells, feature[i]);
                for (int t = origin; t < origin + steps; t++) {
                    if (!Double.isNaN(row.value()[t])) {
                        count[i]++;
                        share[i] += row.value()[t] > 0 ? 1 : 0;
                    }
                }
                share[i] /= Math.max(1, count[i]);
            }
        });
        double sum = 0;
        int used = 0;
        for (int i = 0; i < n; i++) {
            if (count[i] > 0) {
                sum += offset[i];
                used++;
            }
        }
        double usual = used > 0 ? sum / used : Occurrence.logit(meanChance);
        for (double[] f : feature) {
            f[1] -= usual;
        }
        return new Design(offset, feature, share, count, usual);
    }

    private static double[] correction(Design d) {
        int k = Occurrence.FEATURES;
        double[] beta = new double[k];
        double meanWeight = 0;
        int used = 0;
        double[] weight = new double[d.offset.length];
        for (int i = 0; i < weight.length; i++) {
            if (d.count[i] > 0) {
                weight[i] = 1 + Math.exp(Math.min(9, -d.offset[i]));
                meanWeight += weight[i];
                used++;
            }
        }
        if (used == 0) {
            return beta;
        }
        meanWeight /= used;
        for (int round = 0; round < 12; round++) {
            double[][] hessian = new double[k][k];
            double[] gradient = new double[k];
            for (int a = 0; a < k; a++) {
                hessian[a][a] = a == 0 ? LEVEL_RIDGE : RIDGE;
                gradient[a] = -hessian[a][a] * beta[a];
            }
            for (int i = 0; i < weight.length; i++) {
                double eta = d.offset[i];
                for (int a = 0; a < k; a++) {
                    eta += beta[a] * d.feature[i][a];
                }
                double p = 1 / (1 + Math.exp(-eta));
                double w = weight[i] / meanWeight * d.count[i];
                for (int a = 0; a < k; a++) {
                    gradient[a] += w * (d.share[i] - p) * d.feature[i][a];
                    for (int b = 0; b <= a; b++) {
                        hessian[a][b] += w * p * (1 - p) * d.feature[i][a] * d.feature[i][b];
                    }
                }
            }
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < a; b++) {
                    hessian[b][a] = hessian[a][b];
                }
            }
            double[] move = new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false))
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            double largest = 0;
            for (int a = 0; a < k; a++) {
                beta[a] += Math.max(-1, Math.min(1, move[a]));
                largest = Math.max(largest, Math.abs(move[a]));
            }
            if (largest < 1e-9) {
                break;
            }
        }
        return beta;
    }
}
