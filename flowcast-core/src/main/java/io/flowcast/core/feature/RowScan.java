package io.flowcast.core.feature;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.core.math.distribution.Distributions;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/** Looks for the anomalies of one row; see {@link Anomalies}. Workspaces are kept; one instance serves one thread. */
final class RowScan {
    private static final int LEAST_CELLS = 14;
    private static final int ROUNDS = 8;
    /** How a temporary change dies away in one step (Chen and Liu 1993, section 1.1). */
    static final double DECAY = 0.7;

    private static final int DECAY_STEPS = 6;
    private static final double LARGEST_COUNT = 1e6;
    private static final double LEAST_EXCESS = 0.01;

    private final LevelShifts shifts = new LevelShifts();
    private SeriesKey key = SeriesKey.named("none");
    private int row;
    private int start;
    private boolean counts;
    private int n;
    private int season;
    /** Values in units of the row's largest; NaN where there is nothing to judge. */
    private double[] value = new double[0];

    private double[] level = new double[0];
    private double[] factor = new double[0];
    private double[] score = new double[0];
    private boolean[] aside = new boolean[0];
    private boolean[] explained = new boolean[0];
    private double unit;
    private double excess;

    void read(DemandPanel panel, int r, boolean[] explainedCells) {
        row = r;
        key = panel.key(r);
        start = panel.start(r);
        counts = panel.integerValued();
        n = panel.length(r);
        int length = panel.timeline().seasonLength();
        season = length > 1 && n >= 3 * length ? length : 1;
        explained = explainedCells;
        if (value.length < n) {
            value = new double[n];
            level = new double[n];
            score = new double[n];
            aside = new boolean[n];
        }
        Arrays.fill(aside, 0, n, false);
        unit = 0;
        for (int i = 0; i < n; i++) {
            boolean observed = panel.state(r, start + i) == CellState.OBSERVED;
            value[i] = observed ? panel.value(r, start + i) : Double.NaN;
            unit = observed ? Math.max(unit, value[i]) : unit;
        }
        // Counts of millions have no gaps between them that matter.
        counts &= unit < LARGEST_COUNT;
        if (!counts) {
            for (int i = 0; i < n && unit > 0; i++) {
                value[i] /= unit;
            }
        } else {
            unit = unit > 0 ? 1 : 0;
        }
    }

    void find(AnomalyOptions options, List<Anomaly> target) {
        int known = 0;
        for (int i = 0; i < n; i++) {
            known += Double.isNaN(value[i]) ? 0 : 1;
        }
        if (known < LEAST_CELLS || !(unit > 0)) {
            return;
        }
        double bound = -quantile(options.falseAlarms() / (2.0 * known));
        start();
        int[] ends = {n};
        for (int round = 0; round < ROUNDS; round++) {
            seasons();
            spread();
            int[] next = shifts.find(
                    value, factor, season, start, aside, n, counts, options, round == 0 ? new int[] {n} : ends);
            boolean moved = !Arrays.equals(next, ends);
            ends = next;
            levels(ends);
            spread();
            if (!scores(bound) && !moved && round > 0) {
                break;
            }
        }
        report(options, ends, target);
        target.sort((a, b) -> Integer.compare(a.step(), b.step()));
    }

    /** A level that a tenth of the cells cannot move, and no season. */
    private void start() {
        factor = new double[season];
        Arrays.fill(factor, 1);
        double[] sorted = Arrays.stream(value, 0, n)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        double middle = sorted[sorted.length / 2];
        double upper = sorted[(int) (0.8 * sorted.length)];
        double bound = upper + 6 * Math.max(upper - middle, counts ? Math.sqrt(upper + 1) : 0.5 * upper);
        double sum = 0;
        int used = 0;
        for (int i = 0; i < n; i++) {
            aside[i] = value[i] > bound;
            if (!Double.isNaN(value[i]) && !aside[i]) {
                sum += value[i];
                used++;
            }
        }
        Arrays.fill(level, 0, n, sum / Math.max(1, used));
    }

    private void seasons() {
        if (season == 1) {
            return;
        }
        double[] seen = new double[season];
        double[] expected = new double[season];
        double total = 0;
        int used = 0;
        for (int i = 0; i < n; i++) {
            if (judged(i)) {
                seen[phase(i)] += value[i];
                expected[phase(i)] += level[i];
                total += level[i];
                used++;
            }
        }
        // Drawn to no season as by two cells at the mean.
        double prior = used > 0 ? 2 * total / used : 0;
        double mean = 0;
        for (int p = 0; p < season; p++) {
            factor[p] = prior > 0 ? (seen[p] + prior) / (expected[p] + prior) : 1;
            mean += factor[p] / season;
        }
        for (int p = 0; p < season; p++) {
            factor[p] = Math.max(0.02, factor[p] / mean);
        }
    }

    private int phase(int i) {
        return Math.floorMod(start + i, season);
    }

    private boolean judged(int i) {
        return !Double.isNaN(value[i]) && !aside[i] && !explained[i];
    }

    private double expected(int i) {
        return level[i] * factor[phase(i)];
    }

    private void levels(int[] ends) {
        int from = 0;
        for (int end : ends) {
            double seen = 0;
            double usual = 0;
            for (int i = from; i < end; i++) {
                if (judged(i)) {
                    seen += value[i];
                    usual += factor[phase(i)];
                }
            }
            // Half a sale, so that a silent stretch of a row does not make every later sale impossible.
            double floor = counts ? 0.5 : 1e-6;
            Arrays.fill(level, from, end, usual > 0 ? Math.max(seen, floor) / usual : level[from]);
            from = end;
        }
    }

    /** Excess variance in squared means, by moments of the cells that are not set aside. */
    private void spread() {
        double over = 0;
        double squares = 0;
        int used = 0;
        for (int i = 0; i < n; i++) {
            if (judged(i)) {
                double mu = expected(i);
                double e = value[i] - mu;
                over += e * e - (counts ? mu : 0);
                squares += mu * mu;
                used++;
            }
        }
        // What the levels and seasons took from the freedom of the cells.
        double freedom = used > 2 * season + 4 ? used / (used - (double) season) : 1.3;
        double x = squares > 0 ? over / squares * freedom : 1;
        excess = Math.max(LEAST_EXCESS, Math.min(20, x));
    }

    /** Scores all cells; whether the set of those beyond the bound changed. */
    private boolean scores(double bound) {
        boolean changed = false;
        for (int i = 0; i < n; i++) {
            score[i] = Double.isNaN(value[i]) || explained[i] ? 0 : score(value[i], expected(i), counts, excess);
            boolean beyond = Math.abs(score[i]) > bound;
            changed |= beyond != aside[i];
            aside[i] = beyond;
        }
        return changed;
    }

    /** Normal score of a value: of the upper tail from it on, or of the lower one up to it, whichever is smaller. */
    static double score(double value, double mean, boolean counts, double excess) {
        if (!(mean > 0)) {
            return 0;
        }
        if (counts) {
            var law = Distributions.negativeBinomial(mean, mean + excess * mean * mean);
            double lower = law.cdf(value);
            double upper = 1 - law.cdf(value - 1);
            return lower < upper ? Math.min(0, quantile(lower)) : Math.max(0, -quantile(upper));
        }
        double lower =
                Distributions.gamma(mean, Math.max(1e-6, excess) * mean * mean).cdf(value);
        return quantile(lower);
    }

    private static double quantile(double probability) {
        double p = Math.max(1e-15, Math.min(1 - 1e-15, probability));
        return -Math.sqrt(2) * Erf.erfcInv(2 * p);
    }

    private void report(AnomalyOptions options, int[] ends, List<Anomaly> target) {
        for (int s = 0; s + 1 < ends.length; s++) {
            double change = level[ends[s]] - level[ends[s] - 1];
            target.add(new Anomaly(
                    row,
                    key,
                    start + ends[s],
                    start + n,
                    Anomaly.Kind.LEVEL_SHIFT,
                    change * unit,
                    Math.signum(change) * shifts.score(s)));
        }
        for (int i = 0; i < n; i++) {
            if (aside[i] && score[i] != 0) {
                int end = temporaryEnd(i);
                boolean alone = end == i + 1;
                target.add(new Anomaly(
                        row,
                        key,
                        start + i,
                        start + end,
                        alone ? Anomaly.Kind.ADDITIVE : Anomaly.Kind.TEMPORARY_CHANGE,
                        (value[i] - expected(i)) * unit,
                        score[i]));
                i = end - 1;
            }
        }
        silences(options, target);
    }

    /** The cell after the last one of a change that dies away; the next cell for an outlier alone. */
    private int temporaryEnd(int at) {
        double first = value[at] - expected(at);
        double along = 0;
        double variance = 0;
        int end = at + 1;
        for (int k = 1; k <= DECAY_STEPS && at + k < n; k++) {
            int i = at + k;
            if (Double.isNaN(value[i])) {
                continue;
            }
            double weight = Math.pow(DECAY, k);
            double mu = expected(i);
            double chance = (counts ? mu : 0) + excess * mu * mu;
            along += weight * (value[i] - mu);
            variance += weight * weight * chance;
            boolean same = (value[i] - mu) * first > 0;
            // As far as the effect stands out of what is usual.
            if (same && end == i && Math.abs(first) * weight > Math.sqrt(chance)) {
                end = i + 1;
            }
        }
        double decay = variance > 0 ? Math.signum(first) * along / Math.sqrt(variance) : 0;
        double share = 0;
        for (int k = 1; k <= DECAY_STEPS; k++) {
            share += Math.pow(DECAY, 2 * k);
        }
        // The size of the change as the later cells show it: near the first one's, or the cells only happen to lie
        // high.
        double size = along / Math.max(1e-300, share * first);
        return decay > 3 && size > 0.3 && end > at + 1 ? end : at + 1;
    }

    private void silences(AnomalyOptions options, List<Anomaly> target) {
        int from = -1;
        double log = 0;
        int cells = 0;
        for (int i = 0; i <= n; i++) {
            boolean zero = i < n && value[i] == 0 && !explained[i];
            if (zero) {
                from = from < 0 ? i : from;
                double mu = expected(i);
                // Chance of nothing: (1 + x mu)^(-1/x) for counts; amounts are never zero by chance, so each counts
                // like a mean of one sale.
                log -= counts ? Math.log1p(excess * mu) / excess : 1;
                cells++;
            } else if (i == n || !Double.isNaN(value[i])) {
                boolean ended = i < n && from > 0;
                if (ended && cells > 1 && log < Math.log(options.falseAlarms() / n)) {
                    int first = start + from;
                    int after = start + i;
                    target.removeIf(a -> a.kind() != Anomaly.Kind.LEVEL_SHIFT && a.step() >= first && a.step() < after);
                    target.add(new Anomaly(
                            row,
                            key,
                            start + from,
                            start + i,
                            Anomaly.Kind.SILENCE,
                            -expected(from) * unit,
                            quantile(Math.exp(log))));
                }
                from = -1;
                log = 0;
                cells = 0;
            }
        }
    }
}
