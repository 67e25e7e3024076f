package io.flowcast.models.expiry.sell;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which share of customers reaches for the freshest goods, learned from what was sold of which lot.
 *
 * <p>Of N customers of a day K ~ Bin(N, p) take the freshest and the others the oldest, as in {@link
 * io.flowcast.core.simulate.AgeTransition}; with goods left over, the sales of each lot follow from K alone. Turned round, they say in
 * which range K was: exactly where an old and a fresh lot both were left, anywhere where one lot lay alone or all was sold. The share
 * is the maximum of {@code prod_days P(K in range)}, found by Brent's method; error from the curvature, interval where the
 * log-likelihood is within 1.92 of its maximum. Sales that no K explains (somebody reached into the middle) count with the range that
 * explains most of them and are reported. Costs customers times lots once for each day.
 *
 * @param newestFirstShare estimated share, from 0 to 1
 * @param error its standard error; 0 at the ends
 * @param lower lower end of the 95 % interval
 * @param upper upper end of the 95 % interval
 * @param days days that told something
 * @param customers customers on those days
 * @param unexplainedShare part of their units that no mix of the two kinds explains
 * @param findings rows that were left out, and doubts
 */
public record PickingMix(
        double newestFirstShare,
        double error,
        double lower,
        double upper,
        int days,
        long customers,
        double unexplainedShare,
        Findings findings) {
    private static final String SOURCE = "lot sales";
    private static final int MOST_CUSTOMERS = 20_000;
    private static final double HALF_CHI_SQUARED_95 = 1.920729410347062;
    private static final double DOUBTFUL = 0.1;

    /** The range of customers who took the freshest, on one day. */
    private record Range(int customers, int least, int most, double unexplained, double units) {}

    /**
     * Fits the share where each customer takes one unit.
     *
     * @param days shelves by day
     * @return the share
     * @throws InvalidInputException if no day tells anything
     */
    public static PickingMix fit(List<PickingDay> days) {
        return fit(days, 1);
    }

    /**
     * Fits the share.
     *
     * @param days shelves by day
     * @param unitsPerCustomer units that one customer takes on the mean, above zero; for goods by weight the grams of a portion
     * @return the share
     * @throws InvalidInputException if no day tells anything: give it days on which an old and a fresh lot lay side by side
     */
    public static PickingMix fit(List<PickingDay> days, double unitsPerCustomer) {
        if (!(unitsPerCustomer > 0 && unitsPerCustomer < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("unitsPerCustomer must be above zero, was " + unitsPerCustomer);
        }
        FindingCollector findings = new FindingCollector();
        Range[] ranges = new Range[days.size()];
        int n = 0;
        long customers = 0;
        double unexplained = 0;
        double units = 0;
        for (int i = 0; i < days.size(); i++) {
            Range range = range(i, days.get(i), unitsPerCustomer, findings);
            if (range != null) {
                ranges[n++] = range;
                customers += range.customers();
                unexplained += range.unexplained();
                units += range.units();
            }
        }
        if (n == 0) {
            findings.add(new Finding(
                    "picking.no-information",
                    Severity.FATAL,
                    Place.of(SOURCE),
                    "days",
                    String.valueOf(days.size()),
                    "Maybe there never were two lots side by side, or all was sold every day."));
            throw new InvalidInputException(findings.toFindings());
        }
        double doubt = unexplained / units;
        if (doubt > DOUBTFUL) {
            findings.add(
                    Severity.WARNING,
                    "picking.unexplained-sales",
                    Place.of(SOURCE),
                    "unexplainedShare",
                    doubt,
                    "Maybe lots were scanned at random at the till, or the shelf is filled in no order.");
        }
        return estimate(Arrays.copyOf(ranges, n), customers, doubt, findings.toFindings());
    }

    private static PickingMix estimate(Range[] ranges, long customers, double doubt, Findings findings) {
        DoubleUnaryOperator likelihood = p -> logLikelihood(ranges, p);
        double best = new BrentOptimizer(1e-10, 1e-9)
                .optimize(
                        new MaxEval(500),
                        GoalType.MAXIMIZE,
                        new UnivariateObjectiveFunction(likelihood::applyAsDouble),
                        new SearchInterval(1e-9, 1 - 1e-9, 0.5))
                .getPoint();
        for (double end : new double[] {0, 1}) {
            best = likelihood.applyAsDouble(end) >= likelihood.applyAsDouble(best) ? end : best;
        }
        double top = likelihood.applyAsDouble(best);
        double step = 1e-4;
        double error = 0;
        if (best > 2 * step && best < 1 - 2 * step) {
            double curvature = (likelihood.applyAsDouble(best + step) - 2 * top + likelihood.applyAsDouble(best - step))
                    / (step * step);
            error = curvature < 0 ? Math.sqrt(-1 / curvature) : 0;
        }
        return new PickingMix(
                best,
                error,
                bound(likelihood, top, best, 0),
                bound(likelihood, top, best, 1),
                ranges.length,
                customers,
                doubt,
                findings);
    }

    private static double bound(DoubleUnaryOperator likelihood, double top, double from, double end) {
        if (likelihood.applyAsDouble(end) >= top - HALF_CHI_SQUARED_95) {
            return end;
        }
        double inside = from;
        double outside = end;
        for (int step = 0; step < 60; step++) {
            double middle = (inside + outside) / 2;
            if (likelihood.applyAsDouble(middle) >= top - HALF_CHI_SQUARED_95) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return (inside + outside) / 2;
    }

    private static double logLikelihood(Range[] ranges, double p) {
        double sum = 0;
        for (Range range : ranges) {
            BinomialDistribution law = new BinomialDistribution(null, range.customers(), p);
            double log = range.least() == range.most()
                    ? law.logProbability(range.least())
                    : Math.log(law.cumulativeProbability(range.least() - 1, range.most()));
            sum += Math.max(log, -1e6);
        }
        return sum;
    }

    /** What a day says of the customers; null if it says nothing. */
    private static @Nullable Range range(
            int number, PickingDay day, double unitsPerCustomer, FindingCollector findings) {
        Map<LocalDate, double[]> byDay = new TreeMap<>();
        for (PickingDay.LotSale lot : day.lots()) {
            if (lot.sold() < 0 || lot.available() < lot.sold()) {
                findings.add(
                        Severity.ERROR,
                        lot.sold() < 0 || lot.available() < 0
                                ? "lot.negative-quantity"
                                : "picking.sold-more-than-there-was",
                        Place.of(SOURCE, "day " + number),
                        "available, sold",
                        lot.available() + ", " + lot.sold(),
                        "Maybe a delivery was recorded late; the day is left out.");
                return null;
            }
            double[] sum = byDay.computeIfAbsent(lot.lastDay(), key -> new double[2]);
            sum[0] += lot.available();
            sum[1] += lot.sold();
        }
        byDay.values().removeIf(sum -> sum[0] == 0);
        double[][] lots = byDay.values().toArray(double[][]::new);
        double sold = 0;
        double available = 0;
        for (double[] lot : lots) {
            available += lot[0];
            sold += lot[1];
        }
        if (lots.length < 2 || sold == 0 || sold >= available) {
            return null;
        }
        int customers = (int) Math.max(1, Math.min(MOST_CUSTOMERS, Math.round(sold / unitsPerCustomer)));
        double each = sold / customers;
        double[] misfit = new double[customers + 1];
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= customers; k++) {
            misfit[k] = misfit(lots, sold - k * each, k * each);
            least = Math.min(least, misfit[k]);
        }
        int first = 0;
        while (misfit[first] > least + 1e-9 * sold) {
            first++;
        }
        int last = customers;
        while (misfit[last] > least + 1e-9 * sold) {
            last--;
        }
        return first == 0 && last == customers ? null : new Range(customers, first, last, least, sold);
    }

    /** Units that would have been taken from other lots, had so much been taken from the old and the fresh end. */
    private static double misfit(double[][] lots, double oldest, double newest) {
        double fromOld = oldest;
        double off = 0;
        double fromNew = newest;
        double[] taken = new double[lots.length];
        for (int i = 0; i < lots.length && fromOld > 0; i++) {
            taken[i] = Math.min(fromOld, lots[i][0]);
            fromOld -= taken[i];
        }
        for (int i = lots.length - 1; i >= 0 && fromNew > 0; i--) {
            double more = Math.min(fromNew, lots[i][0] - taken[i]);
            taken[i] += more;
            fromNew -= more;
        }
        for (int i = 0; i < lots.length; i++) {
            off += Math.abs(taken[i] - lots[i][1]) / 2;
        }
        return off;
    }
}
