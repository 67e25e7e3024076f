package io.flowcast.models.expiry.shelflife.survival;

import java.util.Arrays;

/** The EM steps of {@link Turnbull}. A record covers a run of intervals, so sums go by differences of running sums. */
final class TurnbullMasses {
    private final SurvivalData data;
    private final InnermostIntervals sets;
    private final double total;
    private double[] mass;
    private final double[] derivative;
    private double logLikelihood;

    TurnbullMasses(SurvivalData data, InnermostIntervals sets) {
        this.data = data;
        this.sets = sets;
        double sum = 0;
        for (int i = 0; i < data.size(); i++) {
            sum += data.weight(i);
        }
        total = sum;
        mass = new double[sets.from.length];
        Arrays.fill(mass, 1.0 / mass.length);
        derivative = new double[mass.length];
    }

    double[] mass() {
        return mass.clone();
    }

    double logLikelihood() {
        return logLikelihood;
    }

    double gap() {
        double most = 0;
        for (double d : derivative) {
            most = Math.max(most, d);
        }
        return Math.max(0, most - total);
    }

    void solve(double gap, int mostSteps) {
        look(mass);
        for (int step = 0; step < mostSteps && gap() > gap; step++) {
            double[] one = next(mass);
            look(one);
            double[] two = next(one);
            double first = 0;
            double second = 0;
            for (int j = 0; j < mass.length; j++) {
                double r = one[j] - mass[j];
                double v = two[j] - one[j] - r;
                first += r * r;
                second += v * v;
            }
            look(two);
            double plain = logLikelihood;
            double[] best = two;
            double alpha = second == 0 ? -1 : -Math.sqrt(first / second);
            if (alpha < -1) {
                double[] far = new double[mass.length];
                double sum = 0;
                for (int j = 0; j < mass.length; j++) {
                    double r = one[j] - mass[j];
                    double v = two[j] - one[j] - r;
                    far[j] = Math.max(0, mass[j] - 2 * alpha * r + alpha * alpha * v);
                    // a mass that is set to 0 stays there, so keep a trace of it that EM can bring back
                    far[j] = Math.max(far[j], Math.min(two[j], 1e-3 * two[j]));
                    sum += far[j];
                }
                for (int j = 0; j < far.length; j++) {
                    far[j] /= sum;
                }
                look(far);
                if (logLikelihood >= plain) {
                    best = far;
                } else {
                    look(two);
                }
            }
            mass = best;
        }
        look(mass);
    }

    /** Log-likelihood and its derivatives at some masses. */
    private void look(double[] at) {
        int m = at.length;
        double[] running = new double[m + 1];
        for (int j = 0; j < m; j++) {
            running[j + 1] = running[j] + at[j];
        }
        double[] change = new double[m + 1];
        double log = 0;
        for (int i = 0; i < data.size(); i++) {
            double p = 0;
            if (sets.last[i] - sets.first[i] < 8) {
                for (int j = sets.first[i]; j <= sets.last[i]; j++) {
                    p += at[j];
                }
            } else {
                p = running[sets.last[i] + 1] - running[sets.first[i]];
            }
            p = Math.max(p, Double.MIN_NORMAL);
            log += data.weight(i) * Math.log(p);
            change[sets.first[i]] += data.weight(i) / p;
            change[sets.last[i] + 1] -= data.weight(i) / p;
        }
        double d = 0;
        for (int j = 0; j < m; j++) {
            d += change[j];
            derivative[j] = d;
        }
        logLikelihood = log;
    }

    /** One EM step from masses that were just looked at. */
    private double[] next(double[] at) {
        double[] step = new double[at.length];
        double sum = 0;
        for (int j = 0; j < step.length; j++) {
            step[j] = at[j] * Math.max(0, derivative[j]) / total;
            sum += step[j];
        }
        for (int j = 0; j < step.length; j++) {
            step[j] /= sum;
        }
        return step;
    }
}
