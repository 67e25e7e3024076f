package io.flowcast.models.demand.combine;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Learns a {@link Weighting} from trials: the mean absolute error of the combined forecast, over all series, plus a ridge penalty that draws weights to equal
 * ones. How strong the penalty is, is chosen by cross-validation over series. Deterministic: trials are taken in the order of their names.
 *
 * <p>Full gradient steps with the moments of Adam (Kingma and Ba, ICLR 2015); O(steps x points x candidates).
 */
final class WeightLearner {
    /** Penalties that are tried, and without features at all, and equal weights. */
    private static final double[] PENALTIES = {0.003, 0.01, 0.03, 0.1};

    private static final int FOLDS = 3;
    private static final int STEPS = 150;
    private static final double RATE = 0.03;
    private static final int LEAST_TRIALS = 30;
    /** Weights that are better than equal ones by less than this share are chance. */
    private static final double LEAST_GAIN = 0.001;

    private static final int MOST_TRIALS = 3_000;

    private final int candidates;
    private final RunContext context;

    WeightLearner(int candidates, RunContext context) {
        this.candidates = candidates;
        this.context = context;
    }

    /** How the weights may depend on the series. */
    private record Plan(double penalty, boolean features) {}

    Weighting learn(List<Trial> all) {
        List<Trial> trials = new ArrayList<>(all);
        trials.sort(Comparator.comparing(Trial::name));
        if (trials.size() > MOST_TRIALS) {
            trials.sort(Comparator.comparingLong(t -> Streams.seed(1, t.name())));
            trials = trials.subList(0, MOST_TRIALS);
        }
        Weighting start = standardising(trials);
        if (trials.size() < LEAST_TRIALS) {
            return start;
        }
        List<Trial> used = trials;
        List<Plan> plans = new ArrayList<>();
        for (double penalty : PENALTIES) {
            plans.add(new Plan(penalty, true));
            plans.add(new Plan(penalty, false));
        }
        double[][] loss = new double[plans.size()][FOLDS];
        Parallel.forEach(context, "combine-weights", plans.size() * FOLDS, i -> {
            int fold = i % FOLDS;
            Plan plan = plans.get(i / FOLDS);
            Weighting learned = descend(start, fold(used, fold, false), plan);
            loss[i / FOLDS][fold] = loss(learned, fold(used, fold, true));
        });
        double best = loss(start, used) * (1 - LEAST_GAIN);
        Plan chosen = null;
        for (int p = 0; p < plans.size(); p++) {
            double sum = 0;
            int n = 0;
            for (int fold = 0; fold < FOLDS; fold++) {
                int size = fold(used, fold, true).size();
                sum += size * loss[p][fold];
                n += size;
            }
            if (sum / n < best) {
                best = sum / n;
                chosen = plans.get(p);
            }
        }
        return chosen == null ? start : descend(start, used, chosen);
    }

    private static List<Trial> fold(List<Trial> trials, int fold, boolean inside) {
        return trials.stream()
                .filter(t -> (Math.floorMod(Streams.seed(2, t.name()), FOLDS) == fold) == inside)
                .toList();
    }

    /** Equal weights that know how to standardise features. */
    private Weighting standardising(List<Trial> trials) {
        Weighting weights = Weighting.equal(candidates);
        for (int j = 0; j < Features.ROW && !trials.isEmpty(); j++) {
            double mean = 0;
            for (Trial t : trials) {
                mean += t.features().row()[j] / trials.size();
            }
            double squares = 0;
            for (Trial t : trials) {
                double d = t.features().row()[j] - mean;
                squares += d * d / trials.size();
            }
            weights.centre()[j] = mean;
            weights.width()[j] = squares > 1e-12 ? Math.sqrt(squares) : 1;
        }
        return weights;
    }

    private double loss(Weighting weights, List<Trial> trials) {
        double sum = 0;
        for (Trial trial : trials) {
            double[] w = weights.of(trial.features(), trial.there());
            sum += loss(trial, w, new double[candidates]);
        }
        return trials.isEmpty() ? 0 : sum / trials.size();
    }

    /** Mean absolute error of one series, and its gradient in the weights. */
    private double loss(Trial trial, double[] w, double[] gradient) {
        java.util.Arrays.fill(gradient, 0);
        double sum = 0;
        int known = 0;
        for (int k = 0; k < trial.actual().length; k++) {
            double actual = trial.actual()[k];
            if (Double.isNaN(actual)) {
                continue;
            }
            known++;
            double mean = 0;
            for (int c = 0; c < candidates; c++) {
                mean += w[c] * (trial.there()[c] ? trial.forecast()[c][k] : 0);
            }
            sum += Math.abs(actual - mean);
            double sign = Math.signum(mean - actual);
            for (int c = 0; c < candidates; c++) {
                gradient[c] += trial.there()[c] ? sign * trial.forecast()[c][k] : 0;
            }
        }
        for (int c = 0; c < candidates && known > 0; c++) {
            gradient[c] /= known;
        }
        return known > 0 ? sum / known : 0;
    }

    private Weighting descend(Weighting start, List<Trial> trials, Plan plan) {
        int perCandidate = 1 + Features.ROW;
        int n = candidates * perCandidate + Features.CANDIDATE;
        double[] x = new double[n];
        double[] first = new double[n];
        double[] second = new double[n];
        double[] mean = new double[n];
        double[] gradient = new double[n];
        double[] byWeight = new double[candidates];
        // Where series are far off, one must not speak for all.
        for (int step = 1; step <= STEPS && !context.shouldStop(); step++) {
            java.util.Arrays.fill(gradient, 0);
            Weighting now = weighting(start, x);
            for (Trial trial : trials) {
                double[] w = now.of(trial.features(), trial.there());
                double loss = loss(trial, w, byWeight);
                double influence = 1 / (trials.size() * Math.max(1, loss / 3));
                double centre = 0;
                for (int c = 0; c < candidates; c++) {
                    centre += w[c] * byWeight[c];
                }
                for (int c = 0; c < candidates; c++) {
                    double dz = influence * w[c] * (byWeight[c] - centre);
                    gradient[c * perCandidate] += dz;
                    for (int j = 0; plan.features && j < Features.ROW; j++) {
                        gradient[c * perCandidate + 1 + j] += dz * now.standardised(trial.features(), j);
                    }
                    for (int j = 0; plan.features && j < Features.CANDIDATE; j++) {
                        gradient[candidates * perCandidate + j] +=
                                dz * trial.features().candidate()[c][j];
                    }
                }
            }
            double rate = RATE * (step > STEPS / 2 ? 2.0 * (STEPS - step + 1) / STEPS : 1);
            for (int i = 0; i < n; i++) {
                double g = gradient[i] + 2 * plan.penalty * x[i];
                first[i] += 0.1 * (g - first[i]);
                second[i] += 0.01 * (g * g - second[i]);
                double m = first[i] / (1 - Math.pow(0.9, step));
                double v = second[i] / (1 - Math.pow(0.99, step));
                x[i] -= v > 0 ? rate * m / (Math.sqrt(v) + 1e-6) : 0;
                mean[i] = x[i];
            }
        }
        return weighting(start, mean);
    }

    private Weighting weighting(Weighting start, double[] x) {
        int perCandidate = 1 + Features.ROW;
        Weighting result = Weighting.equal(candidates);
        for (int c = 0; c < candidates; c++) {
            result.bias()[c] = x[c * perCandidate];
            System.arraycopy(x, c * perCandidate + 1, result.slope()[c], 0, Features.ROW);
        }
        System.arraycopy(x, candidates * perCandidate, result.common(), 0, Features.CANDIDATE);
        System.arraycopy(start.centre(), 0, result.centre(), 0, Features.ROW);
        System.arraycopy(start.width(), 0, result.width(), 0, Features.ROW);
        return result;
    }
}
