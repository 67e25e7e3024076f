package io.flowcast.benchmarks.replay;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.core.feature.HourlyProfiles;
import io.flowcast.core.run.Streams;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * The demand that the replay plays: what was sold, plus what was asked for in sold-out hours, which nobody saw.
 *
 * <p>Let s be the sales of a day and a the share of the series' usual day that falls into its hours in stock. On a day that
 * never ran out the demand is s, in every run. On any other day the day's rate L is unknown: before the day it has a gamma
 * distribution with the local mean m and shape k, so after s was sold in exposure a it is Gamma(k + s, rate k / m + a), and the unseen demand
 * is Poisson with mean L (1 - a). Each run draws its own L and unseen demand, so the spread between runs is what is honestly not
 * known about sold-out hours. A day that sold much before it ran out thus gets much unseen demand, and no forecast of any
 * policy is used.
 *
 * <p>The local mean m is the ratio of sales to exposure over the days within {@value #WINDOW_DAYS} days of the same kind (working day or
 * weekend and holiday); k comes from the days in stock of all series by moments: Var = m + m^2 / k.
 */
final class LatentDemand {
    private static final int WINDOW_DAYS = 14;
    private static final double MIN_SHAPE = 0.5;
    private static final double MAX_SHAPE = 100;

    private final double[][] sold;
    private final double[][] exposure;
    private final boolean[][] free;
    private final int firstDay;
    private final int days;
    private final double shape;

    /** Series of one length: element {@code d} of each is the day {@code first + d}. */
    LatentDemand(List<List<SalesDay>> series, HourlyProfiles profiles, LocalDate first, LocalDate from, LocalDate to) {
        int length = (int) ChronoUnit.DAYS.between(first, to) + 1;
        sold = new double[series.size()][length];
        exposure = new double[series.size()][length];
        free = new boolean[series.size()][length];
        for (int i = 0; i < sold.length; i++) {
            for (SalesDay day : series.get(i)) {
                int d = (int) ChronoUnit.DAYS.between(first, day.date());
                if (d >= 0 && d < length) {
                    sold[i][d] = day.soldUnits();
                    exposure[i][d] = profiles.of(day.key()).availability(day);
                    free[i][d] = day.holiday() || day.date().getDayOfWeek().getValue() >= 6;
                }
            }
        }
        firstDay = (int) ChronoUnit.DAYS.between(first, from);
        days = length - firstDay;
        shape = shape();
    }

    int days() {
        return days;
    }

    /** Demand of all series and hidden days in one run: element [series][day]. */
    int[][] draw(long seed) {
        int[][] demand = new int[sold.length][days];
        for (int i = 0; i < sold.length; i++) {
            long stream = Streams.seed(seed, i);
            for (int d = 0; d < days; d++) {
                demand[i][d] = draw(i, firstDay + d, Streams.unit(stream, d, 0), Streams.unit(stream, d, 1));
            }
        }
        return demand;
    }

    private int draw(int i, int d, double u, double v) {
        double hidden = 1 - exposure[i][d];
        double mean = localMean(i, d);
        if (hidden <= 1e-9 || mean <= 0) {
            return (int) sold[i][d];
        }
        double k = shape + sold[i][d];
        double rate = shape / mean + exposure[i][d];
        double level = new GammaDistribution(null, k, 1 / rate).inverseCumulativeProbability(inside(u));
        double unseen = level * hidden;
        int more = unseen < 1e-9
                ? 0
                : new PoissonDistribution(null, unseen, 1e-12, 10_000).inverseCumulativeProbability(inside(v));
        return (int) sold[i][d] + more;
    }

    private static double inside(double u) {
        return Math.min(1 - 1e-12, Math.max(1e-12, u));
    }

    private double localMean(int i, int d) {
        double units = 0;
        double days = 0;
        for (int j = Math.max(0, d - WINDOW_DAYS); j < Math.min(sold[i].length, d + WINDOW_DAYS + 1); j++) {
            if (free[i][j] == free[i][d]) {
                units += sold[i][j];
                days += exposure[i][j];
            }
        }
        return days > 0 ? units / days : 0;
    }

    private double shape() {
        double excess = 0;
        double squares = 0;
        for (int i = 0; i < sold.length; i++) {
            for (int d = 0; d < sold[i].length; d++) {
                if (exposure[i][d] >= 1 - 1e-9) {
                    double mean = localMean(i, d);
                    double residual = sold[i][d] - mean;
                    excess += residual * residual - mean;
                    squares += mean * mean;
                }
            }
        }
        double k = excess > 0 ? squares / excess : MAX_SHAPE;
        return Math.max(MIN_SHAPE, Math.min(MAX_SHAPE, k));
    }

    /** Share of the played demand of a run that nobody saw. */
    double unseenShare(int[][] demand) {
        double seen = 0;
        double all = 0;
        for (int i = 0; i < demand.length; i++) {
            for (int d = 0; d < days; d++) {
                seen += sold[i][firstDay + d];
                all += demand[i][d];
            }
        }
        return all > 0 ? 1 - seen / all : 0;
    }
}
