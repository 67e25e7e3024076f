package io.flowcast.core.feature;

import io.flowcast.api.demand.SalesDay;

/**
 * How much days differ, from what the sales of a day so far tell of its next hour: the excess theta in
 *
 * <pre>
 *   E[s_h | s before h] = m p_h (1 + theta S) / (1 + theta m P)      S sales, P share of the profile, both in stock before h
 * </pre>
 *
 * which is the gamma-Poisson law of shape 1 / theta. Whether an hour is in stock follows from what was before it, so whatever ended the sales of a day, the errors of its
 * hours in stock have this mean; errors of whole days do not, as fast days end early. Clumps within an hour, which a likelihood would take for differences between days, have no part
 * in it. Theta makes {@code sum R (s_h - m p_h (1 + theta R)) = 0} with R = (S - m P) / (1 + theta m P), the estimating equation with weights for Poisson noise
 * (Godambe, Biometrika 72, 1985), drawn to a prior value as if that had been seen with a standard deviation of {@value #PRIOR_DEVIATION}. O(hours x grid) for each day.
 */
final class DayLikeness {
    /** Tried values, between which the equation is taken as straight. */
    private static final double[] GRID = {0, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28};

    private static final double PRIOR_DEVIATION = 0.1;

    private final double prior;
    private final double[] left = new double[GRID.length];

    DayLikeness(double prior) {
        this.prior = prior;
    }

    /**
     * Adds a day of a series.
     *
     * @param day the day
     * @param profile its profile
     * @param mean mean demand of a day
     * @param hours hours to learn from, as a set: those that most days reach, because where only slow days do, theta would follow the shape of the law's lower end alone; and in
     *     which stocks seldom end, because an hour whose last part was sold out is no longer what it was expected to be
     */
    void add(SalesDay day, HourlyProfile profile, double mean, int hours) {
        int closed = day.soldOutHours();
        int[] hourly = day.hourlySoldUnits();
        double sold = 0;
        double share = 0;
        for (int h = 0; h < hourly.length; h++) {
            if ((closed >>> h & 1) == 1) {
                continue;
            }
            double expected = mean * profile.share(h);
            double seen = mean * share;
            double error = hourly[h] - expected;
            for (int i = 0; i < GRID.length && seen > 0 && (hours >>> h & 1) == 1; i++) {
                double r = (sold - seen) / (1 + GRID[i] * seen);
                left[i] += r * (error - expected * GRID[i] * r);
            }
            sold += hourly[h];
            share += profile.share(h);
        }
    }

    /** The excess, from 0 on. */
    double excess() {
        double before = at(0);
        if (!(before > 0)) {
            return 0;
        }
        for (int i = 1; i < GRID.length; i++) {
            double next = at(i);
            if (!(next > 0)) {
                return GRID[i - 1] + (GRID[i] - GRID[i - 1]) * before / (before - next);
            }
            before = next;
        }
        return GRID[GRID.length - 1];
    }

    private double at(int i) {
        return left[i] + (prior - GRID[i]) / (PRIOR_DEVIATION * PRIOR_DEVIATION);
    }
}
