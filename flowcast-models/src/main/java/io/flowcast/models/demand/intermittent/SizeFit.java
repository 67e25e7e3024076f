package io.flowcast.models.demand.intermittent;

import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.internal.Normal;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Learns a {@link SizeLaw} from the rows of a panel: the six parameters make each size likeliest after those before it (prequential likelihood: Dawid, JRSS A 147, 1984), with a
 * weak prior that alone decides where there are no sizes. Some hundred passes over at most {@value #MOST_SIZES} sizes.
 */
final class SizeFit {
    private static final int MOST_SIZES = 8_000;
    private static final int MOST_EVALUATIONS = 350;
    private static final double[] RETENTION = {1, 0.95, 0.85};
    private static final double USUAL_RETENTION = 0.95;
    /** The likelihood rewards a size that comes again to the unit; a quantile gains less by it. Found on the first months of the data of {@code bench sparse}. */
    private static final double FRESH_FACTOR = 2;

    private static final double PRIOR_VALUES = 100;
    private static final int PARAMETERS = 6;
    /** Prior spread of the log parameters. */
    private static final double PRIOR_SPREAD = 1.5;

    private final boolean counts;
    private double[] size = new double[1024];
    private double[] n = new double[1024];
    private double[] meanLog = new double[1024];
    private double[] squares = new double[1024];
    private double[] same = new double[1024];
    private double[] low = new double[0];
    private double[] high = new double[0];
    private int events;

    SizeFit(boolean counts) {
        this.counts = counts;
    }

    /** The law of rows, in an order that does not depend on that of the panel. */
    SizeLaw fit(List<SparseRow> rows) {
        SizeHistory history = new SizeHistory();
        for (SparseRow row : rows) {
            if (events >= MOST_SIZES) {
                break;
            }
            history.read(row);
            history.walk(USUAL_RETENTION, (i, weights, m, q, before) -> add(history.size[i], weights, m, q, before));
        }
        double[] start = start();
        SizeLaw law = law(best(start), normal(), new double[] {1, 1, 1});
        double[] standardised = standardised(law);
        law = new SizeLaw(
                law.mean(),
                law.strength(),
                law.shape(),
                law.scale(),
                law.fresh(),
                law.freshShare(),
                RETENTION,
                rates(law, rows, history),
                standardised);
        return new SizeLaw(
                law.mean(),
                law.strength(),
                law.shape(),
                law.scale(),
                FRESH_FACTOR * law.fresh(),
                FRESH_FACTOR * law.freshShare(),
                RETENTION,
                law.mixture(),
                standardised);
    }

    private void add(double value, double weights, double mean, double q, double before) {
        if (events == size.length) {
            size = Arrays.copyOf(size, 2 * events);
            n = Arrays.copyOf(n, 2 * events);
            meanLog = Arrays.copyOf(meanLog, 2 * events);
            squares = Arrays.copyOf(squares, 2 * events);
            same = Arrays.copyOf(same, 2 * events);
        }
        size[events] = value;
        n[events] = weights;
        meanLog[events] = mean;
        squares[events] = q;
        same[events++] = before;
    }

    /** Level and spread by median and quartiles, the rest as spare parts have it. */
    private double[] start() {
        double[] logs = new double[events];
        low = new double[events];
        high = new double[events];
        for (int i = 0; i < events; i++) {
            logs[i] = Math.log(size[i]);
            low[i] = SizeLaw.low(size[i], counts);
            high[i] = SizeLaw.high(size[i], counts);
        }
        Arrays.sort(logs);
        double middle = events == 0 ? 0 : logs[events / 2];
        double width = events < 4 ? 1 : (logs[3 * events / 4] - logs[events / 4]) / 1.35;
        double spread = Math.max(0.3, Math.min(width, 5));
        return new double[] {middle, -0.7, 1.3, 1.3 + Math.log(0.4 * spread * spread), 1.5, -0.5};
    }

    private double[] best(double[] start) {
        if (events == 0) {
            return start;
        }
        double[] sides = new double[PARAMETERS];
        Arrays.fill(sides, 0.7);
        double[] found = start;
        try {
            found = new SimplexOptimizer(new SimpleValueChecker(1e-7, 1e-3))
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(x -> cost(x, start)),
                            GoalType.MINIMIZE,
                            new InitialGuess(start),
                            new NelderMeadSimplex(sides))
                    .getPoint();
        } catch (TooManyEvaluationsException end) {
            // The search is only a few steps from its end by then; the best point it saw is kept in cost().
            found = bestSeen;
        }
        return found;
    }

    private double[] bestSeen = new double[0];
    private double leastSeen = Double.POSITIVE_INFINITY;

    private double cost(double[] x, double[] prior) {
        double cost = 0;
        for (int i = 0; i < PARAMETERS; i++) {
            double away = (x[i] - prior[i]) / PRIOR_SPREAD;
            cost += 0.5 * away * away;
        }
        SizeLaw law = law(x, SizeLaw.SCORES, RETENTION);
        for (int i = 0; i < events; i++) {
            double g = SizeLaw.mass(
                    low[i],
                    high[i],
                    law.location(n[i], meanLog[i]),
                    law.spread(n[i], meanLog[i], squares[i]),
                    2 * law.shape() + n[i]);
            double w = law.fresh() + law.freshShare() * n[i];
            double b = w / (n[i] + w);
            cost -= Math.log(b * Math.max(1e-12, g) + (1 - b) * (n[i] > 0 ? same[i] / n[i] : 0));
        }
        if (cost < leastSeen) {
            leastSeen = cost;
            bestSeen = x.clone();
        }
        return cost;
    }

    private static SizeLaw law(double[] x, double[] standardised, double[] mixture) {
        return new SizeLaw(
                x[0],
                bounded(x[1]),
                bounded(x[2]),
                bounded(x[3]),
                bounded(x[4]),
                bounded(x[5]),
                RETENTION,
                mixture,
                standardised);
    }

    private static double bounded(double log) {
        return Math.exp(Math.max(-8, Math.min(8, log)));
    }

    private static double[] normal() {
        return SizeLaw.SCORES;
    }

    /** How sizes lay about their own expectation, in rows that had some before; drawn to the normal form. */
    private double[] standardised(SizeLaw law) {
        double[] seen = new double[events];
        int count = 0;
        for (int i = 0; i < events; i++) {
            if (n[i] >= 1.5) {
                double even = Streams.unit(0, Double.doubleToLongBits(meanLog[i]), Double.doubleToLongBits(n[i])) - 0.5;
                double value = counts ? Math.max(0.6, size[i] + even) : size[i];
                seen[count++] =
                        (Math.log(value) - law.location(n[i], meanLog[i])) / law.spread(n[i], meanLog[i], squares[i]);
            }
        }
        Arrays.sort(seen, 0, count);
        double[] result = new double[SizeLaw.SCORES.length];
        double trust = count / (count + PRIOR_VALUES);
        for (int j = 0; j < result.length; j++) {
            double z = SizeLaw.SCORES[j];
            int at = (int) Math.min(count - 1L, (long) (Normal.cdf(z) * count));
            double own = count > 0 ? seen[at] : z;
            result[j] = trust * own + (1 - trust) * z;
        }
        return result;
    }

    /** Weights of the rates at which sizes fade, by EM over the rows. */
    private double[] rates(SizeLaw law, List<SparseRow> rows, SizeHistory history) {
        double[] weight = new double[RETENTION.length];
        Arrays.fill(weight, 1.0 / weight.length);
        double[][] byRow = new double[Math.min(rows.size(), 1_000)][RETENTION.length];
        for (int r = 0; r < byRow.length; r++) {
            history.read(rows.get(r));
            for (int i = 0; i < RETENTION.length; i++) {
                byRow[r][i] = law.logLikelihood(history, RETENTION[i], counts);
            }
        }
        for (int round = 0; round < 30; round++) {
            double[] next = new double[weight.length];
            Arrays.fill(next, 1.0 / weight.length);
            for (double[] row : byRow) {
                double best = Arrays.stream(row).max().orElse(0);
                double sum = 0;
                for (int i = 0; i < weight.length; i++) {
                    sum += weight[i] * Math.exp(row[i] - best);
                }
                for (int i = 0; i < weight.length; i++) {
                    next[i] += weight[i] * Math.exp(row[i] - best) / sum;
                }
            }
            for (int i = 0; i < weight.length; i++) {
                weight[i] = next[i] / (byRow.length + 1);
            }
        }
        return weight;
    }
}
