package io.flowcast.models.demand.intermittent;

import java.util.Arrays;
import java.util.List;

/**
 * The search for the weights of one horizon.
 *
 * <p>With u = sum P_f T_f the pool's chance to exceed x, CRPS(y) = sum P_f P_g int T_f T_g - 2 sum P_f int_0^y T_f + y (Matheson and Winkler, Management Science 22, 1976), convex in the
 * weights as RMSSE is, so descent finds the optimum: exponentiated gradient (Kivinen and Warmuth, Information and Computation 132, 1997) with a relative entropy that
 * draws to the usual weights, the more the fewer windows there are.
 *
 * <p>RMSSE alone would be least near zero for a few cells of rare demand, at the cost of all quantiles. So it gets the least weight with which the pool lies below the best method of the
 * field by {@value #WANTED} of its RMSSE, or by {@value #LEAD} times what its CRPS lies below that of the rows' own cells, whichever comes first.
 */
final class SourceSearch {
    /** How far the scaled error shall lie below the best of the field's, as a share. */
    private static final double WANTED = 0.03;
    /**
     * Rows that hardly sell cost CRPS but no quantile anyone orders by, so quantiles keep more of their lead than CRPS shows; by so much, on the months before the last ones of the data of
     * {@code bench sparse}.
     */
    private static final double LEAD = 3;
    /** How many windows the usual weights count for. */
    private static final double PRIOR = 2;
    /** Fewer do not tell which mean errs less. */
    private static final int LEAST_WINDOWS = 200;

    private static final int ROUNDS = 25;
    private static final int TRIALS = 5;

    private final List<SourceSample> samples;
    /** Index of the horizon. */
    private final int h;

    private final boolean lowered;
    private final double[] usual;
    private double summedUnit = 1;
    private double scaledUnit = 1;
    private double pointUnit = 1;
    private double summed;
    private double scaled;
    private double point;
    /** Weight of the scaled error. */
    private double pointWeight;

    SourceSearch(List<SourceSample> samples, int h, boolean lowered) {
        this.samples = samples;
        this.h = h;
        this.lowered = lowered;
        this.usual = SourceWeights.usualOf(lowered);
    }

    /** Weights of rows that never sell and of rows that always do. */
    double[][] best() {
        double[][] weight = {usual.clone(), usual.clone()};
        if (samples.isEmpty()) {
            return weight;
        }
        double[][] slope = new double[2][Sources.COUNT];
        double[] own = new double[Sources.COUNT];
        own[Sources.OWN] = 1;
        measure(new double[][] {own, own}, slope);
        summedUnit = Math.max(1e-300, summed);
        scaledUnit = Math.max(1e-300, scaled);
        pointUnit = Math.max(1e-300, peers());
        weight = descend(weight);
        if (!lowered || samples.size() < LEAST_WINDOWS || enough()) {
            return weight;
        }
        double low = -5;
        double high = 1;
        double[][] found = weight;
        for (int trial = 0; trial < TRIALS; trial++) {
            double middle = (low + high) / 2;
            pointWeight = Math.pow(2, middle);
            weight = descend(weight);
            if (enough()) {
                high = middle;
                found = weight;
            } else {
                low = middle;
                found = trial == TRIALS - 1 ? weight : found;
            }
        }
        return found;
    }

    /** Whether the last pool measured errs little enough. */
    private boolean enough() {
        double gain = 1 - point / pointUnit;
        double left = 1 - Math.max(summed / summedUnit, scaled / scaledUnit);
        return gain >= WANTED || gain > LEAD * left;
    }

    /** Scaled error of the best method of the field. */
    private double peers() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < SourceFit.PEERS.size(); i++) {
            double sum = 0;
            for (SourceSample s : samples) {
                double miss = s.peer[i] - s.mean[h];
                sum += Math.sqrt(s.variance[h] + miss * miss) / s.squareScale;
            }
            least = Math.min(least, sum);
        }
        return least;
    }

    private double[][] descend(double[][] from) {
        double[][] weight = {from[0].clone(), from[1].clone()};
        double[][] slope = new double[2][Sources.COUNT];
        double loss = measure(weight, slope);
        double rate = 2;
        double[][] next = new double[2][Sources.COUNT];
        double[][] nextSlope = new double[2][Sources.COUNT];
        for (int round = 0; round < ROUNDS && rate > 1e-2; round++) {
            for (int e = 0; e < 2; e++) {
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < Sources.COUNT; i++) {
                    least = usual[i] > 0 ? Math.min(least, slope[e][i]) : least;
                }
                double sum = 0;
                for (int i = 0; i < Sources.COUNT; i++) {
                    next[e][i] = weight[e][i] * Math.exp(-Math.min(30, rate * (slope[e][i] - least)));
                    sum += next[e][i];
                }
                for (int i = 0; i < Sources.COUNT; i++) {
                    next[e][i] = Math.max(usual[i] > 0 ? 1e-6 : 0, next[e][i] / sum);
                }
            }
            double nextLoss = measure(next, nextSlope);
            if (nextLoss < loss) {
                double[][] swap = weight;
                weight = next;
                next = swap;
                swap = slope;
                slope = nextSlope;
                nextSlope = swap;
                loss = nextLoss;
                rate *= 1.5;
            } else {
                rate /= 2;
            }
        }
        measure(weight, slope);
        return weight;
    }

    /** The loss and its derivatives by the weights. */
    private double measure(double[][] weight, double[][] slope) {
        summed = 0;
        scaled = 0;
        point = 0;
        Arrays.fill(slope[0], 0);
        Arrays.fill(slope[1], 0);
        double[] part = new double[Sources.FAMILIES];
        double[] partSlope = new double[Sources.FAMILIES];
        for (SourceSample s : samples) {
            double g = s.frequency;
            s.chance[Sources.CHAINED] = s.chained[h];
            part[0] = 0;
            part[1] = 0;
            part[2] = 0;
            for (int i = 0; i < Sources.COUNT; i++) {
                part[Sources.FAMILY[i]] += ((1 - g) * weight[0][i] + g * weight[1][i]) * s.chance[i];
            }
            double crps = s.mean[h];
            double miss = -s.mean[h];
            for (int f = 0; f < part.length; f++) {
                double across = 0;
                for (int k = 0; k < part.length; k++) {
                    across += part[k] * s.pairs[f * Sources.FAMILIES + k];
                }
                crps += part[f] * (across - 2 * s.upTo[h][f]);
                partSlope[f] = 2 * (across - s.upTo[h][f]);
                miss += part[f] * s.whole[f];
            }
            double root = Math.sqrt(s.variance[h] + miss * miss);
            summed += s.unit * crps;
            scaled += crps / s.absoluteScale;
            point += root / s.squareScale;
            double ofCrps = s.unit / summedUnit + 1 / (s.absoluteScale * scaledUnit);
            double ofMiss = lowered && root > 0 ? pointWeight * miss / (root * s.squareScale * pointUnit) : 0;
            for (int i = 0; i < Sources.COUNT; i++) {
                int f = Sources.FAMILY[i];
                double move = s.chance[i] * (ofCrps * partSlope[f] + ofMiss * s.whole[f]);
                slope[0][i] += (1 - g) * move;
                slope[1][i] += g * move;
            }
        }
        double loss = summed / summedUnit + scaled / scaledUnit + (lowered ? pointWeight * point / pointUnit : 0);
        double drawn = PRIOR / (samples.size() + 1);
        for (int e = 0; e < 2; e++) {
            for (int i = 0; i < Sources.COUNT; i++) {
                if (usual[i] > 0) {
                    double ratio = Math.log(weight[e][i] / usual[i]);
                    loss += drawn * weight[e][i] * ratio;
                    slope[e][i] += drawn * (ratio + 1);
                }
            }
        }
        return loss;
    }
}
